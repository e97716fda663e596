import fc from "fast-check";
import { expect, test } from "vitest";
import { syncSource } from "../schema";
import { type ChannelFacts, dueChannels, nextByInterval, STREAM_START_MS } from "./due-channels";
import { GUARD_MS, type LastStarts } from "./guard";

const NOW = new Date("2026-11-20T18:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const channel = (more: Partial<ChannelFacts> = {}): ChannelFacts => ({
  channelId: "1",
  intervalMinutes: 30,
  automatic: true,
  asks: [],
  lastStarts: { "background-30min": ago(10) },
  lastFailed: false,
  streamStartedAt: null,
  died: null,
  ...more,
});

test.each<[string, Partial<ChannelFacts>, string | null]>([
  ["synced 10 minutes ago", {}, null],
  ["never synced", { lastStarts: {} }, "background-30min"],
  ["30 minutes ago", { lastStarts: { startup: ago(30) } }, "background-30min"],
  ["not quite", { lastStarts: { startup: ago(29.9) } }, null],
  ["an interval of 5 minutes", { intervalMinutes: 5, lastStarts: { startup: ago(5) } }, "background-30min"],
  ["an interval of a day", { intervalMinutes: 1440, lastStarts: { startup: ago(1439) } }, null],
  [
    "an interval of a day, and the last one failed",
    { intervalMinutes: 1440, lastFailed: true, lastStarts: { startup: ago(30) } },
    "background-30min",
  ],
  ["it failed just now", { intervalMinutes: 1440, lastFailed: true, lastStarts: { startup: ago(29) } }, null],
  [
    "a short interval is none the longer for a failure",
    { intervalMinutes: 5, lastFailed: true, lastStarts: { startup: ago(5) } },
    "background-30min",
  ],
  ["a channel that allows nothing", { automatic: false, lastStarts: {}, streamStartedAt: NOW }, null],
  ["a channel that allows nothing, by hand", { automatic: false, asks: ["manual-ui"] }, "manual-ui"],
  ["asked for", { asks: ["startup"] }, "startup"],
  ["asked for twice", { asks: ["startup", "manual-ui"] }, "manual-ui"],
  ["asked for within the guard", { asks: ["startup"], lastStarts: { startup: ago(4) } }, null],
  [
    "asked for when another is guarded",
    { asks: ["startup"], lastStarts: { "manual-ui": ago(1) } },
    "startup",
  ],
  [
    "guarded, and another asked for",
    { asks: ["manual-ui", "startup"], lastStarts: { "manual-ui": ago(1) } },
    "startup",
  ],
  ["a stream that began", { streamStartedAt: ago(1) }, "stream-start"],
  ["its sync was made", { streamStartedAt: ago(1), lastStarts: { "stream-start": ago(0.5) } }, null],
  [
    "the sync of one before",
    { streamStartedAt: ago(1), lastStarts: { "stream-start": ago(20) } },
    "stream-start",
  ],
  [
    "within the guard of one before",
    { streamStartedAt: ago(1), lastStarts: { "stream-start": ago(3) } },
    null,
  ],
  ["a stream that began long ago", { streamStartedAt: new Date(NOW.getTime() - STREAM_START_MS - 1) }, null],
  ["one that died", { died: "manual-ui", lastStarts: { "manual-ui": ago(6) } }, "manual-ui"],
  ["one that died just now", { died: "manual-ui", lastStarts: { "manual-ui": ago(2) } }, null],
])("%s", (_name, facts, source) => {
  expect(dueChannels([channel(facts)], NOW)).toEqual(source ? [{ channelId: "1", source }] : []);
});

test("whoever waits comes first, and the rest as it came", () => {
  const due = dueChannels(
    [
      channel({ channelId: "a", lastStarts: {} }),
      channel({ channelId: "b", asks: ["startup"] }),
      channel({ channelId: "c", lastStarts: {} }),
      channel({ channelId: "d", asks: ["manual-ui"] }),
    ],
    NOW,
  );
  expect(due.map(({ channelId }) => channelId)).toEqual(["d", "b", "a", "c"]);
});

const anySource = fc.constantFrom(...syncSource.options);
const anyTime = fc.integer({ min: 0, max: 3_000 }).map(ago);
const anyChannel = fc.record({
  channelId: fc.constant("1"),
  intervalMinutes: fc.integer({ min: 5, max: 1440 }),
  automatic: fc.boolean(),
  asks: fc.uniqueArray(anySource),
  lastStarts: fc.dictionary(anySource, anyTime) as fc.Arbitrary<LastStarts>,
  lastFailed: fc.boolean(),
  streamStartedAt: fc.option(anyTime),
  died: fc.option(anySource),
});

test("nothing is made twice within five minutes for the same source", () => {
  fc.assert(
    fc.property(anyChannel, (facts) => {
      for (const { source } of dueChannels([facts], NOW)) {
        expect(NOW.getTime() - (facts.lastStarts[source]?.getTime() ?? 0)).toBeGreaterThanOrEqual(GUARD_MS);
      }
    }),
  );
});
test("what is allowed is not left longer than its interval", () => {
  fc.assert(
    fc.property(anyChannel, (facts) => {
      if (!facts.automatic || nextByInterval(facts, NOW) > NOW) return;
      expect(dueChannels([facts], NOW)).toHaveLength(1);
    }),
  );
});
