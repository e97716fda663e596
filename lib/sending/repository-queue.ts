import type { Db } from "@/lib/db/client";
import type { Changed } from "./core/changed";
import type { ToSay } from "./schema";

/** Puts it into the queue; undefined when the same cause asked before. */
export async function insertOutgoing(db: Db, toSay: ToSay): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO outgoing_message (channel_id, text, reply_to_id, source, dedupe_key, not_after)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond')
     ON CONFLICT (dedupe_key) DO NOTHING
     RETURNING id`,
    [toSay.channelId, toSay.text, toSay.replyToId, toSay.source, toSay.dedupeKey, toSay.withinMs],
  );
  return rows[0]?.id;
}

/** Drops what waits in a channel beyond so many: the least urgent first, of those the oldest. */
export async function dropExcess(
  db: Db,
  channelId: string,
  { most, urgencies, reason }: { most: number; urgencies: ReadonlyMap<string, number>; reason: string },
): Promise<Changed[]> {
  const { rows } = await db.query<Changed>(
    `UPDATE outgoing_message SET state = 'dropped', drop_code = 'queue_full', drop_reason = $5
     WHERE state = 'queued' AND id IN (
       SELECT o.id FROM outgoing_message o LEFT JOIN unnest($3::text[], $4::int[]) AS u (source, urgency) USING (source)
       WHERE o.channel_id = $1 AND o.state = 'queued'
       ORDER BY u.urgency DESC, o.id
       LIMIT greatest(0, (SELECT count(*) FROM outgoing_message WHERE channel_id = $1 AND state = 'queued') - $2)
     )
     RETURNING id, channel_id AS "channelId", state`,
    [channelId, most, [...urgencies.keys()], [...urgencies.values()], reason],
  );
  return rows;
}
