import type { Db } from "@/lib/db/client";
import type { Changes } from "./changes";
import type { Source } from "./schema";

/** Records what an import changed; gives its id. */
export async function recordImport(
  tx: Db,
  channelId: string,
  source: Source,
  changes: Changes,
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    "INSERT INTO command_import (channel_id, source, changes) VALUES ($1, $2, $3) RETURNING id",
    [channelId, source, JSON.stringify(changes)],
  );
  const [row] = rows;
  if (!row) throw new Error("an insert gave no row");
  return row.id;
}

/** What an import of the channel changed, locked to the end of the transaction; undefined when there is none. */
export async function lockImport(
  tx: Db,
  channelId: string,
  id: string,
): Promise<{ changes: unknown; undoneAt: Date | null } | undefined> {
  const { rows } = await tx.query<{ changes: unknown; undoneAt: Date | null }>(
    `SELECT changes, undone_at AS "undoneAt" FROM command_import WHERE channel_id = $1 AND id = $2 FOR UPDATE`,
    [channelId, id],
  );
  return rows[0];
}

export async function markUndone(tx: Db, id: string): Promise<void> {
  await tx.query("UPDATE command_import SET undone_at = clock_timestamp() WHERE id = $1", [id]);
}

/** Deletes what was imported before `before`, from then on not to be undone; says of how many imports. */
export async function deleteBefore(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query("DELETE FROM command_import WHERE at < $1", [before]);
  return rowCount ?? 0;
}
