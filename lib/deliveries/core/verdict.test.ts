import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deliveryState } from "../schema";
import { type Decided, type Told, verdictsOf } from "./verdict";

const NOON = new Date("2026-11-21T12:00:00.000Z");
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

const told = (over: Partial<Told> = {}): Told => ({
  at: NOON,
  completed: true,
  followedAt: later(-1_000),
  inInbox: true,
  decided: [],
  ...over,
});
const decided = (over: Partial<Decided> = {}): Decided => ({
  kind: "live",
  medium: "email",
  state: "queued",
  reason: null,
  decidedAt: later(1),
  dueAt: later(1),
  sentAt: null,
  carriedBy: null,
  ...over,
});
const inWords = (from: Told) =>
  verdictsOf(from).map(({ medium, state, reason }) => [medium, state, reason].filter(Boolean).join(" "));

describe("verdictsOf", () => {
  test("who never changed anything: the bell rang, the rest is off", () => {
    expect(verdictsOf(told())).toEqual([
      { medium: "in_app", state: "told", reason: null, at: NOON.toISOString(), until: null },
      { medium: "email", state: "off", reason: null, at: null, until: null },
      { medium: "push", state: "off", reason: null, at: null, until: null },
    ]);
  });

  test("who is not reached yet waits, and who followed later or not at all was not meant", () => {
    expect(inWords(told({ inInbox: false, completed: false }))).toEqual([
      "in_app pending",
      "email pending",
      "push pending",
    ]);
    for (const followedAt of [null, later(1)]) {
      expect(inWords(told({ inInbox: false, followedAt }))[1]).toBe("email not_following");
    }
  });

  test("the bell that rang late, since a rule came to hold, rang then", () => {
    const late = decided({ medium: "in_app", state: "sent", sentAt: later(600) });
    expect(verdictsOf(told({ decided: [late] }))[0]).toMatchObject({
      state: "told",
      at: later(600).toISOString(),
    });
  });

  test("says why something was skipped or is kept back, and until when", () => {
    const verdicts = verdictsOf(
      told({
        inInbox: false,
        decided: [
          decided({ medium: "in_app", state: "skipped", reason: "category" }),
          decided({ state: "gathering", reason: "quiet_hours", dueAt: later(3_600) }),
          decided({ medium: "push", state: "skipped", reason: "no_device" }),
        ],
      }),
    );
    expect(verdicts).toMatchObject([
      { state: "skipped", reason: "category", until: null },
      { state: "gathering", reason: "quiet_hours", until: later(3_600).toISOString() },
      { state: "skipped", reason: "no_device" },
    ]);
  });

  test("what went with others has the time of the message that carried it", () => {
    const carriedBy = { state: "sent", dueAt: later(60), sentAt: later(61) } as const;
    expect(verdictsOf(told({ decided: [decided({ state: "gathered", carriedBy })] }))[1]).toMatchObject({
      state: "gathered",
      at: later(61).toISOString(),
      until: null,
    });
    const waiting = { state: "queued", dueAt: later(60), sentAt: null } as const;
    expect(
      verdictsOf(told({ decided: [decided({ state: "gathered", carriedBy: waiting })] }))[1],
    ).toMatchObject({ state: "gathered", at: null, until: later(60).toISOString() });
  });

  test("of several browsers, the one that it reached counts", () => {
    const push = (state: Decided["state"]) => decided({ medium: "push", state, sentAt: later(2) });
    expect(inWords(told({ decided: [push("failed"), push("sent"), push("skipped")] }))[2]).toBe("push sent");
    expect(inWords(told({ decided: [push("skipped"), push("queued")] }))[2]).toBe("push queued");
  });

  test("that the end of a stream was pushed says nothing of its beginning", () => {
    const ended = decided({ kind: "ended", medium: "push", state: "sent", sentAt: later(9) });
    expect(inWords(told({ decided: [ended] }))[2]).toBe("push off");
  });

  test("each way has one verdict, whatever there is and in whatever order", () => {
    const rows = fc.array(
      fc
        .record({
          medium: fc.constantFrom("in_app", "email", "push"),
          state: fc.constantFrom(...deliveryState.options),
        })
        .map((row) => decided(row)),
    );
    fc.assert(
      fc.property(rows, fc.boolean(), fc.boolean(), (list, inInbox, completed) => {
        const verdicts = verdictsOf(told({ decided: list, inInbox, completed }));
        expect(verdicts.map(({ medium }) => medium)).toEqual(["in_app", "email", "push"]);
        expect(inWords(told({ decided: list.toReversed(), inInbox, completed }))).toEqual(
          verdicts.map(({ medium, state }) => `${medium} ${state}`),
        );
      }),
    );
  });
});
