import type { Db } from "@/lib/db/client";
import type { NewDelivery } from "./schema";

/** Writes deliveries; those that are there already stay as they are. Says in which ways something is now queued. */
export async function insertDeliveries(db: Db, rows: readonly NewDelivery[]): Promise<("email" | "push")[]> {
  const { rows: media } = await db.query<{ medium: "email" | "push" }>(
    `WITH made AS (
       INSERT INTO delivery (user_id, kind, medium, announcement_id, device_id, about, state, reason, not_before, turn)
       SELECT user_id, kind, medium, announcement_id, device_id, about, state, reason,
         coalesce(not_before, clock_timestamp()), turn
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::jsonb[], $7::text[], $8::text[],
         $9::timestamptz[], $10::int[])
         AS d (user_id, kind, medium, announcement_id, device_id, about, state, reason, not_before, turn)
       ON CONFLICT DO NOTHING
       RETURNING medium, state)
     SELECT DISTINCT medium FROM made WHERE state = 'queued' ORDER BY medium`,
    [
      rows.map((row) => row.userId),
      rows.map((row) => row.kind),
      rows.map((row) => row.medium),
      rows.map((row) => row.announcementId),
      rows.map((row) => row.deviceId),
      rows.map((row) => (row.about === null ? null : JSON.stringify(row.about))),
      rows.map((row) => row.state),
      rows.map((row) => row.reason),
      rows.map((row) => row.notBefore?.toISOString() ?? null),
      rows.map((row) => row.turn),
    ],
  );
  return media.map(({ medium }) => medium);
}
