import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";
import type { Tick } from "@/lib/live/schema";

/** Whether a tick is still to end. */
export const isUnderWay = ({ status }: Pick<Tick, "status">): boolean =>
  status === "queued" || status === "running";

/** How long a tick took, in ms; null while it is under way, or when it never ended. */
export function tookMs({ startedAt, endedAt, result }: Tick): number | null {
  if (result) return result.durationMs;
  return endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
}

/** How many changes a tick found. */
export const changesOf = ({ result }: Tick): number =>
  result ? Object.values(result.changes).reduce((sum, count) => sum + count, 0) : 0;

/** What became of a tick, in one line: "succeeded in 1.2 s: 40 checked, 3 changes, 1 of 5 batches failed". */
export function tickLine(t: Translate<"sync">, formats: Formats, tick: Tick): string {
  const took = tookMs(tick);
  const status = t(`tick.status.${tick.status}`);
  const head = took === null ? status : t("tick.statusIn", { status, span: formats.duration(took) });
  const { result, error } = tick;
  if (error) return `${head}: ${error}`;
  if (!result) return head;
  const { checked, failedBatches: failed, batches, deferred } = result;
  const parts = [
    t("tick.checked", { count: checked }),
    t("tick.changes", { count: changesOf(tick) }),
    ...(failed > 0 ? [t("tick.failed", { failed, batches })] : []),
    ...(deferred > 0 ? [t("tick.deferred", { count: deferred })] : []),
  ];
  return `${head}: ${parts.join(", ")}`;
}
