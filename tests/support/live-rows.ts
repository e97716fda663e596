import type pg from "pg";
import type { DomainEvent } from "@/lib/events/schema";

/** Inserts a person, and returns their id. */
export async function addPerson(pool: pg.Pool, twitchId = "900001"): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "INSERT INTO person (twitch_id, login, name) VALUES ($1, 'login' || $1, 'Name ' || $1) RETURNING id",
    [twitchId],
  );
  const [person] = rows;
  if (!person) throw new Error("no row came back");
  return person.id;
}

/** Inserts broadcasters; `followerId` follows all of them. */
export async function addBroadcasters(
  pool: pg.Pool,
  ids: readonly string[],
  followerId?: string,
): Promise<void> {
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name, follower_count)
     SELECT id, 'login' || id, 'Name ' || id, $2 FROM unnest($1::text[]) AS b (id)`,
    [ids, followerId ? 1 : 0],
  );
  if (!followerId) return;
  await pool.query(
    "INSERT INTO follow (broadcaster_id, user_id, on_twitch) SELECT id, $2, true FROM unnest($1::text[]) AS b (id)",
    [ids, followerId],
  );
}

export interface StoredLive {
  states: Record<string, { state: string; streamId: string | null; misses: number; endedAt: Date | null }>;
  /** "broadcaster kind stream", in the order written. */
  log: string[];
  /** "broadcaster/stream", in the order written. */
  announced: string[];
  events: DomainEvent[];
}

/** What the database holds of live status, log, announcements and stream events. */
export async function readLive(pool: pg.Pool): Promise<StoredLive> {
  const states = await pool.query<{ id: string } & StoredLive["states"][string]>(
    `SELECT broadcaster_id AS id, state, stream_id AS "streamId", misses, ended_at AS "endedAt"
     FROM live_status ORDER BY 1`,
  );
  const log = await pool.query<{ line: string }>(
    "SELECT concat_ws(' ', broadcaster_id, kind, stream_id) AS line FROM broadcaster_sync_log ORDER BY observed_at, id",
  );
  const announced = await pool.query<{ line: string }>(
    "SELECT broadcaster_id || '/' || stream_id AS line FROM announcement ORDER BY created_at, id",
  );
  const events = await pool.query<DomainEvent>(
    "SELECT kind, payload FROM outbox WHERE kind LIKE 'stream.%' ORDER BY seq",
  );
  return {
    states: Object.fromEntries(states.rows.map(({ id, ...row }) => [id, row])),
    log: log.rows.map(({ line }) => line),
    announced: announced.rows.map(({ line }) => line),
    events: events.rows,
  };
}
