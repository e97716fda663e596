import pg from "pg";
import { type ClockSetting, caughtUpAt, MOST_SPEED } from "@/lib/kernel/clock";

/** What `npm start -- --speed 60 --from 10h` asks for. */
export interface Replay {
  speed: number;
  /** How far back to begin, in ms. */
  backMs: number;
}

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 7 * 86_400_000;

/**
 * The replay that the command's options ask for; undefined for none.
 * @throws Error naming the option that is wrong
 */
export function readReplay(options: {
  speed?: string | undefined;
  from?: string | undefined;
}): Replay | undefined {
  if (options.speed === undefined) {
    if (options.from !== undefined)
      throw new Error("--from needs --speed, for example: --speed 60 --from 10h");
    return undefined;
  }
  const speed = Number(options.speed);
  if (!(speed > 1 && speed <= MOST_SPEED))
    throw new Error(`--speed must be more than 1, at most ${MOST_SPEED}.`);
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)([mhd])$/.exec(options.from ?? "10h") ?? [];
  const backMs = Number(amount) * (UNITS[unit] ?? Number.NaN);
  if (!(backMs > 0 && backMs <= LONGEST_MS))
    throw new Error("--from must be a time such as 90m, 10h or 2d, at most 7d.");
  return { speed, backMs };
}

/**
 * The clock of a replay that begins at `now`. What was lived through already is not played again: time never
 * goes back behind `lastLookMs`, when anybody was last looked at on this instance.
 */
export function replayClock({ speed, backMs }: Replay, now: number, lastLookMs: number | null): ClockSetting {
  const fromMs = Math.min(now, Math.max(now - backMs, lastLookMs === null ? 0 : lastLookMs + 1));
  return { fromMs, atMs: now, speed };
}

/** What is played, and for how long, in one line. */
export function replayWords(clock: ClockSetting): string {
  const lastMs = clock.atMs - clock.fromMs;
  if (lastMs < clock.speed * 1000) return "There is nothing to catch up with: the time is the real one.";
  const playingMs = caughtUpAt(clock) - clock.atMs;
  return `Playing the last ${spanOf(lastMs)} at ${clock.speed} times the speed, for ${spanOf(playingMs)}; then in real time.`;
}

function spanOf(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 2) return `${Math.round(ms / 1000)} seconds`;
  return minutes < 120 ? `${Math.round(minutes)} minutes` : `${Number((minutes / 60).toFixed(1))} hours`;
}

/** When anybody was last looked at, by the instance's time (ms since the epoch); null when never. */
export async function lastLook(databaseUrl: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ at: Date | null }>(
      "SELECT max(checked_at) AS at FROM broadcaster_sync",
    );
    return rows[0]?.at?.getTime() ?? null;
  } finally {
    await client.end();
  }
}
