import { expect, test } from "vitest";
import { type Attempt, afterRefusals, attemptOf, type HelixFailure } from "./outcome";

const failure = (over: Partial<HelixFailure>): HelixFailure => ({
  ...{ kind: "unavailable", status: undefined, message: "No.", retryAfterMs: undefined, untouched: true },
  ...over,
});

test.each([
  ["no answer in time", failure({ kind: "timeout", untouched: false }), { state: "unknown" }],
  ["a 502", failure({ status: 502, untouched: false }), { state: "unknown" }],
  ["a connection that was refused", failure({}), { state: "refused", again: true }],
  ["a 503", failure({ status: 503 }), { state: "refused", again: true }],
  [
    "a 429",
    failure({ kind: "rate_limited", status: 429, retryAfterMs: 900 }),
    { state: "refused", again: true, afterMs: 900 },
  ],
  ["a dead token", failure({ kind: "unauthorized", status: 401 }), { state: "refused", again: false }],
  ["a missing scope", failure({ kind: "missing_scope", status: 401 }), { state: "refused", again: false }],
  ["a ban", failure({ kind: "rejected", status: 403 }), { state: "dropped", code: "forbidden" }],
  ["a text too long", failure({ kind: "rejected", status: 422 }), { state: "dropped", code: "too_long" }],
  ["a wrong request", failure({ kind: "rejected", status: 400 }), { state: "dropped", code: "rejected" }],
])("what is made of %s", (_case, given, attempt) => {
  expect(attemptOf(given)).toMatchObject(attempt);
});

type Refusal = Extract<Attempt, { state: "refused" }>;
const refusal = (over: Partial<Refusal>): Refusal => ({
  ...{ state: "refused", code: "unavailable", reason: "Away.", again: true, afterMs: null },
  ...over,
});

test("refused everywhere it is tried again, no sooner than Twitch wants, if one way may open", () => {
  const dead = refusal({ code: "unauthorized", again: false });
  expect(afterRefusals([dead, refusal({ afterMs: 2_000 })], 500)).toMatchObject({
    state: "queued",
    afterMs: 2_000,
  });
  expect(afterRefusals([refusal({ afterMs: 20 })], 500)).toMatchObject({ state: "queued", afterMs: 500 });
  expect(afterRefusals([dead], 500)).toMatchObject({ state: "dropped", code: "unauthorized" });
});
