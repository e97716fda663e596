import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isQuiet, quietUntil } from "./quiet";
import { timeText } from "./time-of-day";

const prefs = (zone: string | null, from: string, to: string) => ({ zone, quietHours: { from, to } });
const at = (time: string) => new Date(time);

describe("until when it is quiet", () => {
  test.each([
    ["before", "UTC", "22:00", "07:00", "2026-06-01T21:59:00Z", "2026-06-01T21:59:00Z"],
    [
      "at the first minute, over midnight",
      "UTC",
      "22:00",
      "07:00",
      "2026-06-01T22:00:00Z",
      "2026-06-02T07:00:00Z",
    ],
    ["after midnight", "UTC", "22:00", "07:00", "2026-06-02T03:00:00Z", "2026-06-02T07:00:00Z"],
    ["at the end", "UTC", "22:00", "07:00", "2026-06-02T07:00:00Z", "2026-06-02T07:00:00Z"],
    ["within a day", "UTC", "09:00", "17:30", "2026-06-01T12:00:00Z", "2026-06-01T17:30:00Z"],
    ["in another zone", "Europe/Berlin", "22:00", "07:00", "2026-06-01T20:00:00Z", "2026-06-02T05:00:00Z"],
    ["with half an hour", "Asia/Kolkata", "23:00", "06:00", "2026-01-01T18:00:00Z", "2026-01-02T00:30:00Z"],
    // Clocks are put forward from 02:00 to 03:00: the night is an hour shorter.
    ["a short night", "Europe/Berlin", "22:00", "07:00", "2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"],
    [
      "an end that is skipped",
      "Europe/Berlin",
      "22:00",
      "02:30",
      "2026-03-28T22:00:00Z",
      "2026-03-29T01:00:00Z",
    ],
    // Clocks are put back from 03:00 to 02:00: 02:30 comes twice, and what is quiet is so both times.
    ["a long night", "Europe/Berlin", "22:00", "07:00", "2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z"],
    ["its first time", "Europe/Berlin", "22:00", "02:30", "2026-10-25T00:15:00Z", "2026-10-25T00:30:00Z"],
    ["its second time", "Europe/Berlin", "22:00", "02:30", "2026-10-25T01:15:00Z", "2026-10-25T01:30:00Z"],
    // What is quiet up to the change is quiet again behind it.
    ["back into it", "Europe/Berlin", "22:00", "03:00", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z"],
    [
      "a zone that there is not",
      "Mars/Olympus",
      "22:00",
      "07:00",
      "2026-06-01T23:00:00Z",
      "2026-06-02T07:00:00Z",
    ],
    ["no zone", null, "22:00", "07:00", "2026-06-01T23:00:00Z", "2026-06-02T07:00:00Z"],
  ])("%s", (_what, zone, from, to, now, until) => {
    expect(quietUntil(prefs(zone, from, to), at(now))).toEqual(at(until));
    expect(isQuiet(prefs(zone, from, to), at(now))).toBe(now !== until);
  });

  test("no quiet hours", () => {
    const now = at("2026-06-01T23:00:00Z");
    expect(quietUntil({ zone: null, quietHours: null }, now)).toEqual(now);
    expect(isQuiet({ zone: null, quietHours: null }, now)).toBe(false);
  });
});

const zones = fc.constantFrom(
  ...["UTC", "Europe/Berlin", "America/New_York", "America/Havana", "Africa/Cairo", "Africa/Casablanca"],
  ...["Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham", "Pacific/Kiritimati"],
);
const minute = fc.integer({ min: 0, max: 1439 });
const walls = new Map<string, Intl.DateTimeFormat>();
const shownIn = (timeZone: string, time: Date) => {
  const wall = walls.get(timeZone) ?? new Intl.DateTimeFormat("sv", { timeZone, timeStyle: "short" });
  walls.set(timeZone, wall);
  return wall.format(time);
};

test("quiet is what the wall shows, and the end is the first minute that is not", () => {
  fc.assert(
    fc.property(
      fc.tuple(zones, minute, minute).filter(([, from, to]) => from !== to),
      fc.integer({ min: 0, max: 365 * 1440 }),
      ([zone, from, to], minutes) => {
        const [start, end] = [timeText(from), timeText(to)];
        const isShownQuiet = (time: Date) => {
          const shown = shownIn(zone, time);
          return start < end ? shown >= start && shown < end : shown >= start || shown < end;
        };
        const now = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
        const until = quietUntil(prefs(zone, start, end), now);
        expect(isQuiet(prefs(zone, start, end), now)).toBe(isShownQuiet(now));
        expect(isShownQuiet(until)).toBe(false);
        if (until > now) expect(isShownQuiet(new Date(until.getTime() - 60_000))).toBe(true);
        // Nothing between is open. Each minute would take too long; every 17th finds a gap of any hour.
        for (let ms = now.getTime(); ms < until.getTime(); ms += 17 * 60_000)
          expect(isShownQuiet(new Date(ms))).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});
