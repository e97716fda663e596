import type { Db } from "@/lib/db/client";
import type { AccountRole } from "./core/pace";
import type { OutgoingMessage } from "./schema";

/** A connected channel, as one who wants something said there finds it. */
export interface ChannelRow {
  id: string;
  joinWanted: boolean;
  role: AccountRole;
}

/** The connected channel of that login; of several that had it, the one of whom we heard last. */
export async function findChannel(db: Db, login: string): Promise<ChannelRow | undefined> {
  const { rows } = await db.query<ChannelRow>(
    `SELECT c.broadcaster_id AS id, c.join_wanted AS "joinWanted", l.account_role AS role
     FROM channel c JOIN broadcaster b ON b.id = c.broadcaster_id
       LEFT JOIN channel_lease l ON l.broadcaster_id = c.broadcaster_id
     WHERE b.login = $1 ORDER BY b.profile_at DESC LIMIT 1`,
    [login],
  );
  return rows[0];
}

export type OutgoingRow = Omit<OutgoingMessage, "createdAt" | "notAfter" | "sentAt"> & {
  createdAt: Date;
  notAfter: Date;
  sentAt: Date | null;
};

const COLUMNS = `id, channel_id AS "channelId", text, reply_to_id AS "replyToId", source, created_at AS "createdAt",
  not_after AS "notAfter", state, sent_at AS "sentAt", message_id AS "messageId", via, drop_code AS "dropCode",
  drop_reason AS "dropReason"`;

/** What was to be said in a channel, latest first: those before `beforeId`, or from the latest on. */
export async function listOutgoing(
  db: Db,
  { channelId, beforeId, limit }: { channelId: string; beforeId: string | null; limit: number },
): Promise<OutgoingRow[]> {
  const { rows } = await db.query<OutgoingRow>(
    `SELECT ${COLUMNS} FROM outgoing_message WHERE channel_id = $1 AND ($2::uuid IS NULL OR id < $2)
     ORDER BY id DESC LIMIT $3`,
    [channelId, beforeId, limit],
  );
  return rows;
}

/** What this cause had queued. */
export async function findByKey(db: Db, dedupeKey: string): Promise<OutgoingRow | undefined> {
  const { rows } = await db.query<OutgoingRow>(
    `SELECT ${COLUMNS} FROM outgoing_message WHERE dedupe_key = $1`,
    [dedupeKey],
  );
  return rows[0];
}

/** Deletes at most `limit` messages queued before `before`; says how many. Ids grow with time, so the oldest come first. */
export async function deleteBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM outgoing_message
     WHERE id IN (SELECT id FROM outgoing_message WHERE created_at < $1 AND state <> 'sending' ORDER BY id LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
