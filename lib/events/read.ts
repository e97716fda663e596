import type { Db } from "@/lib/db/client";
import * as repository from "./repository";
import { domainEvent, type RecordedEvent } from "./schema";

/**
 * Events after `seq` in commit order. `upTo` is the last seq looked at, also when its event was of a kind
 * this version does not know (after a rollback of the code) and was left out.
 */
export async function readEvents(
  db: Db,
  seq: number,
  limit: number,
): Promise<{ events: RecordedEvent[]; upTo: number }> {
  const rows = await repository.readAfter(db, seq, limit);
  const events: RecordedEvent[] = [];
  for (const row of rows) {
    const parsed = domainEvent.safeParse({ kind: row.kind, payload: row.payload });
    if (parsed.success) events.push({ ...parsed.data, seq: row.seq, id: row.id, at: row.at.toISOString() });
  }
  return { events, upTo: rows.at(-1)?.seq ?? seq };
}
