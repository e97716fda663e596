import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Airing, figuresOf } from "./figures";

const airing = (fromMs: number, toMs: number, change: Partial<Airing> = {}): Airing => ({
  fromMs,
  toMs,
  watchedSeconds: 0,
  sampledSeconds: 0,
  peakViewers: 0,
  peakMs: null,
  continues: false,
  ...change,
});

const none = { onAirMs: 0, streams: 0, watchedSeconds: 0, sampledSeconds: 0, peakViewers: null };

describe("figures of spans", () => {
  test("without streams are nothing", () => {
    expect(figuresOf([], [0, 10, 20])).toEqual([none, none]);
    expect(figuresOf([airing(0, 5)], [])).toEqual([]);
  });

  test("a stream over an edge is on both sides, with its viewers by its time", () => {
    const one = airing(6, 16, { watchedSeconds: 100, sampledSeconds: 10, peakViewers: 30, peakMs: 12 });
    expect(figuresOf([one], [0, 10, 20])).toEqual([
      { onAirMs: 4, streams: 1, watchedSeconds: 40, sampledSeconds: 4, peakViewers: null },
      { onAirMs: 6, streams: 1, watchedSeconds: 60, sampledSeconds: 6, peakViewers: 30 },
    ]);
  });

  test("a stream that ends at an edge is on one side", () => {
    expect(figuresOf([airing(5, 10)], [0, 10, 20])).toMatchObject([{ streams: 1 }, { streams: 0 }]);
    expect(figuresOf([airing(10, 15)], [0, 10, 20])).toMatchObject([{ streams: 0 }, { streams: 1 }]);
  });

  test("a stream of no length was there, at the edge and inside", () => {
    for (const at of [10, 14]) {
      const brief = airing(at, at, { peakViewers: 7, peakMs: at });
      expect(figuresOf([brief], [0, 10, 20])).toEqual([none, { ...none, streams: 1, peakViewers: 7 }]);
    }
  });

  test("two streams at once do not double the time, and both count", () => {
    const figures = figuresOf([airing(0, 10), airing(4, 8), airing(6, 14)], [0, 10, 20]);
    expect(figures).toMatchObject([
      { onAirMs: 10, streams: 3 },
      { onAirMs: 4, streams: 1 },
    ]);
  });

  test("what lies before and behind is left out", () => {
    expect(figuresOf([airing(0, 5), airing(3, 12), airing(25, 30)], [10, 20])).toMatchObject([
      { onAirMs: 2, streams: 1 },
    ]);
  });

  test("a peak counted a moment after the end belongs to the end", () => {
    const one = airing(2, 10, { peakViewers: 9, peakMs: 11 });
    expect(figuresOf([one], [0, 10, 20]).map(({ peakViewers }) => peakViewers)).toEqual([9, null]);
  });
});

const airings = fc
  .array(fc.tuple(fc.nat(100), fc.nat(40), fc.nat(500), fc.nat(900)), { maxLength: 12 })
  .map((rows) =>
    rows
      .map(([from, length, sampled, peak]) =>
        airing(from, from + length, {
          watchedSeconds: sampled * 7,
          sampledSeconds: sampled,
          peakViewers: peak,
          peakMs: from + Math.floor(length / 2),
        }),
      )
      .sort((a, b) => a.fromMs - b.fromMs),
  );
const edges = fc
  .uniqueArray(fc.nat(150), { minLength: 2, maxLength: 8 })
  .map((all) => all.sort((a, b) => a - b));

test("the time on air is that of counting each moment", () => {
  fc.assert(
    fc.property(airings, edges, (given, cuts) => {
      const figures = figuresOf(given, cuts);
      for (const [place, span] of figures.entries()) {
        const [from = 0, to = 0] = [cuts[place], cuts[place + 1]];
        const moments = Array.from({ length: to - from }, (_, step) => from + step);
        const live = moments.filter((ms) => given.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs));
        expect(span.onAirMs).toBe(live.length);
        const touching = given.filter(
          ({ fromMs, toMs }) =>
            (fromMs < to && toMs > from) || (fromMs === toMs && fromMs >= from && fromMs < to),
        );
        expect(span.streams).toBe(touching.length);
      }
    }),
  );
});

test("cutting a span changes nothing in sum", () => {
  fc.assert(
    fc.property(airings, (given) => {
      const [whole] = figuresOf(given, [0, 200]);
      const parts = figuresOf(given, [0, 30, 31, 90, 90, 200]);
      const sum = (of: "onAirMs" | "watchedSeconds" | "sampledSeconds") =>
        parts.reduce((total, part) => total + part[of], 0);
      expect(sum("onAirMs")).toBe(whole?.onAirMs);
      expect(sum("watchedSeconds")).toBeCloseTo(whole?.watchedSeconds ?? -1);
      expect(sum("sampledSeconds")).toBeCloseTo(whole?.sampledSeconds ?? -1);
      const peaks = parts.flatMap(({ peakViewers }) => peakViewers ?? []);
      expect(peaks.length === 0 ? null : Math.max(...peaks)).toBe(whole?.peakViewers);
    }),
  );
});
