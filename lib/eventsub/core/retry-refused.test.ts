import { expect, test } from "vitest";
import { refusalOf, restMs } from "./retry-refused";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test.each([
  ["notification_failures_exceeded", 1, MINUTE_MS],
  ["notification_failures_exceeded", 3, 4 * MINUTE_MS],
  ["webhook_callback_verification_failed", 99, 6 * HOUR_MS],
  [429, 1, MINUTE_MS],
  ["authorization_revoked", 1, HOUR_MS],
  [403, 5, HOUR_MS],
  ["user_removed", 1, 24 * HOUR_MS],
  [404, 1, 24 * HOUR_MS],
] as const)("after %s, time %i, it rests for %i ms", (status, attempts, ms) => {
  expect(restMs(status, attempts)).toBe(ms);
});

test("refusals in a row are counted", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const first = refusalOf("key", 400, undefined, now);
  expect(first).toMatchObject({ attempts: 1, retryAt: new Date(now.getTime() + MINUTE_MS) });
  expect(refusalOf("key", 400, first, now)).toMatchObject({
    attempts: 2,
    retryAt: new Date(now.getTime() + 2 * MINUTE_MS),
  });
});
