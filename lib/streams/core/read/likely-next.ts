import type { ZoneClock } from "@/lib/kernel/zone-clock";
import type { LikelyLive } from "../../schema";
import type { Airing } from "./figures";

const HALF_HOUR_MS = 1_800_000;
const WEEK_MS = 7 * 86_400_000;
/** The weeks looked at, and in how many of them a habit must show. */
const WEEKS = 8;
const LEAST_TIMES = 3;
/** Starts further apart are not "around the same time". */
const WIDEST_MS = 4 * HALF_HOUR_MS;

/** A time of the week, by the wall, around which a channel went live. */
interface Habit {
  /** Ms since the week began. A week begins where local time does: which day that is does not matter here. */
  position: number;
  lengthMs: number;
  times: number;
}

/**
 * When a channel probably goes live next: the first time after now that comes round within a week and around which
 * it went live in at least 3 of the last 8 weeks, by the zone's clock. Null without such a habit. A time that has
 * begun still counts while the channel has not come.
 */
export function likelyNext(
  airings: readonly Airing[],
  clock: ZoneClock,
  { nowMs, onAir }: { nowMs: number; onAir: boolean },
): LikelyLive | null {
  const starts = airings
    .filter(({ continues, fromMs }) => !continues && fromMs <= nowMs && fromMs > nowMs - WEEKS * WEEK_MS)
    .map(({ fromMs }) => clock.local(fromMs));
  const nowLocal = clock.local(nowMs);
  const upcoming = apart(habitsOf(starts)).map((habit) => {
    const latest = nowLocal - mod(nowLocal - habit.position);
    const waiting = latest + habit.lengthMs > nowLocal && !onAir && !starts.some((start) => start >= latest);
    return { ...habit, startsAt: waiting ? latest : latest + WEEK_MS };
  });
  const [next] = upcoming.sort((a, b) => a.startsAt - b.startsAt);
  if (!next) return null;
  const from = clock.moment(next.startsAt);
  // Where daylight saving skips the time, both ends are the moment after.
  const to = Math.max(clock.moment(next.startsAt + next.lengthMs), from + HALF_HOUR_MS);
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    times: next.times,
    weeks: WEEKS,
  };
}

/** The habits that begin with each of the starts (local ms), however they overlap. */
function habitsOf(starts: readonly number[]): Habit[] {
  const inWeek = starts
    .map((local) => ({ local, position: mod(local) }))
    .sort((a, b) => a.position - b.position);
  return inWeek.flatMap(({ position }, place) => {
    const weeks = new Set<number>();
    let spread = 0;
    for (let step = 0; step < inWeek.length; step += 1) {
      const other = inWeek[(place + step) % inWeek.length];
      const later = other ? mod(other.position - position) : WEEK_MS;
      if (!other || later > WIDEST_MS) break;
      weeks.add(other.local - later);
      spread = later;
    }
    // A time that now lies in the middle of has begun in nine of the last eight weeks.
    const times = Math.min(WEEKS, weeks.size);
    return times < LEAST_TIMES ? [] : [rounded(position, spread, times)];
  });
}

/** Out to half hours: nobody means 19:07. */
function rounded(position: number, spread: number, times: number): Habit {
  const from = Math.floor(position / HALF_HOUR_MS) * HALF_HOUR_MS;
  const to = Math.ceil((position + spread) / HALF_HOUR_MS) * HALF_HOUR_MS;
  return { position: from, lengthMs: Math.max(HALF_HOUR_MS, to - from), times };
}

/** The strongest habits, the narrower of two alike, none overlapping another. */
function apart(habits: readonly Habit[]): Habit[] {
  const chosen: Habit[] = [];
  for (const habit of habits.toSorted((a, b) => b.times - a.times || a.lengthMs - b.lengthMs)) {
    if (chosen.every((other) => !overlap(habit, other))) chosen.push(habit);
  }
  return chosen;
}

const overlap = (a: Habit, b: Habit): boolean =>
  mod(b.position - a.position) < a.lengthMs || mod(a.position - b.position) < b.lengthMs;

const mod = (ms: number): number => ((ms % WEEK_MS) + WEEK_MS) % WEEK_MS;
