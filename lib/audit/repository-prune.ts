import type { Db } from "@/lib/db/client";

/** Only in a transaction that says so are rows removed. */
export async function deleteBefore(tx: Db, before: Date, limit: number): Promise<number> {
  await tx.query("SELECT set_config('tallylight.prune_audit', 'on', true)");
  const { rowCount } = await tx.query(
    "DELETE FROM audit_entry WHERE id IN (SELECT id FROM audit_entry WHERE at < $1 ORDER BY at LIMIT $2)",
    [before, limit],
  );
  return rowCount ?? 0;
}

const REDACTING = "SELECT set_config('tallylight.redact_audit', 'on', true)";

/** Takes out from where things were done that were done before then. */
export async function blankAddresses(tx: Db, before: Date, limit: number): Promise<number> {
  await tx.query(REDACTING);
  const { rowCount } = await tx.query(
    `UPDATE audit_entry SET address = NULL WHERE id IN (
       SELECT id FROM audit_entry WHERE at < $1 AND address IS NOT NULL ORDER BY at LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}

/** Whether an entry is about the person themselves, or about their channel, which is the same to Twitch. */
const ABOUT = "target_kind IN ('person', 'account', 'channel', 'viewer') AND target_id IN ($1::text, $2)";

/** Takes out what says who a person is: as who did it, as whom it was done to, and as whose channel. */
export async function forget(
  tx: Db,
  { personId, twitchId }: { personId: string; twitchId: string },
): Promise<number> {
  await tx.query(REDACTING);
  const { rowCount } = await tx.query(
    `UPDATE audit_entry SET
       address = CASE WHEN actor_id = $1::uuid THEN NULL ELSE address END,
       chatter_id = CASE WHEN chatter_id = $2 THEN '' ELSE chatter_id END,
       channel_id = CASE WHEN channel_id = $2 THEN NULL ELSE channel_id END,
       target_id = CASE WHEN ${ABOUT} THEN '' ELSE target_id END,
       target_name = CASE WHEN ${ABOUT} THEN NULL ELSE target_name END,
       before = CASE WHEN ${ABOUT} THEN NULL ELSE before END,
       after = CASE WHEN ${ABOUT} THEN NULL ELSE after END
     WHERE actor_id = $1::uuid AND address IS NOT NULL OR chatter_id = $2 OR channel_id = $2 OR ${ABOUT}`,
    [personId, twitchId],
  );
  return rowCount ?? 0;
}
