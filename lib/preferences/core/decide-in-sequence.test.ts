import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_PREFERENCES, type Decision, type Occasion, type Preferences, type Rules } from "../schema";
import { decide, decider, type Listener } from "./decide";
import { isQuiet } from "./quiet";
import { timeText } from "./time-of-day";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./wall";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Africa/Cairo",
  "Australia/Lord_Howe",
  "Mars/Olympus",
];
/** Days on which clocks are changed somewhere, and an ordinary one. */
const starts = ["2026-03-08", "2026-03-28", "2026-06-01", "2026-10-24", "2026-11-01"];

const quietHours = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from: timeText(from), to: timeText(to) }));
const rules: fc.Arbitrary<Rules> = fc.record(
  {
    words: fc.constant(["night"]),
    pattern: fc.constantFrom("^late", "(", ""),
    minViewers: fc.constant(20),
    firstOfDay: fc.constant(true),
    categories: fc.constant([{ id: "7", name: "Seven" }]),
  },
  { requiredKeys: [] },
);
const preferences: fc.Arbitrary<Preferences> = fc
  .record({
    inApp: fc.boolean(),
    email: fc.boolean(),
    push: fc.boolean(),
    changes: fc.boolean(),
    zone: fc.constantFrom(null, ...zones),
    quietHours: fc.option(quietHours),
    hourlyLimit: fc.integer({ min: 1, max: 4 }),
  })
  .map((some) => ({ ...DEFAULT_PREFERENCES, ...some }));
const wish = fc.constantFrom(null, true, false);
const override = fc.option(
  fc.record({ inApp: wish, email: wish, push: wish, changes: wish, rules: fc.option(rules) }),
);
const occasion: fc.Arbitrary<Omit<Occasion, "at">> = fc.record({
  kind: fc.constantFrom("live" as const, "live" as const, "changed" as const),
  broadcasterId: fc.constantFrom("1", "2"),
  title: fc.constantFrom("Late night", "Early"),
  categoryId: fc.constantFrom("7", "8"),
  viewerCount: fc.integer({ min: 0, max: 40 }),
});

test("a few days of occasions: never in quiet hours, never more than the limit in any hour, nothing without a word", () => {
  const occasions = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), occasion), { maxLength: 60 });
  fc.assert(
    fc.property(preferences, fc.constantFrom(...starts), occasions, (preferences, start, steps) => {
      const messages = { email: [] as number[], push: [] as number[] };
      let ms = Date.parse(`${start}T12:00:00Z`);
      for (const [minutes, what] of steps) {
        ms += minutes * MINUTE_MS;
        const now = new Date(ms);
        const recent = (times: number[]) =>
          times.filter((time) => time > ms - HOUR_MS).map((time) => new Date(time));
        const decisions = decide({
          ...{ preferences, override: null, muted: false, occasion: { ...what, kind: "live", at: now }, now },
          reach: { address: "verified", devices: 1 },
          history: { email: recent(messages.email), push: recent(messages.push), lastAnnouncedAt: null },
        });
        for (const decision of decisions) {
          if (decision.medium === "in_app") continue;
          if (decision.do === "skip") expect.fail(`skipped: ${decision.reason}`);
          if (decision.do === "gather") expect(decision.until > now).toBe(true);
          const times = messages[decision.medium];
          // What is gathered for one moment goes as one message; what is sent is one each.
          if (decision.do === "send") times.push(ms);
          else if (!times.includes(decision.until.getTime())) times.push(decision.until.getTime());
        }
      }
      for (const times of Object.values(messages)) {
        const sorted = times.sort((one, other) => one - other);
        for (const [place, time] of sorted.entries()) {
          expect(isQuiet(preferences, new Date(time))).toBe(false);
          const full = sorted[place + preferences.hourlyLimit];
          if (full !== undefined) expect(full - time).toBeGreaterThanOrEqual(HOUR_MS);
        }
      }
    }),
    { numRuns: 150 },
  );
});

const reach = fc.record({
  address: fc.constantFrom("verified" as const, "none" as const, "stopped" as const),
  devices: fc.integer({ min: 0, max: 2 }),
});
const now = Date.parse("2026-03-29T00:30:00Z");
const near = fc.integer({ min: -59, max: 300 }).map((minutes) => new Date(now + minutes * MINUTE_MS));
const listener: fc.Arbitrary<Listener> = fc.record({
  preferences: fc.tuple(preferences, rules).map(([some, rules]) => ({ ...some, rules })),
  override,
  muted: fc.boolean(),
  reach,
  history: fc.record({
    email: fc.array(near, { maxLength: 6 }),
    push: fc.array(near, { maxLength: 6 }),
    lastAnnouncedAt: fc.option(
      fc.integer({ min: 1, max: 4 * 24 }).map((hours) => new Date(now - hours * HOUR_MS)),
    ),
  }),
});

test("every way that is on has one decision, of those that are off everywhere there is none, and twice is the same", () => {
  fc.assert(
    fc.property(listener, occasion, (one, what) => {
      const asked = { ...one, occasion: { ...what, at: new Date(now) }, now: new Date(now) };
      const decisions = decide(asked);
      const { preferences, override } = one;
      const told = (general: boolean, here: boolean | null | undefined) => general || here === true;
      const media: Decision["medium"][] = [];
      if (what.kind === "live" || told(preferences.changes, override?.changes)) {
        if (told(preferences.inApp, override?.inApp)) media.push("in_app");
        if (told(preferences.email, override?.email)) media.push("email");
        if (told(preferences.push, override?.push)) media.push("push");
      }
      expect(decisions.map(({ medium }) => medium)).toEqual(media);
      for (const decision of decisions) {
        if (one.muted) expect(decision).toMatchObject({ do: "skip", reason: "muted" });
        if (decision.do !== "gather") continue;
        expect(decision.medium).not.toBe("in_app");
        expect(decision.until.getTime()).toBeGreaterThan(now);
        expect(isQuiet(preferences, decision.until)).toBe(false);
      }
      expect(decide(asked)).toEqual(decisions);
    }),
    { numRuns: 250 },
  );
});

test("ten thousand people are decided in well under a second, whatever their zones and patterns", () => {
  const people = fc.sample(listener, { numRuns: 500, seed: 1 });
  const all = Intl.supportedValuesOf("timeZone");
  const listeners = Array.from({ length: 10_000 }, (_, place): Listener => {
    const one = people[place % people.length] ?? people[0];
    if (!one) throw new Error("no sample");
    const rules = { ...one.preferences.rules, pattern: `late (night|${place % 200})` };
    return { ...one, preferences: { ...one.preferences, zone: all[place % all.length] ?? null, rules } };
  });
  const at = new Date(now + DAY_MS);
  const occasion: Occasion = {
    ...{ kind: "live", broadcasterId: "1", title: "Late night", categoryId: "7", viewerCount: 30, at },
  };
  const tookMs = () => {
    const started = performance.now();
    const decideOne = decider(occasion, at);
    const count = listeners.reduce((sum, one) => sum + decideOne(one).length, 0);
    expect(count).toBeGreaterThan(5_000);
    return performance.now() - started;
  };
  // Whatever else the machine has to do meanwhile.
  expect(Math.min(tookMs(), tookMs(), tookMs())).toBeLessThan(1_000);
});
