import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  APART_MS,
  apartOf,
  type ChannelNow,
  hindranceOf,
  linesMissing,
  type PlannedTimer,
  planTimers,
} from "./plan";

const MINUTE = 60_000;
const timer = (changed: Partial<PlannedTimer> = {}): PlannedTimer => ({
  ...{ id: "a", enabled: true, everyMs: 10 * MINUTE, minLines: 5, onlineOnly: true },
  ...{ createdAt: 0, lastSaidAt: null, linesThen: 100 },
  ...changed,
});
const channel = (changed: Partial<ChannelNow> = {}): ChannelNow => ({
  ...{ live: true, isRead: true, canSpeak: true, lines: 105, anySaidAt: null },
  ...changed,
});

describe("one timer", () => {
  test.each<[string, Partial<PlannedTimer>, Partial<ChannelNow>, number, ReturnType<typeof planTimers>]>([
    ["is said when its time and its lines are there", {}, {}, 10, { say: "a", lookAgainAt: 20 * MINUTE }],
    ["not before its time", {}, {}, 9.99, { say: null, lookAgainAt: 10 * MINUTE }],
    ["not before its lines", {}, { lines: 104 }, 30, { say: null, lookAgainAt: 10 * MINUTE }],
    ["not while it is off", { enabled: false }, {}, 30, { say: null, lookAgainAt: null }],
    ["not while the channel is offline", {}, { live: false }, 30, { say: null, lookAgainAt: null }],
    [
      "offline, when it may",
      { onlineOnly: false },
      { live: false },
      30,
      { say: "a", lookAgainAt: 35 * MINUTE },
    ],
    ["not while there is nobody to say it", {}, { canSpeak: false }, 30, { say: null, lookAgainAt: null }],
    ["not while nobody reads the channel", {}, { isRead: false }, 30, { say: null, lookAgainAt: null }],
    [
      "its time after it was last said",
      { lastSaidAt: 5 * MINUTE },
      {},
      14,
      { say: null, lookAgainAt: 15 * MINUTE },
    ],
    ["even when lines were counted anew", {}, { lines: 3 }, 30, { say: null, lookAgainAt: 10 * MINUTE }],
    [
      "without lines, when it wants none",
      { minLines: 0 },
      { lines: 0 },
      10,
      { say: "a", lookAgainAt: 15 * MINUTE },
    ],
  ])("%s", (_, ofTimer, ofChannel, minutes, plan) => {
    const { say, lookAgainAt } = planTimers([timer(ofTimer)], channel(ofChannel), minutes * MINUTE);
    expect(say).toBe(plan.say);
    if (plan.say === null) expect(lookAgainAt).toBe(plan.lookAgainAt);
    else expect(lookAgainAt).toBe(minutes * MINUTE + 5 * MINUTE);
  });

  test("tells how many lines are missing", () => {
    expect(linesMissing(timer(), channel({ lines: 98 }))).toBe(5);
    expect(linesMissing(timer(), channel({ lines: 102 }))).toBe(3);
    expect(linesMissing(timer(), channel({ lines: 1_000 }))).toBe(0);
  });
});

describe("several timers", () => {
  const at = (id: string, lastSaidAt: number) => timer({ id, lastSaidAt, minLines: 0 });

  test("the one that waits longest goes first, whatever the order they are told in", () => {
    const timers = [at("a", 3 * MINUTE), at("b", 1 * MINUTE), at("c", 2 * MINUTE)];
    const there = channel({ anySaidAt: 3 * MINUTE });
    for (const told of [timers, timers.toReversed()])
      expect(planTimers(told, there, 60 * MINUTE).say).toBe("b");
  });

  test("one that still waits for lines does not hold up the next", () => {
    const timers = [timer({ id: "a", minLines: 50 }), at("b", 1 * MINUTE)];
    expect(planTimers(timers, channel({ anySaidAt: MINUTE }), 60 * MINUTE).say).toBe("b");
  });

  test.each([
    [[], APART_MS],
    [[timer()], 5 * MINUTE],
    [[timer(), timer({ id: "b" })], 5 * MINUTE],
    [Array.from({ length: 5 }, (_, index) => timer({ id: String(index) })), 2 * MINUTE],
    [Array.from({ length: 50 }, (_, index) => timer({ id: String(index) })), APART_MS],
    [[timer({ everyMs: MINUTE }), timer({ id: "b", enabled: false })], MINUTE],
  ])("are spread over their time (%#)", (timers, apart) => {
    expect(apartOf(timers)).toBe(apart);
  });

  test("after hours without anybody looking, one is said, not all", () => {
    const timers = Array.from({ length: 10 }, (_, index) => at(String(index), index));
    const plan = planTimers(timers, channel({ anySaidAt: 9 }), 600 * MINUTE);
    expect(plan).toEqual({ say: "0", lookAgainAt: 601 * MINUTE });
    const after = timers.map((one) => (one.id === "0" ? { ...one, lastSaidAt: 600 * MINUTE } : one));
    expect(planTimers(after, channel({ anySaidAt: 600 * MINUTE }), 600 * MINUTE + 59_999)).toEqual({
      say: null,
      lookAgainAt: 601 * MINUTE,
    });
  });
});

