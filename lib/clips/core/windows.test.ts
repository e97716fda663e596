import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cutOff,
  evenParts,
  halves,
  mayBeCut,
  nextWidth,
  type ReadSpan,
  type Span,
  shareOf,
  wholeSecond,
} from "./windows";

const at = (seconds: number) => new Date(seconds * 1000);
const span = (from: number, to: number): Span => ({ from: at(from), to: at(to) });
const DAY = 86_400;
const lengthOf = ({ from, to }: Span) => to.getTime() - from.getTime();

describe("halves", () => {
  test.each([
    [span(0, 2), [span(0, 1), span(1, 2)]],
    [span(0, 3), [span(0, 1), span(1, 3)]],
    [span(5, 15), [span(5, 10), span(10, 15)]],
    [span(7, 8), null],
  ])("%#", (whole, parts) => expect(halves(whole)).toEqual(parts));

  test("end at whole seconds, and after few steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 * 365 * DAY }), (seconds) => {
        let steps = 0;
        let rest = span(0, seconds);
        for (let parts = halves(rest); parts; parts = halves(rest)) {
          const [older, newer] = parts;
          expect([older.from, older.to, newer.to]).toEqual([rest.from, newer.from, rest.to]);
          expect(lengthOf(older) % 1000).toBe(0);
          rest = lengthOf(newer) > lengthOf(older) ? newer : older;
          steps += 1;
        }
        expect(steps).toBeLessThanOrEqual(Math.ceil(Math.log2(seconds)) + 1);
      }),
    );
  });
});

describe("evenParts", () => {
  test.each<[string, Span, number[], [Span, Span] | null]>([
    ["at the middle clip", span(0, 100), [90, 91, 92, 93], [span(0, 92), span(92, 100)]],
    ["never before the first second", span(0, 100), [0, 0, 0, 50], [span(0, 1), span(1, 100)]],
    ["never behind the last", span(0, 100), [0, 99, 99, 99], [span(0, 99), span(99, 100)]],
    ["in halves, where nothing was told", span(0, 100), [], [span(0, 50), span(50, 100)]],
    ["not, where it is one second", span(7, 8), [7, 7], null],
    [
      "not, where most lie outside: Twitch told of more than it was asked",
      span(17, 40),
      [1, 2, 3, 50, 20],
      null,
    ],
    ["not at those that lie outside", span(20, 40), [0, 10, 35, 36, 37], [span(20, 36), span(36, 40)]],
  ])("parts %s", (_, whole, seconds, parts) => expect(evenParts(whole, seconds.map(at))).toEqual(parts));
});

describe("nextWidth", () => {
  const week: ReadSpan = { ...span(0, 7 * DAY), found: 0 };
  test.each([
    ["nothing read yet: a week", null, 7 * DAY],
    ["nothing in a week: four weeks", week, 28 * DAY],
    ["as many as wanted: as long", { ...week, found: 500 }, 7 * DAY],
    ["too many: shorter", { ...week, found: 1_000 }, 3.5 * DAY],
    ["never less than a second", { ...span(0, 1), found: 1_000 }, 1],
  ] as const)("%s", (_, last, seconds) => expect(nextWidth(last)).toBe(seconds * 1000));
});

describe("cutOff", () => {
  test.each([
    ["newest", { now: span(80, 100), rest: span(0, 80) }],
    ["oldest", { now: span(0, 20), rest: span(20, 100) }],
  ] as const)("the %s end", (end, cut) => expect(cutOff(span(0, 100), 20_000, end)).toEqual(cut));
  test("leaves no crumbs", () =>
    expect(cutOff(span(0, 100), 80_000, "newest")).toEqual({ now: span(0, 100), rest: null }));
});

describe("shareOf", () => {
  test("is 1 only when nothing is left", () => {
    expect(shareOf({ doneMs: 0, todoMs: 0, cappedMs: 0 })).toBe(1);
    expect(shareOf({ doneMs: 3e11, todoMs: 0, cappedMs: 0 })).toBe(1);
    expect(shareOf({ doneMs: 1e18, todoMs: 0, cappedMs: 1000 })).toBeLessThan(1);
    expect(shareOf({ doneMs: 1, todoMs: 3, cappedMs: 0 })).toBe(0.25);
  });
});

