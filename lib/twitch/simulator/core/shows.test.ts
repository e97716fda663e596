import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Streamer, streamerOf } from "./habits";
import { inventAccount } from "./invent";
import { nextShow, partAt, type Show, showAt, showsBetween, unplannedShow } from "./shows";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 21, 12);
const QUARTER: [number, number] = [NOW - 90 * DAY, NOW];

const streamer = (seed: number, index: number): Streamer =>
  streamerOf(seed, inventAccount(seed, index, new Set()));
const anyStreamer = fc.tuple(fc.nat(1000), fc.nat(5000)).map(([seed, index]) => streamer(seed, index));

/** Ordered, apart from each other, each with a beginning before its end and parts within. */
function expectSound(shows: readonly Show[]): void {
  for (const [place, show] of shows.entries()) {
    expect(show.endsAt - show.startsAt).toBeGreaterThanOrEqual(20 * 60_000);
    expect(show.endsAt - show.startsAt).toBeLessThanOrEqual(18 * HOUR);
    expect(show.startsAt % 1000).toBe(0);
    const next = shows[place + 1];
    if (next) expect(next.startsAt).toBeGreaterThan(show.endsAt);
    expect(show.parts[0]?.at).toBe(show.startsAt);
    const times = show.parts.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times.every((at) => at < show.endsAt)).toBe(true);
  }
}

describe("shows by habit", () => {
  test("are sound, and the same whenever and in whatever pieces one asks", () => {
    fc.assert(
      fc.property(anyStreamer, fc.nat(90 * 24), (who, hours) => {
        const shows = showsBetween(who, ...QUARTER);
        expectSound(shows);
        const middle = QUARTER[0] + hours * HOUR;
        const pieces = [...showsBetween(who, QUARTER[0], middle), ...showsBetween(who, middle, QUARTER[1])];
        expect(pieces).toEqual(shows);
      }),
      { numRuns: 60 },
    );
  });

  test("what is on, and what comes next, is found in the list", () => {
    fc.assert(
      fc.property(anyStreamer, fc.nat(60 * 24 * 60), (who, minutes) => {
        const now = QUARTER[0] + 5 * DAY + minutes * 60_000;
        const shows = showsBetween(who, now - 3 * DAY, now + 30 * DAY);
        expect(showAt(who, now)).toEqual(shows.find((show) => show.startsAt <= now && now < show.endsAt));
        expect(nextShow(who, now)).toEqual(shows.find((show) => show.startsAt > now));
      }),
      { numRuns: 100 },
    );
  });

  test("have ids of their own, all over the world", () => {
    const shows = Array.from({ length: 200 }, (_, n) => showsBetween(streamer(1, n), ...QUARTER)).flat();
    expect(shows.length).toBeGreaterThan(5_000);
    expect(new Set(shows.map(({ streamId }) => streamId)).size).toBe(shows.length);
    expect(shows.every(({ streamId }) => /^\d{14,}$/.test(streamId))).toBe(true);
  });

  test("show a pattern: most begin within an hour of the usual time on usual days, and are about as long", () => {
    for (let index = 0; index < 100; index += 1) {
      const who = streamer(1, index);
      const shows = showsBetween(who, ...QUARTER);
      const punctual = shows.filter(({ startsAt }) =>
        who.habits.starts.some((minutes, weekday) => {
          if (minutes === null) return false;
          // 3 days before the epoch a week began, on Monday.
          const into = (((startsAt - minutes * 60_000 + 3 * DAY) % (7 * DAY)) + 7 * DAY) % (7 * DAY);
          return Math.abs(into - weekday * DAY) <= 75 * 60_000;
        }),
      );
      expect(punctual.length).toBeGreaterThan(0.7 * shows.length);
      const usual = who.habits.lengthMinutes * 60_000;
      const alike = shows.filter(({ startsAt, endsAt }) => Math.abs(endsAt - startsAt - usual) < 0.4 * usual);
      expect(alike.length).toBeGreaterThan(0.7 * shows.length);
      const ids = new Set(who.habits.categories.map(({ id }) => id).concat("509658"));
      expect(shows.every(({ parts }) => parts.every(({ info }) => ids.has(info.categoryId)))).toBe(true);
    }
  });

  test("are called by what they show: no title names another game", () => {
    const parts = Array.from({ length: 100 }, (_, n) => showsBetween(streamer(1, n), ...QUARTER)).flatMap(
      (shows) => shows.flatMap((show) => show.parts),
    );
    const names = new Set(parts.map(({ info }) => info.categoryName));
    expect(names.size).toBeGreaterThan(10);
    for (const { info } of parts) {
      const named = [...names].filter((name) => name.length > 5 && info.title.includes(name));
      expect(named.every((name) => name === info.categoryName)).toBe(true);
    }
  });

  test("about a tenth of the world is on air, more in the evening than in the morning", () => {
    const people = Array.from({ length: 800 }, (_, n) => streamer(1, n));
    const onAir = (at: number) => people.filter((who) => showAt(who, at)).length / people.length;
    const hours = Array.from({ length: 24 }, (_, hour) => onAir(Date.UTC(2026, 10, 18, hour)));
    const mean = hours.reduce((sum, share) => sum + share, 0) / 24;
    expect(mean).toBeGreaterThan(0.07);
    expect(mean).toBeLessThan(0.16);
    expect(hours[19]).toBeGreaterThan(1.3 * (hours[9] ?? 1));
  });
});

describe("a show that no habit foresaw", () => {
  test("is as long as usual, and goes on for a while when it was found late", () => {
    fc.assert(
      fc.property(anyStreamer, fc.nat(30), (who, lateHours) => {
        const seenAt = NOW + lateHours * HOUR;
        const show = unplannedShow(who, { streamId: "1", startsAt: NOW, seenAt });
        expect(show).toEqual(unplannedShow(who, { streamId: "1", startsAt: NOW, seenAt }));
        expect(show.endsAt).toBeGreaterThan(seenAt);
        expect(show.parts[0]?.at).toBe(NOW);
      }),
    );
  });
});

test("the part that is on is the last that has begun", () => {
  const who = Array.from({ length: 50 }, (_, n) => streamer(1, n)).find(
    (one) => one.habits.restlessness > 0.8,
  );
  const show = showsBetween(who ?? streamer(1, 0), ...QUARTER).find(({ parts }) => parts.length > 2);
  const [first, second] = show?.parts ?? [];
  if (!show || !first || !second) throw new Error("nobody is restless");
  expect(partAt(show, second.at - 1)).toEqual({ part: first, index: 0 });
  expect(partAt(show, second.at)).toEqual({ part: second, index: 1 });
  expect(partAt(show, show.startsAt - 1)).toEqual({ part: undefined, index: -1 });
  expect(second.info).not.toEqual(first.info);
});
