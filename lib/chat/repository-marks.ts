import type { Db } from "@/lib/db/client";
import type { MarkEntry } from "./core/entry";
import { CLEAR_REACH, DELETION_REACH_MS, PERSON_REACH } from "./core/mark-index";

/** Remembers marks for messages that are stored later. */
export async function saveMarks(db: Db, marks: readonly MarkEntry[]): Promise<void> {
  await db.query(
    `INSERT INTO chat_mark (channel_id, at, "by", target)
     SELECT channel_id, to_timestamp(at / 1000), "by", target
     FROM unnest($1::text[], $2::float8[], $3::text[], $4::text[]) AS k (channel_id, at, "by", target)
     ON CONFLICT DO NOTHING`,
    valuesOf(marks),
  );
}

/**
 * Marks the messages that are stored. Each keeps the first mark it got. A mark reaches only so far: what could
 * still be seen (core/mark-index), so that a clear does not rewrite a year.
 */
export async function applyMarks(db: Db, marks: readonly MarkEntry[]): Promise<void> {
  await db.query(
    `UPDATE chat_message m SET deleted_at = reached.at, deleted_by = reached.by
     FROM (
       SELECT DISTINCT ON (r.id, r.sent_at) r.id, r.sent_at, k.at, k."by"
       FROM (
         SELECT channel_id, to_timestamp(at / 1000) AS at, "by", target
         FROM unnest($1::text[], $2::float8[], $3::text[], $4::text[]) AS k (channel_id, at, "by", target)
       ) k
       CROSS JOIN LATERAL (
         (SELECT id, sent_at FROM chat_message
          WHERE id = CASE WHEN k."by" = 'deletion' THEN k.target::uuid END AND channel_id = k.channel_id
            AND sent_at BETWEEN k.at - $5 * interval '1 ms' AND k.at)
         UNION ALL
         (SELECT id, sent_at FROM chat_message
          WHERE k."by" IN ('timeout', 'ban') AND author_id = k.target AND channel_id = k.channel_id
            AND sent_at BETWEEN k.at - $6 * interval '1 ms' AND k.at
          ORDER BY sent_at DESC LIMIT $7)
         UNION ALL
         (SELECT id, sent_at FROM chat_message
          WHERE k."by" = 'clear' AND channel_id = k.channel_id
            AND sent_at BETWEEN k.at - $8 * interval '1 ms' AND k.at
          ORDER BY sent_at DESC LIMIT $9)
       ) r
       ORDER BY r.id, r.sent_at, k.at
     ) reached
     WHERE m.id = reached.id AND m.sent_at = reached.sent_at AND m.deleted_at IS NULL`,
    [
      ...valuesOf(marks),
      DELETION_REACH_MS,
      PERSON_REACH.ms,
      PERSON_REACH.messages,
      CLEAR_REACH.ms,
      CLEAR_REACH.messages,
    ],
  );
}

/** The marks of some channels in a span of time (ms since the epoch). */
export async function marksOf(
  db: Db,
  channelIds: readonly string[],
  span: { from: number; to: number },
): Promise<MarkEntry[]> {
  const { rows } = await db.query<Omit<MarkEntry, "is" | "receivedAt">>(
    `SELECT channel_id AS "channelId", date_part('epoch', at) * 1000 AS at, "by", target
     FROM chat_mark WHERE channel_id = ANY($1::text[]) AND at BETWEEN $2 AND $3`,
    [channelIds, new Date(span.from), new Date(span.to)],
  );
  return rows.map((row) => ({ is: "mark", receivedAt: row.at, ...row }));
}

const valuesOf = (marks: readonly MarkEntry[]) => [
  marks.map(({ channelId }) => channelId),
  marks.map(({ at }) => at),
  marks.map(({ by }) => by),
  marks.map(({ target }) => target),
];
