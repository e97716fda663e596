import type { Db } from "@/lib/db/client";
import { KNOWN_BOTS } from "./core/known-bots";

export interface AttendedRow {
  id: string;
  title: string;
  startedAt: Date;
  endedAt: Date | null;
  firstSeenAt: Date;
  messages: number;
}

/** Streams of a channel at which somebody was seen, the latest first. */
export async function attendedStreams(
  db: Db,
  channelId: string,
  personId: string,
  { after, limit }: { after: { startedAt: Date; id: string } | null; limit: number },
): Promise<AttendedRow[]> {
  const { rows } = await db.query<AttendedRow>(
    `SELECT s.id, s.title, s.started_at AS "startedAt", s.ended_at AS "endedAt", a.first_seen_at AS "firstSeenAt",
       a.messages
     FROM viewer_stream a JOIN stream s ON s.id = a.stream_id AND s.deleted_at IS NULL
     WHERE a.viewer_id = $2 AND a.channel_id = $1
       AND ($3::timestamptz IS NULL OR (s.started_at, s.id) < ($3, $4::uuid))
     ORDER BY s.started_at DESC, s.id DESC LIMIT $5`,
    [channelId, personId, after?.startedAt ?? null, after?.id ?? null, limit],
  );
  return rows;
}

/** A person by Twitch id; undefined when they were seen nowhere. */
export async function personById(
  db: Db,
  id: string,
): Promise<{ id: string; login: string; displayName: string; bot: boolean } | undefined> {
  const { rows } = await db.query<{ id: string; login: string; displayName: string; bot: boolean }>(
    `SELECT twitch_id AS id, login, display_name AS "displayName", bot FROM viewer WHERE twitch_id = $1`,
    [id],
  );
  return rows[0];
}

/** Begins to track somebody in a channel, or again if they were removed; what was counted before stays. */
export async function track(
  db: Db,
  channelId: string,
  { id, login, displayName }: { id: string; login: string; displayName: string },
  now: Date,
): Promise<void> {
  await db.query(
    `INSERT INTO viewer (twitch_id, login, display_name, bot, first_seen_at, last_seen_at)
     VALUES ($1, $2, $3, $2 = ANY($5::text[] || ARRAY(SELECT login FROM bot_account)), $4, $4)
     ON CONFLICT (twitch_id) DO UPDATE SET login = excluded.login, display_name = excluded.display_name`,
    [id, login, displayName, now, KNOWN_BOTS],
  );
  await db.query(
    `INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $3)
     ON CONFLICT (channel_id, viewer_id) DO UPDATE SET deleted_at = NULL`,
    [channelId, id, now],
  );
}

/** Whether somebody does not want to be on record. */
export async function hasOptedOut(db: Db, personId: string): Promise<boolean> {
  const { rowCount } = await db.query("SELECT FROM chat_opt_out WHERE twitch_id = $1", [personId]);
  return rowCount === 1;
}

/** What the owner says of somebody, held to the end of the transaction; undefined when there is no record of them. */
export async function lockSaid(
  tx: Db,
  channelId: string,
  personId: string,
): Promise<{ ownerSaysBot: boolean | null; removed: boolean } | undefined> {
  const { rows } = await tx.query<{ ownerSaysBot: boolean | null; removed: boolean }>(
    `SELECT bot AS "ownerSaysBot", deleted_at IS NOT NULL AS removed FROM channel_viewer
     WHERE channel_id = $1 AND viewer_id = $2 FOR NO KEY UPDATE`,
    [channelId, personId],
  );
  return rows[0];
}

/** Changes what the owner says of somebody; undefined stays. False when there is no record of them. */
export async function changeViewer(
  db: Db,
  channelId: string,
  personId: string,
  { bot, removed, now }: { bot: boolean | null | undefined; removed: boolean | undefined; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE channel_viewer SET
       bot = CASE WHEN $3 THEN $4::boolean ELSE bot END,
       deleted_at = CASE WHEN $5::boolean IS NULL THEN deleted_at WHEN $5 THEN coalesce(deleted_at, $6) END,
       present_since = CASE WHEN $5 THEN NULL ELSE present_since END
     WHERE channel_id = $1 AND viewer_id = $2`,
    [channelId, personId, bot !== undefined, bot ?? null, removed ?? null, now],
  );
  return rowCount === 1;
}
