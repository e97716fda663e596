import { expect, test } from "vitest";
import { outcomeOf } from "./outcome";

const now = Date.parse("2026-11-21T12:00:00Z");
const of = (status: number, more: { location?: string; retryAfter?: string; body?: string } = {}) =>
  outcomeOf({ status, body: "", ...more }, now);

test.each([200, 201, 202])("%i: taken", (status) => {
  expect(of(status)).toEqual({ kind: "sent", receipt: null });
});

test("where it is kept is remembered", () => {
  expect(of(201, { location: "https://push.example/m/1" })).toEqual({
    kind: "sent",
    receipt: "https://push.example/m/1",
  });
});

test.each([404, 410])("%i: gone", (status) => {
  expect(of(status)).toMatchObject({ kind: "gone" });
});

test.each([
  [413, "too_large"],
  [401, "other_key"],
  [403, "other_key"],
  [400, "rejected"],
  [405, "rejected"],
  [301, "rejected"],
])("%i: refused for good, %s", (status, reason) => {
  expect(of(status)).toMatchObject({ kind: "refused", reason });
});

test.each([408, 429, 500, 502, 503, 504])("%i: tried again", (status) => {
  expect(of(status)).toMatchObject({ kind: "retry", afterMs: null });
});

test.each([
  ["30", 30_000],
  ["0", 0],
  ["Sat, 21 Nov 2026 12:01:00 GMT", 60_000],
  ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
  ["999999", 3_600_000],
  ["soon", null],
  ["-5", null],
])("after %s it is %s ms", (retryAfter, afterMs) => {
  expect(of(429, { retryAfter })).toMatchObject({ kind: "retry", afterMs });
});

test("what the push service said is kept short, without the browser's address", () => {
  const outcome = of(400, { body: `bad\n request for https://push.example/secret ${"x".repeat(999)}` });
  expect(outcome).toMatchObject({ error: expect.stringContaining("answered 400: bad request for … xxx") });
  expect("error" in outcome && outcome.error.length).toBeLessThan(250);
});
