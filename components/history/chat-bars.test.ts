import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChatRate } from "@/lib/chat/schema";
import { chatBars, chatGaps, perMinuteAt } from "./chat-bars";

const MINUTE = 60_000;
const rate = (points: [number, number][], gaps: ChatRate["gaps"] = []): ChatRate => ({
  stepSeconds: 60,
  points,
  gaps,
});
const hour = { from: 0, to: 60 * MINUTE };

describe("bars of a stream's chat", () => {
  test("minute by minute while that fits", () => {
    expect(
      chatBars(
        rate([
          [0, 30],
          [2 * MINUTE, 5],
        ]),
        hour,
      ),
    ).toEqual([
      { from: 0, to: MINUTE, perMinute: 30 },
      { from: 2 * MINUTE, to: 3 * MINUTE, perMinute: 5 },
    ]);
  });

  test("several minutes a bar on a long stream, as an average", () => {
    const day = { from: 0, to: 24 * 60 * MINUTE };
    const bars = chatBars(rate(Array.from({ length: 6 }, (_, minute) => [minute * MINUTE, 12])), day);
    expect(bars).toEqual([{ from: 0, to: 6 * MINUTE, perMinute: 12 }]);
  });

  test("the bar under way is held against the time that has passed", () => {
    const day = { from: 0, to: 24 * 60 * MINUTE - 4 * MINUTE };
    const start = 24 * 60 * MINUTE - 6 * MINUTE;
    expect(
      chatBars(
        rate([
          [start, 10],
          [start + MINUTE, 10],
        ]),
        day,
      ).at(-1)?.perMinute,
    ).toBe(10);
  });

  test("what was said before and after is not the stream's", () => {
    const extent = { from: 10 * MINUTE, to: 20 * MINUTE };
    expect(
      chatBars(
        rate([
          [0, 9],
          [20 * MINUTE, 9],
        ]),
        extent,
      ),
    ).toEqual([]);
  });

  test("steps that begin with the stream, not with the minute", () => {
    const extent = { from: 17_000, to: 17_000 + 60 * MINUTE };
    const points: [number, number][] = [
      [17_000, 3],
      [17_000 + MINUTE, 4],
    ];
    expect(chatBars(rate(points), extent).map(({ perMinute }) => perMinute)).toEqual([3, 4]);
  });

  test("never more than 240, apart from each other, with every message in one of them", () => {
    const count = fc.array(fc.nat(500), { maxLength: 2_000 });
    fc.assert(
      fc.property(count, (counts) => {
        const extent = { from: 0, to: Math.max(1, counts.length) * MINUTE };
        const bars = chatBars(rate(counts.map((value, minute) => [minute * MINUTE, value])), extent);
        expect(bars.length).toBeLessThanOrEqual(240);
        const drawn = bars.reduce(
          (sum, { from, to, perMinute }) => sum + (perMinute * (to - from)) / MINUTE,
          0,
        );
        expect(drawn).toBeCloseTo(
          counts.reduce((sum, value) => sum + value, 0),
          3,
        );
        bars.slice(1).forEach((bar, index) => {
          expect(bar.from).toBeGreaterThanOrEqual(bars[index]?.to ?? 0);
        });
      }),
    );
  });
});

describe("gaps", () => {
  const iso = (minute: number) => new Date(minute * MINUTE).toISOString();
  const gap = (from: number, to: number | null) => ({
    channelId: "1",
    from: iso(from),
    to: to === null ? null : iso(to),
    reason: "disconnected",
  });

  test("are cut to the stream, and an open one lasts to its end", () => {
    const given = rate([], [gap(-5, 5), gap(50, null), gap(70, 80)]);
    expect(chatGaps(given, hour)).toEqual([
      { from: 0, to: 5 * MINUTE, label: "disconnected" },
      { from: 50 * MINUTE, to: 60 * MINUTE, label: "disconnected" },
    ]);
  });

  test("silence is nought, a gap is not known", () => {
    const given = rate([[0, 30]], [gap(10, 20)]);
    const at = (minute: number) =>
      perMinuteAt({ bars: chatBars(given, hour), gaps: chatGaps(given, hour) }, minute * MINUTE);
    expect([at(0), at(5), at(15)]).toEqual([30, 0, null]);
  });
});
