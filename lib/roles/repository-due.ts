import type { Db } from "@/lib/db/client";
import type { ChannelFacts } from "./core/due-channels";
import type { LastStarts } from "./core/guard";
import { tokensOf } from "./repository-tokens";
import type { ChannelRole, SyncSource } from "./schema";

/** What a broadcaster's sign-ins allow. With c as the channel. */
const SCOPES = `ARRAY(SELECT DISTINCT unnest(t.scopes) FROM ${tokensOf("c.broadcaster_id")})`;

/** When each source last had the channel synced. $1 is all sources: each is one look into an index. */
const LAST_STARTS = `(SELECT coalesce(jsonb_object_agg(s.source, r.at), '{}') FROM unnest($1::text[]) AS s (source)
  CROSS JOIN LATERAL (SELECT started_at AS at FROM role_sync_run
    WHERE channel_id = c.broadcaster_id AND source = s.source ORDER BY started_at DESC LIMIT 1) r)`;

/** See `ChannelFacts`. A run that goes on has no errors yet. */
const LAST_FAILED = `coalesce((SELECT cardinality(r.errors) > cardinality(r.missing_scopes) FROM role_sync_run r
  WHERE r.channel_id = c.broadcaster_id ORDER BY r.started_at DESC, r.id DESC LIMIT 1), false)`;

const FACTS = `c.broadcaster_id AS "channelId", coalesce(s.interval_minutes, 30) AS "intervalMinutes",
  c.join_wanted AND ${SCOPES} && $2::text[] AS automatic,
  ARRAY(SELECT source FROM role_sync_ask a WHERE a.channel_id = c.broadcaster_id) AS asks,
  ${LAST_STARTS} AS "lastStarts", ${LAST_FAILED} AS "lastFailed"`;

type FactsRow = Omit<ChannelFacts, "lastStarts"> & { lastStarts: Partial<Record<SyncSource, string>> };

const withDates = (starts: FactsRow["lastStarts"]): LastStarts =>
  Object.fromEntries(Object.entries(starts).map(([source, at]) => [source, new Date(at)]));

/**
 * What decides which channels are due, of all that no living worker syncs now. A run that goes on without a worker, or
 * was stopped, has died.
 */
export async function channelFacts(
  db: Db,
  sources: readonly SyncSource[],
  scopes: readonly string[],
): Promise<ChannelFacts[]> {
  const { rows } = await db.query<FactsRow>(
    `SELECT ${FACTS}, l.started_at AS "streamStartedAt",
       CASE WHEN latest.state IN ('running', 'abandoned') THEN latest.source END AS died
     FROM channel c
     LEFT JOIN role_sync s ON s.channel_id = c.broadcaster_id
     LEFT JOIN live_status l ON l.broadcaster_id = c.broadcaster_id AND l.state <> 'offline'
     LEFT JOIN LATERAL (SELECT state, source FROM role_sync_run r WHERE r.channel_id = c.broadcaster_id
       ORDER BY started_at DESC, id DESC LIMIT 1) latest ON true
     WHERE s.leased_until IS NULL OR s.leased_until <= clock_timestamp()
     ORDER BY c.broadcaster_id`,
    [sources, scopes],
  );
  return rows.map((row) => ({ ...row, lastStarts: withDates(row.lastStarts) }));
}

/** How a channel's sync is set up and how far it is. */
export interface SyncState {
  intervalMinutes: number;
  automatic: boolean;
  asks: SyncSource[];
  lastStarts: LastStarts;
  lastFailed: boolean;
  /** What its broadcaster allows. */
  scopes: string[];
  lists: Record<ChannelRole, { count: number; readAt: string } | null>;
}

export async function syncState(
  db: Db,
  channelId: string,
  sources: readonly SyncSource[],
  scopes: readonly string[],
): Promise<SyncState | undefined> {
  const list = (total: string, readAt: string) =>
    `CASE WHEN s.${readAt} IS NOT NULL THEN jsonb_build_object('count', s.${total}, 'readAt', s.${readAt}) END`;
  const { rows } = await db.query<Omit<SyncState, "lastStarts"> & Pick<FactsRow, "lastStarts">>(
    `SELECT ${FACTS}, ${SCOPES} AS scopes, jsonb_build_object(
         'subscriber', ${list("subscribers", "subscribers_read_at")},
         'vip', ${list("vips", "vips_read_at")},
         'moderator', ${list("moderators", "moderators_read_at")}) AS lists
     FROM channel c LEFT JOIN role_sync s ON s.channel_id = c.broadcaster_id WHERE c.broadcaster_id = $3`,
    [sources, scopes, channelId],
  );
  const [row] = rows;
  return row && { ...row, lastStarts: withDates(row.lastStarts), lists: inUtc(row.lists) };
}

/** Times in JSON have the zone of the database's session. */
function inUtc(lists: SyncState["lists"]): SyncState["lists"] {
  const utc = (list: SyncState["lists"][ChannelRole]) =>
    list && { count: list.count, readAt: new Date(list.readAt).toISOString() };
  return { subscriber: utc(lists.subscriber), vip: utc(lists.vip), moderator: utc(lists.moderator) };
}

/** How often a channel is synced, which nobody changes to the end of the transaction. */
export async function lockInterval(tx: Db, channelId: string): Promise<number> {
  await tx.query("INSERT INTO role_sync (channel_id) VALUES ($1) ON CONFLICT DO NOTHING", [channelId]);
  const { rows } = await tx.query<{ minutes: number }>(
    "SELECT interval_minutes AS minutes FROM role_sync WHERE channel_id = $1 FOR NO KEY UPDATE",
    [channelId],
  );
  return rows[0]?.minutes ?? 0;
}

/** Sets how often a channel is synced. */
export async function putInterval(db: Db, channelId: string, minutes: number): Promise<number | null> {
  const { rows } = await db.query<{ before: number | null }>(
    `WITH put AS (
       INSERT INTO role_sync (channel_id, interval_minutes) VALUES ($1, $2)
       ON CONFLICT (channel_id) DO UPDATE SET interval_minutes = excluded.interval_minutes)
     SELECT (SELECT interval_minutes FROM role_sync WHERE channel_id = $1) AS before`,
    [channelId, minutes],
  );
  return rows[0]?.before ?? null;
}
