import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { mayRunAt } from "./core/guard";
import * as repository from "./repository-sync";
import type { RoleSyncRun, SyncSource } from "./schema";

/** A sync that was begun: the lease is its own. */
export interface Run {
  id: string;
  channelId: string;
  source: SyncSource;
  startedAt: Date;
}

export const syncedEvent = (
  { id, channelId, source }: Pick<Run, "id" | "channelId" | "source">,
  state: RoleSyncRun["state"],
): DomainEvent => ({ kind: "roles.synced", payload: { channelId, runId: id, source, state } });

/**
 * Takes the channel and begins a run, in place of all that was asked for; a run whose worker died is ended. Null when
 * another worker has the channel, the source had it synced too lately, or it is no channel.
 */
export function beginRun(
  pool: Pool,
  { channelId, source, now }: { channelId: string; source: SyncSource; now: Date },
): Promise<Run | null> {
  return withTransaction(async (tx) => {
    const sync = await repository.lockSync(tx, channelId);
    if (!sync || sync.leased) return null;
    const last = await repository.lastStart(tx, channelId, source);
    if (last && mayRunAt(source, { [source]: last }, now)) return null;
    const died = await repository.abandonRuns(tx, channelId, now);
    const id = await repository.insertRun(tx, { channelId, source, startedAt: now });
    const run = { id, channelId, source, startedAt: now };
    await appendEvents(tx, [
      ...died.map((one) => syncedEvent({ ...one, channelId }, "abandoned")),
      syncedEvent(run, "running"),
    ]);
    return run;
  }, pool);
}