/** Plays a channel: every step some lines come, it may go on or off air, and whoever plans looks, or not. */
const story = fc.record({
  timers: fc.array(
    fc.record({
      everyMinutes: fc.integer({ min: 1, max: 30 }),
      minLines: fc.integer({ min: 0, max: 20 }),
      onlineOnly: fc.boolean(),
      enabled: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  steps: fc.array(
    fc.record({
      ms: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 7_200_000 })),
      lines: fc.integer({ min: 0, max: 30 }),
      live: fc.boolean(),
      isRead: fc.boolean(),
    }),
    { maxLength: 200 },
  ),
});

test("whatever happens: its time and lines between two turns, others 30 seconds away, nothing when it must not", () => {
  fc.assert(
    fc.property(story, ({ timers: made, steps }) => {
      let timers = made.map(({ everyMinutes, ...rest }, index) =>
        timer({ ...rest, id: String(index), everyMs: everyMinutes * MINUTE, linesThen: 0 }),
      );
      let now = 0;
      let state = channel({ lines: 0 });
      for (const { ms, lines, live, isRead } of steps) {
        now += ms;
        state = { ...state, live, isRead, lines: state.lines + lines };
        const { say } = planTimers(timers, state, now);
        if (say === null) continue;
        const said = timers.find(({ id }) => id === say);
        if (!said) throw new Error("said one that is not there");
        expect(hindranceOf(said, state)).toBeNull();
        expect(now - (said.lastSaidAt ?? said.createdAt)).toBeGreaterThanOrEqual(said.everyMs);
        expect(state.lines - said.linesThen).toBeGreaterThanOrEqual(said.minLines);
        if (state.anySaidAt !== null) expect(now - state.anySaidAt).toBeGreaterThanOrEqual(APART_MS);
        timers = timers.map((one) =>
          one === said ? { ...one, lastSaidAt: now, linesThen: state.lines } : one,
        );
        state = { ...state, anySaidAt: now };
      }
    }),
  );
});

test("looking only when told to, and after each change, misses nothing that looking all the time would say", () => {
  fc.assert(
    fc.property(story, ({ timers: made, steps }) => {
      const timers = made.map(({ everyMinutes, ...rest }, index) =>
        timer({ ...rest, id: String(index), everyMs: everyMinutes * MINUTE, linesThen: 0 }),
      );
      let now = 0;
      let state = channel({ lines: 0 });
      for (const { ms, lines, live, isRead } of steps) {
        state = { ...state, live, isRead, lines: state.lines + lines };
        const { say, lookAgainAt } = planTimers(timers, state, now);
        if (say === null && (lookAgainAt === null || lookAgainAt > now)) {
          // Until then, or for ever, nothing is due.
          const until = lookAgainAt ?? now + 100 * 60 * MINUTE;
          for (const share of [0, 0.5, 0.999])
            expect(planTimers(timers, state, Math.floor(now + share * (until - now - 1))).say).toBeNull();
        }
        now += ms;
      }
    }),
  );
});

test("nobody starves: with time and lines enough, each is said at least once in its time and a round of all", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 10 }), (minutes) => {
      let timers = minutes.map((every, index) =>
        timer({ id: String(index), everyMs: every * MINUTE, minLines: 0 }),
      );
      let state = channel();
      const round = timers.length * apartOf(timers);
      let latest = 0;
      for (let now = 0; now < 120 * MINUTE; now += 5_000) {
        for (const one of timers) latest = Math.max(latest, now - (one.lastSaidAt ?? 0) - one.everyMs);
        const { say } = planTimers(timers, state, now);
        if (say === null) continue;
        timers = timers.map((one) => (one.id === say ? { ...one, lastSaidAt: now } : one));
        state = { ...state, anySaidAt: now };
      }
      expect(latest).toBeLessThanOrEqual(round + timers.length * 5_000);
    }),
    { numRuns: 30 },
  );
});
