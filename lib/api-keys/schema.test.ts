import { expect, test } from "vitest";
import { stateOf } from "./schema";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const [before, after] = ["2026-11-22T11:59:59Z", "2026-11-22T12:00:01Z"];

test.each([
  ["for ever", null, null, "active"],
  ["for a second yet", null, after, "active"],
  ["just now no more", null, new Date(NOW).toISOString(), "expired"],
  ["no more", null, before, "expired"],
  ["revoked", before, null, "revoked"],
  ["revoked, and its time has come", before, before, "revoked"],
] as const)("%s", (_name, revokedAt, expiresAt, state) => {
  expect(stateOf({ revokedAt, expiresAt }, NOW)).toBe(state);
});
