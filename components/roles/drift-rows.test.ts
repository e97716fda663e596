import { expect, test } from "vitest";
import type { RoleChange } from "@/lib/roles/schema";
import { driftRows, keyOfRow } from "./drift-rows";

const change = (role: RoleChange["role"], userId: string): RoleChange => ({
  role,
  change: "revoked",
  userId,
  login: `login${userId}`,
  displayName: `Name${userId}`,
  chatter: false,
  before: { tier: null, gift: false },
  after: null,
});

test("each list has its name before its first change, and nobody stands in one twice", () => {
  const rows = driftRows([
    change("moderator", "1"),
    change("moderator", "2"),
    change("moderator", "1"),
    change("vip", "1"),
  ]);
  expect(rows.map(keyOfRow)).toEqual(["moderator", "moderator 1", "moderator 2", "vip", "vip 1"]);
});

test("no changes, no lists", () => {
  expect(driftRows([])).toEqual([]);
});
