import type { SyncOverview } from "../schema";

/** What is known of a tick to judge the sync's health by. */
export interface TickMark {
  status: SyncOverview["ticks"][number]["status"];
  startedAt: Date;
  endedAt: Date | null;
  error: string | null;
}

export type SyncHealth = Pick<SyncOverview, "health" | "summary"> & { since: Date | null };

/** How many of the latest ticks (newest first) failed in a row. One that was called off counts neither way. */
export function failedInARow(ticks: readonly Pick<TickMark, "status">[]): number {
  const ended = ticks.filter(hasCounted);
  const good = ended.findIndex(({ status }) => status === "succeeded");
  return good === -1 ? ended.length : good;
}

const hasCounted = ({ status }: Pick<TickMark, "status">) =>
  !["running", "queued", "cancelled"].includes(status);

/** So many ticks in a row have to fail before it is called failing. */
export const FAILING_TICKS = 3;
/** Without a good tick for this long it is late; where ticks are seldom, when three of them have been missed. */
const LATE_MS = 120_000;
const LATE_SLOTS = 3;

const STALE = "Who went live or ended since then is not known yet.";
const SAFE = "Nobody is marked offline because of it: everyone keeps the state they were last seen in.";

/**
 * How the live sync does, in plain words: since when, what is safe, what happens next. Clears by itself with
 * the next good tick. `ticks` are the latest, newest first; `lastGoodAt` is when the last good one ended. A tick
 * that somebody called off neither failed nor succeeded.
 */
export function syncHealth(options: {
  ticks: readonly TickMark[];
  lastGoodAt: Date | null;
  everySeconds: number;
  now: Date;
}): SyncHealth {
  const { ticks, lastGoodAt, everySeconds, now } = options;
  const since = lastGoodAt ?? ticks.at(-1)?.startedAt ?? null;
  if (since === null) {
    return {
      health: "never",
      summary: "No tick has run yet. The first one begins when a worker is up.",
      since: null,
    };
  }

  const failures = failedInARow(ticks);
  const retry = `Every ${everySeconds} s it is tried again, and all is well with the first tick that succeeds.`;
  if (failures >= FAILING_TICKS) {
    const reason = ticks.find(hasCounted)?.error;
    const words = reason ? ` The last one said: ${asSentence(reason)}` : "";
    return {
      health: "failing",
      summary: `The last ${failures} ticks failed.${words} ${STALE} ${SAFE} ${retry}`,
      since,
    };
  }
  if (now.getTime() - since.getTime() > lateAfterMs(everySeconds)) {
    const cause = ticks.some(({ status }) => status === "running")
      ? "A tick is under way and takes longer than usual."
      : "Is a worker running?";
    return {
      health: "late",
      summary: `No tick has succeeded for over ${minutesWords(lateAfterMs(everySeconds))}. ${cause} ${STALE} ${SAFE} ${retry}`,
      since,
    };
  }
  return lastGoodAt
    ? { health: "healthy", summary: "Live status is up to date.", since: null }
    : { health: "never", summary: "The first tick is under way.", since: null };
}

/** How long the last good tick may be ago before the sync is late, in ms. */
export const lateAfterMs = (everySeconds: number): number =>
  Math.max(LATE_MS, LATE_SLOTS * everySeconds * 1000);

function minutesWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes === 2 ? "two minutes" : `${minutes} minutes`;
}

const asSentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
