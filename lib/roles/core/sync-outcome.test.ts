import { expect, test } from "vitest";
import type { RoleSyncResult } from "../schema";
import { resultOf, type SyncOutcome, stateOf } from "./sync-outcome";

const error = "VIPs: 401 Unauthorized - missing channel:read:vips scope";
const refused = { error, missingScope: "channel:read:vips" };
const whole: SyncOutcome[] = [
  { role: "subscriber", count: 25 },
  { role: "vip", count: 0 },
  { role: "moderator", count: 3 },
];

test.each<[string, SyncOutcome[], string, RoleSyncResult]>([
  ["all three", whole, "succeeded", { success: true, subCount: 25, vipCount: 0, modCount: 3, errors: [] }],
  [
    "one refused",
    whole.map((one) => (one.role === "vip" ? { role: "vip", ...refused } : one)),
    "partial",
    { success: false, subCount: 25, vipCount: null, modCount: 3, errors: [error] },
  ],
  [
    "none",
    whole.map(({ role }) => ({ role, ...refused })),
    "failed",
    { success: false, subCount: null, vipCount: null, modCount: null, errors: [error, error, error] },
  ],
])("%s", (_name, outcomes, state, result) => {
  expect(stateOf(outcomes)).toBe(state);
  expect(resultOf(outcomes)).toEqual(result);
});
