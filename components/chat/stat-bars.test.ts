import fc from "fast-check";
import { expect, test } from "vitest";
import { statBars } from "./stat-bars";

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);

test("hours one by one, the silent ones too", () => {
  const hours: [number, number, number][] = [
    [at("2026-11-20T20:00:00Z"), 30, 4],
    [at("2026-11-20T18:00:00Z"), 10, 3],
  ];
  expect(statBars({ hours }, "UTC").map(({ messages, chatters }) => [messages, chatters])).toEqual([
    [10, 3],
    [0, 0],
    [30, 4],
  ]);
});

test("days of the reader's zone when there are many hours, the one on which clocks change too", () => {
  const hours: [number, number, number][] = [
    [at("2026-10-23T22:00:00Z"), 1, 1],
    [at("2026-10-24T21:00:00Z"), 2, 1],
    [at("2026-10-24T22:00:00Z"), 4, 1],
    [at("2026-10-25T22:00:00Z"), 8, 1],
    [at("2026-10-25T23:00:00Z"), 16, 1],
    [at("2026-10-27T23:00:00Z"), 32, 1],
  ];
  const bars = statBars({ hours }, "Europe/Berlin");
  expect(bars.map(({ messages }) => messages)).toEqual([3, 12, 16, 0, 32]);
  expect(bars.map(({ from, to }) => (to - from) / HOUR)).toEqual([24, 25, 24, 24, 24]);
  expect(bars.every(({ chatters }) => chatters === null)).toBe(true);
});

test("nothing of nothing", () => {
  expect(statBars({ hours: [] }, "UTC")).toEqual([]);
});

test("every message is in one bar, and bars follow each other without a break", () => {
  const hour = fc.tuple(fc.integer({ min: 490_000, max: 491_000 }), fc.nat(1_000), fc.nat(50));
  const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata");
  fc.assert(
    fc.property(
      fc.uniqueArray(hour, { selector: ([number]) => number, maxLength: 40 }),
      zone,
      (given, timeZone) => {
        const hours = given.map(([number, messages, chatters]): [number, number, number] => [
          number * HOUR,
          messages,
          chatters,
        ]);
        const bars = statBars({ hours }, timeZone);
        const sum = (all: { messages: number }[]) => all.reduce((total, { messages }) => total + messages, 0);
        expect(sum(bars)).toBe(sum(hours.map(([, messages]) => ({ messages }))));
        bars.slice(1).forEach(({ from }, index) => {
          expect(from).toBe(bars[index]?.to);
        });
      },
    ),
  );
});
