/**
 * How long to wait before try number `attempt` (the first is 1): doubling from `baseMs` up to `maxMs`, of
 * which half is left to chance so that many who failed together do not come back together.
 * `random` is a number in [0, 1).
 */
export function backoffMs(attempt: number, baseMs: number, maxMs: number, random: number): number {
  const full = Math.min(maxMs, baseMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full / 2 + (full / 2) * random);
}
