import { HOUR_MS } from "./wall";

/** The next moment at which one may send, from `ms` on: quiet hours, mostly. */
type Opening = (ms: number) => number;

/**
 * The first moment from `now` on at which one more message leaves no hour with more than `limit`, and that is open.
 * `times` are the messages that went out or are to go. Where one is to go anyway, as gathered, the message joins it
 * and counts no more. Two messages an hour apart are not in one hour.
 */
export function firstFree(
  times: readonly Date[],
  { now, limit, opening }: { now: number; limit: number; opening: Opening },
): number {
  const sorted = times.map((time) => time.getTime()).sort((one, other) => one - other);
  let at = opening(now);
  for (;;) {
    const joins = at > now && sorted.includes(at);
    if (joins || most(sorted, at) < limit) return at;
    // An hour holds fewer only once one of its messages is an hour old.
    const next = sorted.find((time) => time + HOUR_MS > at);
    if (next === undefined) return at;
    at = opening(next + HOUR_MS);
  }
}

/** How many messages the fullest hour that holds `at` has already. */
function most(sorted: readonly number[], at: number): number {
  const near = sorted.filter((time) => Math.abs(time - at) < HOUR_MS);
  const starts = [...near.filter((time) => time <= at), at];
  return Math.max(
    ...starts.map((start) => near.filter((time) => time >= start && time < start + HOUR_MS).length),
  );
}
