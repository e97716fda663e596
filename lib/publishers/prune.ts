import type { Pool } from "@/lib/db/client";
import { inBatches } from "@/lib/kernel/in-batches";
import { wantedKinds } from "./core/wanted-kinds";
import { deleteBefore } from "./repository-dead";
import { deleteMinutesBefore, giveUpOld } from "./repository-watch";

const BATCH = 1_000;

/**
 * To be called before events of the outbox are deleted that were written before `outbox`: publishers that had not sent
 * them go on behind them, and how many those were is written down (operators get an alert). Deletes dead letters and
 * figures that are older than their dates. Says how many events are lost and letters deleted.
 */
export async function prunePublishers(
  pool: Pool,
  before: { outbox: Date; deadLetters: Date; minutes: Date },
  signal?: AbortSignal,
): Promise<{ lost: number; deadLetters: number }> {
  const lost = await giveUpOld(pool, before.outbox, wantedKinds(null));
  await deleteMinutesBefore(pool, before.minutes);
  const deadLetters = await inBatches(BATCH, (size) => deleteBefore(pool, before.deadLetters, size), signal);
  return { lost, deadLetters };
}
