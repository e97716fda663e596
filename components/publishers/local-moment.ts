import { offsetAt } from "@/components/ui/zoned-day";

/** What a browser's field for a date and a time shows of a moment (ms) in a zone: "2026-11-20T20:14". */
export const fieldOf = (at: number, timeZone: string): string =>
  new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);

/**
 * The moment (ms) that such a field means in a zone; null when it holds none. Of an hour that comes twice it is the
 * first, so that what is sent again from then on is rather too much than too little.
 */
export function momentOf(field: string, timeZone: string): number | null {
  const wall = Date.parse(`${field}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(field) || Number.isNaN(wall)) return null;
  const guesses = [wall - 86_400_000, wall + 86_400_000].map((near) => wall - offsetAt(near, timeZone));
  const hits = guesses.filter((guess) => fieldOf(guess, timeZone) === field);
  return Math.min(...(hits.length > 0 ? hits : guesses));
}

/** The ways to say a beginning at one press, in ms before now, or the day's begin. */
export const presetOf = (preset: "hour" | "today", now: number, timeZone: string): string =>
  preset === "hour" ? fieldOf(now - 3_600_000, timeZone) : `${fieldOf(now, timeZone).slice(0, 10)}T00:00`;
