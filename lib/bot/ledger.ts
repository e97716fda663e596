import type { Db } from "@/lib/db/client";
import { type CoverageReport, type GapChanges, planGaps, type StoredGap } from "./core/gap-ledger";
import { applyGaps, findGaps, lockLedgers } from "./repository-ledger";

export interface ChannelReport extends CoverageReport {
  channelId: string;
}

/**
 * Brings the gaps of channels in line with what a bot reports, within the caller's transaction. What changes nothing
 * locks nothing: that is nearly always so.
 */
export async function writeCoverage(tx: Db, reports: readonly ChannelReport[]): Promise<void> {
  const telling = [...byChannel(reports).values()];
  if (telling.length === 0) return;
  const before = await findGaps(tx, telling.map(whence));
  const affected = telling.filter((report) => changesSomething(planOf(report, before)));
  if (affected.length === 0) return;
  await lockLedgers(
    tx,
    affected.map(({ channelId }) => channelId),
  );
  const current = await findGaps(tx, affected.map(whence));
  await applyGaps(tx, new Map(affected.map((report) => [report.channelId, planOf(report, current)])));
}

/** One report for each channel of which there is something to tell. */
function byChannel(reports: readonly ChannelReport[]): Map<string, ChannelReport> {
  const result = new Map<string, ChannelReport>();
  for (const { channelId, read, missed } of reports) {
    if (read.length + missed.length === 0) continue;
    const before = result.get(channelId) ?? { read: [], missed: [] };
    result.set(channelId, {
      channelId,
      read: [...before.read, ...read],
      missed: [...before.missed, ...missed],
    });
  }
  return result;
}

const planOf = (report: ChannelReport, gaps: ReadonlyMap<string, StoredGap[]>): GapChanges =>
  planGaps(gaps.get(report.channelId) ?? [], report);

const whence = ({ channelId, read, missed }: ChannelReport) => ({
  channelId,
  since: Math.min(...read.map(({ from }) => from), ...missed.map(({ from }) => from)),
});

const changesSomething = ({ remove, change, add }: GapChanges): boolean =>
  remove.length + change.length + add.length > 0;
