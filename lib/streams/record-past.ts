import { recordAudit } from "@/lib/audit";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { BroadcasterRef } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import { findOverlap, findRecorded, insertRecorded, type PastSession } from "./repository-record";
import { becomeOnlySessionWriter } from "./repository-sessions";

/**
 * Puts a stream on record that is over, for whoever asked the policy, and says under which id and whether it is new:
 * one that is known by its Twitch id stays as it is.
 * @throws TallyError conflict when the channel was on air with another stream at that time
 */
export function recordPast(
  { id: broadcasterId, login }: BroadcasterRef,
  session: PastSession,
  pool: Pool = db(),
): Promise<{ id: string; created: boolean }> {
  return withTransaction(async (tx) => {
    await becomeOnlySessionWriter(tx);
    const known = await findRecorded(tx, broadcasterId, session.twitchStreamId);
    if (known) return { id: known, created: false };
    if (await findOverlap(tx, broadcasterId, session)) throw overlaps();
    const id = await insertRecorded(tx, broadcasterId, session, "api");
    if (!id) throw new TallyError("not_found", "There is nothing here.");
    await recordAudit(tx, {
      action: "stream.create",
      target: { kind: "stream", id, name: session.title || login },
      channelId: broadcasterId,
      after: { startedAt: session.startedAt.toISOString(), endedAt: session.endedAt.toISOString() },
    });
    return { id, created: true };
  }, pool);
}

const overlaps = () =>
  new TallyError("conflict", "The channel was on air with another stream at that time.", {
    fields: [{ field: "startedAt", message: "must not lie within another stream, nor must what follows it" }],
  });