test("wholeSecond goes down", () => expect(wholeSecond(new Date(1_999))).toEqual(at(1)));

/** Walks through a past as the archive does. Twitch gives `cap` clips of a window, and its ends are inclusive. */
function walk(past: Span, clips: readonly number[], cap: number) {
  const todo: Span[] = [past];
  const done: ReadSpan[] = [];
  const capped: Span[] = [];
  const shares: number[] = [];
  const seen = new Set<number>();
  let requests = 0;
  for (let next = todo.pop(); next; next = todo.pop()) {
    const last = done.findLast(({ from }) => from.getTime() === next?.to.getTime()) ?? null;
    const { now, rest } = cutOff(next, nextWidth(last), "newest");
    if (rest) todo.push(rest);
    const [from, to] = [now.from.getTime() / 1000, now.to.getTime() / 1000];
    const given = clips.flatMap((second, id) => (second >= from && second <= to ? [id] : [])).slice(0, cap);
    requests += Math.max(1, Math.ceil(given.length / 100));
    for (const id of given) seen.add(id);
    const parts = evenParts(
      now,
      given.map((id) => at(clips[id] ?? 0)),
    );
    if (!mayBeCut(given.length)) done.push({ ...now, found: given.length });
    else if (parts) todo.push(...parts);
    else capped.push(now);
    const sum = (spans: readonly Span[]) => spans.reduce((ms, one) => ms + lengthOf(one), 0);
    expect(sum(todo) + sum(done) + sum(capped)).toBe(lengthOf(past));
    shares.push(shareOf({ doneMs: sum(done), todoMs: sum(todo), cappedMs: sum(capped) }));
  }
  return { done, capped, shares, seen, requests };
}

describe("a walk through the past", () => {
  test("covers it without overlap, sees every clip, and ends", () => {
    const past = fc.integer({ min: 1, max: 400 * DAY });
    const bursts = fc.array(
      fc.record({ at: fc.nat(400 * DAY), length: fc.nat(30 * DAY), clips: fc.nat(2_500) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(past, bursts, (seconds, busy) => {
        const clips = busy.flatMap(({ at: begin, length, clips: count }) =>
          Array.from({ length: count }, (_, n) => begin + Math.floor((length * n) / count)),
        );
        const within = clips.filter((second) => second < seconds);
        const { done, capped, shares, seen } = walk(span(0, seconds), within, 1_000);
        const spans = [...done, ...capped].toSorted((a, b) => a.from.getTime() - b.from.getTime());
        let end = 0;
        for (const one of spans) {
          expect(one.from.getTime()).toBe(end);
          end = one.to.getTime();
        }
        expect(end).toBe(seconds * 1000);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        expect(shares.at(-1) === 1).toBe(capped.length === 0);
        if (capped.length === 0) expect(seen.size).toBe(within.length);
      }),
      { numRuns: 50 },
    );
  });

  test("a crowded hour costs little more than its pages", () => {
    const clips = Array.from({ length: 4_000 }, (_, n) => 300 * DAY + Math.floor(n * 0.9));
    expect(walk(span(0, 3 * 365 * DAY), clips, 1_000).requests).toBeLessThan(4 * 40);
  });

  test("asks little of a channel without clips", () => {
    expect(walk(span(0, 10 * 365 * DAY), [], 1_000).requests).toBeLessThanOrEqual(6);
  });

  test("a busy channel costs little more than its pages", () => {
    // Ten years, the last three of them busy, with nights, holidays and a year of silence in between.
    const clips: number[] = [];
    for (let day = 7 * 365; clips.length < 13_612; day += 1) {
      if (day % 7 === 3 || (day % 365 > 180 && day % 365 < 210)) continue;
      const count = 5 + ((day * 7919) % 23);
      for (let n = 0; n < count; n += 1) clips.push(day * DAY + 64_800 + n * 600);
    }
    const { seen, capped, requests } = walk(span(0, 10 * 365 * DAY), clips, 1_000);
    expect(capped).toEqual([]);
    expect(seen.size).toBe(clips.length);
    expect(requests).toBeLessThan(1.5 * Math.ceil(clips.length / 100));
  });
});
