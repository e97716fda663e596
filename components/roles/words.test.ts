import { describe, expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import type { RoleChange } from "@/lib/roles/schema";
import { changeWords, healthTextOf, intervalsWith, intervalWords, tierWords } from "./words";

const en = translatorFor("en", "roles");
const de = translatorFor("de", "roles");

const change = (fields: Partial<RoleChange>): RoleChange => ({
  role: "vip",
  change: "granted",
  userId: "1",
  login: "vera",
  displayName: "Vera",
  chatter: false,
  before: null,
  after: { tier: null, gift: false },
  ...fields,
});

describe("what a sync changed of somebody", () => {
  test.each<[Partial<RoleChange>, string, string]>([
    [{}, "Now VIP", "Jetzt VIP"],
    [
      { role: "subscriber", after: { tier: "2000", gift: true } },
      "Now subscriber (Tier 2, gift)",
      "Jetzt Abonnent (Stufe 2, Geschenk)",
    ],
    [
      { role: "moderator", change: "revoked", before: { tier: null, gift: false }, after: null },
      "No longer moderator",
      "Nicht mehr Moderator",
    ],
    [
      {
        role: "subscriber",
        change: "changed",
        before: { tier: "1000", gift: true },
        after: { tier: "2000", gift: false },
      },
      "Tier 1, gift, now Tier 2",
      "Stufe 1, Geschenk, jetzt Stufe 2",
    ],
  ])("%o", (fields, english, german) => {
    expect(changeWords(en, change(fields))).toBe(english);
    expect(changeWords(de, change(fields))).toBe(german);
  });
});

test.each([
  [5, "5 minutes"],
  [60, "1 hour"],
  [90, "90 minutes"],
  [1_440, "24 hours"],
])("an interval of %i minutes is %s", (minutes, words) => {
  expect(intervalWords(en, minutes)).toBe(words);
});

test("an interval that no choice has is among the choices, in its place", () => {
  expect(intervalsWith(30)).toEqual(intervalsWith(5));
  expect(intervalsWith(45).indexOf(45)).toBe(intervalsWith(45).indexOf(30) + 1);
});

test("a subscriber whose tier is not known is one all the same", () => {
  expect(tierWords(en, { tier: null, gift: true })).toBe("Subscriber, gift");
});

const NEXT_AT = "2026-11-20T18:30:00.000Z";
const ALL = ["channel:read:subscriptions", "channel:read:vips", "moderation:read"];

test.each<[Parameters<typeof healthTextOf>[0], string]>([
  [{ health: "healthy", running: null, missingScopes: [], nextAt: NEXT_AT }, "healthy"],
  [{ health: "never", running: null, missingScopes: ALL.slice(1), nextAt: NEXT_AT }, "never"],
  [{ health: "syncing", running: null, missingScopes: ALL, nextAt: null }, "asked"],
  [{ health: "never", running: null, missingScopes: ALL, nextAt: null }, "notAllowed"],
  [{ health: "failing", running: null, missingScopes: ALL, nextAt: null }, "notAllowed"],
  [{ health: "late", running: null, missingScopes: [], nextAt: null }, "left"],
])("no sync is promised that does not come by itself: %j is %s", (status, text) => {
  expect(healthTextOf(status)).toBe(text);
});
