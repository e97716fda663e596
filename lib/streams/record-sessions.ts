import type { Db } from "@/lib/db/client";
import { sessionWrite } from "./core/session-changes";
import {
  addSegments,
  becomeOnlySessionWriter,
  endOthers,
  endSessions,
  putSessions,
} from "./repository-sessions";
import type { LiveChange } from "./schema";

/**
 * Records what live changes mean for stream sessions, in the caller's transaction: opened, gone on, come back,
 * replaced, ended; and what is shown from when on. Five statements at most, however many changed, and none when
 * nothing did.
 */
export async function recordSessions(tx: Db, changes: readonly LiveChange[]): Promise<void> {
  if (changes.length === 0) return;
  await becomeOnlySessionWriter(tx);
  const { givingWay, endings, sessions, segments } = sessionWrite(changes);
  await endOthers(tx, givingWay);
  await endSessions(tx, endings);
  await putSessions(tx, sessions);
  await addSegments(tx, segments);
}
