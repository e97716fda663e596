import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { queueDeliveries } from "@/lib/deliveries";
import { appendEvents } from "@/lib/events";
import type { Logger } from "@/lib/log";
import { tellPerson } from "@/lib/notifications";
import { noticeMail } from "./notice-mail";
import * as repository from "./repository-exports";
import { beginSnapshot, findOwner } from "./repository-sections";
import { zipOf } from "./zip-export";

interface MakeDeps {
  pool: Pool;
  log: Pick<Logger, "warn">;
}

interface MakeContext {
  now: Date;
  signal: AbortSignal;
  progress(latest: { done: number; total: number | null }): void;
}

/** Renewed with every piece; a piece takes seconds, also of many rows. */
const LEASE_SECONDS = 300;
const MOST_ATTEMPTS = 5;
/** How many days a file can be fetched. */
export const EXPORT_DAYS = 7;

/**
 * Makes the files that were asked for, one after the other. May stop anywhere and run twice at once: each file is made
 * by one run, and what a run that died left of it is made anew.
 */
export async function makeExports(
  deps: MakeDeps,
  context: MakeContext,
): Promise<{ made: number; failed: number }> {
  const result = { made: 0, failed: 0 };
  while (!context.signal.aborted) {
    const run = await repository.claimExport(deps.pool, LEASE_SECONDS);
    if (!run) break;
    try {
      if (await makeOne(deps.pool, run, context)) result.made += 1;
    } catch (error) {
      const isLast = run.attempts >= MOST_ATTEMPTS;
      deps.log.warn({ err: error, exportId: run.id, attempt: run.attempts }, "an export was not made");
      await repository.returnExport(deps.pool, run, isLast && !context.signal.aborted);
      if (context.signal.aborted) break;
      if (!isLast) continue;
      result.failed += 1;
    }
  }
  return result;
}

async function makeOne(
  pool: Pool,
  run: repository.ExportRun,
  { now, signal, progress }: MakeContext,
): Promise<boolean> {
  let rows = 0;
  const isWhole = await withTransaction(async (tx) => {
    await beginSnapshot(tx);
    const owner = await findOwner(tx, run.userId);
    if (!owner) return false;
    const who = { ...owner, userId: run.userId, now, onRow: () => (rows += 1) };
    let ordinal = 0;
    for await (const bytes of zipOf(tx, who)) {
      signal.throwIfAborted();
      const part = { ordinal, bytes, rows, leaseSeconds: LEASE_SECONDS };
      if (!(await repository.putPart(pool, run, part))) return false;
      ordinal += 1;
      progress({ done: rows, total: null });
    }
    return true;
  }, pool);
  return isWhole && withTransaction((tx) => finish(tx, run, rows, now), pool);
}

async function finish(tx: Db, run: repository.ExportRun, rows: number, now: Date): Promise<boolean> {
  const expiresAt = new Date(now.getTime() + EXPORT_DAYS * 86_400_000);
  if (!(await repository.finishExport(tx, run, { rows, now, expiresAt }))) return false;
  const told = await tellPerson(tx, { userId: run.userId, type: "account_export", about: run.id });
  const mail = noticeMail(run.userId, {
    notice: "export",
    path: `/settings/account#export-${run.id}`,
    until: expiresAt,
  });
  await appendEvents(tx, [...told, ...(await queueDeliveries(tx, [mail]))]);
  return true;
}
