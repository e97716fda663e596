import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Limits, NO_TRIES, nextStep, type Outcome, type Tries } from "./next-step";
import type { RateHeaders } from "./rate-headers";
import { TwitchError, type TwitchErrorKind } from "./twitch-error";

const LIMITS: Limits = { canRenew: true, maxWaitMs: 65_000 };
const answered = (status: number, more: Partial<Extract<Outcome, { kind: "answered" }>> = {}): Outcome => ({
  kind: "answered",
  status,
  words: undefined,
  rate: null,
  retryAfterMs: null,
  ...more,
});
const broken = (kind: TwitchErrorKind): Outcome => ({ kind: "broken", error: new TwitchError(kind, "…") });
const rate = (remaining: number, resetInMs: number): RateHeaders => ({ limit: 800, remaining, resetInMs });
const step = (outcome: Outcome, tries: Partial<Tries> = {}, limits: Partial<Limits> = {}) =>
  nextStep("Get Streams", outcome, { ...NO_TRIES, ...tries }, { ...LIMITS, ...limits }, 0);
const fails = (kind: TwitchErrorKind, more: object = {}) => ({
  do: "fail",
  error: expect.objectContaining({ kind, ...more }),
});

describe("nextStep", () => {
  test.each<[string, ReturnType<typeof step>, object]>([
    ["a good answer", step(answered(200)), { do: "accept" }],
    ["a refused token", step(answered(401)), { do: "renew", tries: { renewals: 1, limited: 0, broken: 0 } }],
    ["a refused new token", step(answered(401), { renewals: 1 }), fails("unauthorized")],
    ["a refused token without another", step(answered(401), {}, { canRenew: false }), fails("unauthorized")],
    [
      "a missing scope",
      step(answered(401, { words: "Missing scope: user:read:follows" }), { renewals: 1 }),
      fails("missing_scope"),
    ],
    ["a wrong request", step(answered(400)), fails("rejected", { status: 400 })],
    ["a forbidden one", step(answered(403)), fails("rejected")],
    ["a redirect", step(answered(302)), fails("rejected")],
    ["nothing there", step(answered(404)), fails("not_found")],
    [
      "their failure",
      step(answered(503)),
      { do: "wait", ms: 150, bucketIsEmpty: false, tries: { renewals: 0, limited: 0, broken: 1 } },
    ],
    ["their third failure", step(answered(500), { broken: 2 }), fails("unavailable", { status: 500 })],
    [
      "a broken connection",
      step(broken("unavailable"), { broken: 1 }),
      { do: "wait", ms: 300, bucketIsEmpty: false, tries: { renewals: 0, limited: 0, broken: 2 } },
    ],
    ["a timeout", step(broken("timeout")), fails("timeout")],
    ["half an answer", step(broken("malformed")), fails("malformed")],
  ])("%s", (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test.each<[string, Outcome, number, boolean]>([
    ["an empty bucket: until it is full", answered(429, { rate: rate(0, 12_000) }), 12_000, true],
    ["no longer than a bucket takes to fill", answered(429, { rate: rate(0, 900_000) }), 60_000, true],
    ["a moment when the reset is now", answered(429, { rate: rate(0, 0) }), 250, true],
    ["Retry-After counts first", answered(429, { rate: rate(0, 12_000), retryAfterMs: 3_000 }), 3_000, true],
    ["points left: the limit is another one", answered(429, { rate: rate(5, 12_000) }), 500, false],
    ["no headers: a pause of our own", answered(429), 500, false],
    ["Retry-After alone", answered(429, { retryAfterMs: 7_000 }), 7_000, false],
  ])("429, %s", (_, outcome, ms, bucketIsEmpty) => {
    expect(step(outcome)).toEqual({ do: "wait", ms, bucketIsEmpty, tries: { ...NO_TRIES, limited: 1 } });
  });

  test("429 that would take too long, or comes again and again, fails with the time to wait", () => {
    expect(step(answered(429, { retryAfterMs: 3_600_000 }))).toEqual(
      fails("rate_limited", { retryAfterMs: 3_600_000, retryAfterSeconds: 3_600 }),
    );
    expect(step(answered(429), { limited: 3 })).toEqual(fails("rate_limited"));
  });

  test("whatever Twitch answers, asking ends after a few requests", () => {
    const outcome = fc.oneof(
      fc.constantFrom(401, 429, 500, 502, 503).map((status) => answered(status)),
      fc.constant(broken("unavailable")),
    );
    fc.assert(
      fc.property(
        fc.array(outcome, { minLength: 7, maxLength: 7 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (outcomes, random) => {
          let tries = NO_TRIES;
          for (const each of outcomes) {
            const next = nextStep("Get Streams", each, tries, LIMITS, random);
            if (next.do === "fail") return;
            expect(next.do).not.toBe("accept");
            if (next.do === "wait" || next.do === "renew") tries = next.tries;
          }
          throw new Error("it would ask for ever");
        },
      ),
    );
  });
});
