import { expect, test } from "vitest";
import type { ChannelRole, SubscriberTier } from "@/lib/roles/schema";
import { roleChanges } from "./role-changes";

const holds = (role: ChannelRole, tier: SubscriberTier | null = null, gift = false) => ({
  ...{ role, tier, gift, revokedAt: null },
});
const held = (role: ChannelRole) => ({ ...holds(role), revokedAt: "2026-11-01T00:00:00.000Z" });
const one = { tier: "1000", gift: false };
const two = { tier: "2000", gift: false };
const nothing = { tier: null, gift: false };

test.each([
  ["nothing", [holds("vip"), holds("subscriber", "1000")], [holds("subscriber", "1000"), holds("vip")], []],
  ["a role gained", [], [holds("vip")], [{ role: "vip", change: "granted", before: null, after: nothing }]],
  [
    "a role lost",
    [holds("moderator")],
    [held("moderator")],
    [{ role: "moderator", change: "revoked", before: nothing, after: null }],
  ],
  [
    "another tier",
    [holds("subscriber", "1000")],
    [holds("subscriber", "2000"), held("subscriber")],
    [{ role: "subscriber", change: "changed", before: one, after: two }],
  ],
  [
    "a role that they had before",
    [held("vip")],
    [holds("vip"), held("vip")],
    [{ role: "vip", change: "granted", before: null, after: nothing }],
  ],
])("%s", (_name, before, after, changes) => {
  expect(roleChanges(before, after)).toEqual(changes);
});
