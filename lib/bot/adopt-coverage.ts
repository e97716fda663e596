import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { without } from "./core/gap-ledger";
import { writeCoverage } from "./ledger";
import type { UntoldCoverage } from "./process/journal";
import { lockLeasesOf, putReadUntil } from "./repository-leases";

/**
 * Tells the ledger what a bot that ended had read. Where its lease was not taken yet, it ends later than the
 * database knew, and what it missed in between is a gap. Harmless to do twice.
 */
export async function adoptCoverage(pool: Pool, { bot, channels }: UntoldCoverage): Promise<void> {
  await withTransaction(async (tx) => {
    const untaken = await lockLeasesOf(tx, bot);
    const reports = [...channels].map(([channelId, read]) => {
      const to = Math.max(0, ...read.map((span) => span.to));
      const from = untaken.get(channelId);
      const missed = from === undefined ? [] : without({ from, to }, read);
      return { channelId, read, to, missed: missed.map((span) => ({ ...span, reason: "disconnected" })) };
    });
    await writeCoverage(tx, reports);
    await putReadUntil(
      tx,
      bot,
      reports.map(({ channelId, to }) => ({ channelId, readUntil: to })),
    );
  }, pool);
}
