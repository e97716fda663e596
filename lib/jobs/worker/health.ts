/** What the worker knows of itself. */
export interface WorkerView {
  /** When the last good tick ended, by any worker; null when none has. */
  lastGoodTickAt: Date | null;
  /** When this process started: a new one gets time for its first tick. */
  startedAt: Date;
  everySeconds: number;
  now: Date;
}

const STALE_AT_LEAST_MS = 120_000;
const STALE_SLOTS = 3;

/** What a worker says that cannot ask. */
export const NO_DATABASE = {
  ready: false,
  summary: "Postgres does not answer. Ticks go on by themselves when it does.",
} as const;

/** Whether the live sync is in time, in plain words. */
export function readiness(view: WorkerView): { ready: boolean; summary: string } {
  const staleMs = Math.max(STALE_AT_LEAST_MS, STALE_SLOTS * view.everySeconds * 1000);
  const latest = Math.max(view.lastGoodTickAt?.getTime() ?? 0, view.startedAt.getTime());
  const silentMs = view.now.getTime() - latest;
  if (silentMs > staleMs) {
    return { ready: false, summary: `No tick has succeeded for ${Math.round(silentMs / 1000)} s.` };
  }
  return view.lastGoodTickAt
    ? { ready: true, summary: "Ticks are in time." }
    : { ready: true, summary: "The first tick is still to come." };
}
