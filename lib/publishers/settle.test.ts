import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OutgoingEvent, outcomeOf, type PublishOutcome } from "./carrier";
import { settle } from "./settle";

const event = (seq: number): OutgoingEvent => ({
  seq,
  key: "1",
  event: { id: `${seq}`, kind: "stream.online", version: 1, key: "1", at: "2026-11-28T12:00:00Z", data: {} },
});
const batch = [event(3), event(5), event(6)];

describe("an outcome", () => {
  test.each<[string, PublishOutcome, ReturnType<typeof settle>]>([
    ["all taken", outcomeOf(3), { position: 9, published: 3, next: { do: "go on" } }],
    [
      "some taken, then away",
      outcomeOf(2, { failed: "away", retryAfterMs: 7 }),
      { position: 5, published: 2, next: { do: "retry", reason: "away", retryAfterMs: 7 } },
    ],
    [
      "none taken",
      outcomeOf(0, { failed: "away" }),
      { position: null, published: 0, next: { do: "retry", reason: "away", retryAfterMs: 0 } },
    ],
    [
      "one refused",
      outcomeOf(1, { refused: "too large" }),
      { position: 5, published: 1, next: { do: "bury", event: event(5), reason: "too large" } },
    ],
    [
      "no more wanted, after some",
      outcomeOf(1, { over: "gone" }),
      { position: 3, published: 1, next: { do: "end", reason: "gone" } },
    ],
    [
      "no more wanted, after all",
      outcomeOf(3, { over: "gone" }),
      { position: 9, published: 3, next: { do: "end", reason: "gone" } },
    ],
  ])("%s", (_name, outcome, settled) => expect(settle(batch, 9, outcome)).toEqual(settled));

  test("that leaves some out without a word is a failure", () =>
    expect(settle(batch, 9, outcomeOf(1))).toMatchObject({ position: 3, next: { do: "retry" } }));
});

test("a position never passes over what was neither taken nor refused, and never goes back", () => {
  const endings = fc.constantFrom({ failed: "x" }, { refused: "x" }, { over: "x" }, undefined);
  const outcomes = fc
    .tuple(fc.integer({ min: -2, max: 12 }), endings)
    .map(([taken, ending]) => outcomeOf(taken, ending));
  const seqs = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(seqs, outcomes, (unsorted, outcome) => {
      const events = unsorted.toSorted((a, b) => a - b).map(event);
      const settled = settle(events, 100, outcome);
      const dealtWith = settled.published + (settled.next.do === "bury" ? 1 : 0);
      const left = events.slice(dealtWith).map(({ seq }) => seq);
      expect(settled.position ?? 0).toBeLessThan(Math.min(101, ...left));
      expect(settled.position ?? 100).toBeGreaterThanOrEqual(events[dealtWith - 1]?.seq ?? 0);
    }),
  );
});
