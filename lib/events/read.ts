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
  return { events: rows.flatMap(eventOf), upTo: rows.at(-1)?.seq ?? seq };
}

/** As `readEvents`, but only events of some kinds among the next `limit`; `upTo` passes over the others, too. */
export async function readEventsOf(
  db: Db,
  seq: number,
  wanted: { kinds: readonly string[]; limit: number },
): Promise<{ events: RecordedEvent[]; upTo: number }> {
  const { rows, upTo } = await repository.readWanted(db, seq, wanted);
  return { events: rows.flatMap(eventOf), upTo };
}

function eventOf({ kind, payload, seq, id, at }: repository.OutboxRow): RecordedEvent[] {
  const parsed = domainEvent.safeParse({ kind, payload });
  return parsed.success ? [{ ...parsed.data, seq, id, at: at.toISOString() }] : [];
}
