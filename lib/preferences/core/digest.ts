import type { Preferences } from "../schema";
import { DAY_MS, HOUR_MS, wallOf } from "./wall";

/** The first of January 1970 was a Thursday. */
const THURSDAY = 4;

/**
 * When the next digest after a moment is due, by the clock on the person's wall; null when they want none. An hour that
 * the clocks skip is the moment of the change, and one that they show twice its first.
 */
export function nextDigest(
  {
    digest,
    digestHour,
    digestWeekday,
    zone,
  }: Pick<Preferences, "digest" | "digestHour" | "digestWeekday" | "zone">,
  after: Date,
): Date | null {
  if (digest === "off") return null;
  const wall = wallOf(zone, after);
  const today = Math.floor(wall.local(after.getTime()) / DAY_MS);
  for (let day = today; ; day += 1) {
    if (digest === "weekly" && weekdayOf(day) !== digestWeekday) continue;
    const due = wall.moment(day * DAY_MS + digestHour * HOUR_MS);
    if (due > after.getTime()) return new Date(due);
  }
}

/** 1 is Monday; `day` counts from the epoch. */
const weekdayOf = (day: number): number => ((((day + THURSDAY - 1) % 7) + 7) % 7) + 1;
