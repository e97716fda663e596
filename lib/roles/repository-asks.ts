import type { Db } from "@/lib/db/client";
import { tokensOf } from "./repository-tokens";
import type { SyncSource } from "./schema";

/** What is asked for, and the scopes of which the broadcaster must allow at least one. */
export interface AskFor {
  source: SyncSource;
  scopes: readonly string[];
  askedAt: Date;
}

const TOKENS = tokensOf("c.broadcaster_id");

/** Asks for a sync of a channel of which something may be read; says whether it is one. */
export async function askAllowed(
  db: Db,
  channelId: string,
  { source, scopes, askedAt }: AskFor,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO role_sync_ask AS a (channel_id, source, asked_at)
     SELECT c.broadcaster_id, $2, $4 FROM channel c
     WHERE c.broadcaster_id = $1 AND EXISTS (SELECT FROM ${TOKENS} AND t.scopes && $3::text[])
     ON CONFLICT (channel_id, source) DO UPDATE SET asked_at = a.asked_at`,
    [channelId, source, scopes, askedAt],
  );
  return rowCount === 1;
}

/**
 * Asks for a sync of the person's own channel, if their sign-in allows a list that the last run could not read, or there
 * was no run that read any; says which channel that is.
 */
export async function askAfterSignIn(
  db: Db,
  userId: string,
  { source, scopes, askedAt }: AskFor,
): Promise<string | undefined> {
  const { rows } = await db.query<{ channelId: string }>(
    `INSERT INTO role_sync_ask AS a (channel_id, source, asked_at)
     SELECT c.broadcaster_id, $2, $4
     FROM person p JOIN channel c ON c.broadcaster_id = p.twitch_id
     LEFT JOIN LATERAL (SELECT state, missing_scopes FROM role_sync_run r WHERE r.channel_id = c.broadcaster_id
       AND r.state <> 'running' ORDER BY started_at DESC, id DESC LIMIT 1) latest ON true
     WHERE p.id = $1 AND c.join_wanted AND EXISTS (SELECT FROM ${TOKENS} AND t.scopes && CASE
       WHEN latest.state IS NULL OR latest.state = 'failed' THEN $3::text[] ELSE latest.missing_scopes END)
     ON CONFLICT (channel_id, source) DO UPDATE SET asked_at = a.asked_at
     RETURNING channel_id AS "channelId"`,
    [userId, source, scopes, askedAt],
  );
  return rows[0]?.channelId;
}

/** Asks for a sync of every channel of which something may be read and that had none of the kind since a moment. */
export async function askAll(
  db: Db,
  { source, scopes, askedAt, butNotSince }: AskFor & { butNotSince: Date },
): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO role_sync_ask (channel_id, source, asked_at)
     SELECT c.broadcaster_id, $1, $3 FROM channel c
     WHERE c.join_wanted AND EXISTS (SELECT FROM ${TOKENS} AND t.scopes && $2::text[])
       AND NOT EXISTS (SELECT FROM role_sync_run r
         WHERE r.channel_id = c.broadcaster_id AND r.source = $1 AND r.started_at > $4)
     ON CONFLICT DO NOTHING`,
    [source, scopes, askedAt, butNotSince],
  );
  return rowCount ?? 0;
}

/** Asks for a sync, whatever may be read; false when it was asked for already. */
export async function insertAsk(
  db: Db,
  channelId: string,
  source: SyncSource,
  askedAt: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(
    "INSERT INTO role_sync_ask (channel_id, source, asked_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [channelId, source, askedAt],
  );
  return rowCount === 1;
}
