/** What to do about a process that has just ended by itself. */
export interface Restart {
  /** Crashes in a row, each after less than a minute. */
  streak: number;
  delayMs: number;
  /** The person is told now; not again for each further crash. */
  tell: "restarting" | "keeps crashing" | "nothing";
}

const STABLE_MS = 60_000;
const SLOW_MS = 30_000;

/**
 * Starts again at once after a single crash, a little later after the second, and every half minute from the
 * third on: it keeps trying, because what is missing (a database, the network) may come back.
 * @param streak crashes in a row before this one
 * @param ranForMs how long the process had run; a minute or more ends a streak
 */
export function afterCrash(streak: number, ranForMs: number): Restart {
  const now = ranForMs >= STABLE_MS ? 1 : streak + 1;
  if (now === 1) return { streak: now, delayMs: 250, tell: "restarting" };
  if (now === 2) return { streak: now, delayMs: 2_000, tell: "restarting" };
  return { streak: now, delayMs: SLOW_MS, tell: now === 3 ? "keeps crashing" : "nothing" };
}
