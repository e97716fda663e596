import type pg from "pg";
import { type ArchiveResult, archiveClips } from "@/lib/clips/archive-clips";
import type { ArchiveDeps } from "@/lib/clips/archive-run";
import type { Twitch } from "@/lib/twitch";
import { addBroadcasters } from "./live-rows";

/** Connects channels, as their broadcasters do unless an operator is said to. */
export async function connectChannels(
  pool: pg.Pool,
  ids: readonly string[],
  authorisedBy: "owner" | "operator" = "owner",
): Promise<void> {
  await addBroadcasters(pool, ids);
  await pool.query(
    "INSERT INTO channel (broadcaster_id, authorised_by) SELECT id, $2 FROM unnest($1::text[]) AS c (id)",
    [ids, authorisedBy],
  );
}

/** What the archive works with in tests. */
export const archiveDeps = (
  pool: pg.Pool,
  twitch: ArchiveDeps["twitch"] & Pick<Twitch, "getClips">,
  clock: () => Date = () => new Date(),
) => ({ pool, twitch, headroom: 0.25, quotaMb: 2048, clock, log: { warn: () => undefined } });

/** One run of the archive. */
export function archiveOnce(
  deps: ArchiveDeps,
  limits: Parameters<typeof archiveClips>[2] = {},
  signal = new AbortController().signal,
): Promise<ArchiveResult> {
  return archiveClips(deps, { signal, progress: () => undefined }, limits);
}

/** Runs until nothing of the past is left; says how many requests that took. */
export async function archiveAll(deps: ArchiveDeps): Promise<{ requests: number; runs: number }> {
  let [requests, runs] = [0, 0];
  for (;;) {
    const result = await archiveOnce(deps);
    requests += result.requests;
    runs += 1;
    if (result.windows === 0) return { requests, runs };
    if (runs > 200) throw new Error("the past does not end");
  }
}

/** The Twitch ids of a channel's clips that are archived. */
export async function archivedIds(pool: pg.Pool, channelId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT twitch_id AS id FROM clip WHERE channel_id = $1 ORDER BY twitch_id",
    [channelId],
  );
  return rows.map(({ id }) => id);
}

export interface WindowsLeft {
  todo: number;
  done: number;
  capped: number;
  /** Whether windows lie one behind the other without gap or overlap. */
  seamless: boolean;
}

export async function windowsOf(pool: pg.Pool, channelId: string): Promise<WindowsLeft> {
  const { rows } = await pool.query<{ from: Date; to: Date; state: "todo" | "done" | "capped" }>(
    `SELECT from_at AS "from", to_at AS "to", state FROM clip_window WHERE channel_id = $1 ORDER BY from_at`,
    [channelId],
  );
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    todo: count("todo"),
    done: count("done"),
    capped: count("capped"),
    seamless: rows.every(({ to }, place) => {
      const next = rows[place + 1];
      return !next || next.from.getTime() === to.getTime();
    }),
  };
}

/** Events about clips, oldest first. */
export async function clipEvents(
  pool: pg.Pool,
): Promise<{ kind: string; payload: Record<string, unknown> }[]> {
  const { rows } = await pool.query<{ kind: string; payload: Record<string, unknown> }>(
    "SELECT kind, payload FROM outbox WHERE kind LIKE 'clip%' ORDER BY seq",
  );
  return rows;
}
