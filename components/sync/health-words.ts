import type { Translate } from "@/lib/i18n/types";
import { failedInARow, lateAfterMs } from "@/lib/live/queries";
import type { SyncOverview } from "@/lib/live/schema";

type Judged = Pick<SyncOverview, "health" | "everySeconds"> & {
  ticks: readonly Pick<SyncOverview["ticks"][number], "status" | "error">[];
};

/** How the sync does, in sentences: what happened, what is safe, what happens next. */
export function healthWords(t: Translate<"sync">, { health, ticks, everySeconds }: Judged): string {
  switch (health) {
    case "healthy":
      return t("health.summary.healthy");
    case "never":
      return t(ticks.length === 0 ? "health.summary.none" : "health.summary.first");
    case "failing":
      return [...failure(t, ticks), ...outlook(t, everySeconds)].join(" ");
    case "late":
      return [...lateness(t, ticks, everySeconds), ...outlook(t, everySeconds)].join(" ");
  }
}

function failure(t: Translate<"sync">, ticks: Judged["ticks"]): string[] {
  const reason = ticks.find(({ status }) => !["running", "queued", "cancelled"].includes(status))?.error;
  const said = reason ? [t("health.summary.said", { reason: asSentence(reason) })] : [];
  return [t("health.summary.failing", { count: failedInARow(ticks) }), ...said];
}

function lateness(t: Translate<"sync">, ticks: Judged["ticks"], everySeconds: number): string[] {
  const minutes = Math.floor(lateAfterMs(everySeconds) / 60_000);
  const isSlow = ticks.some(({ status }) => status === "running");
  return [
    t("health.summary.late", { minutes }),
    t(isSlow ? "health.summary.slow" : "health.summary.noWorker"),
  ];
}

const outlook = (t: Translate<"sync">, seconds: number): string[] => [
  t("health.summary.stale"),
  t("health.summary.safe"),
  t("health.summary.retry", { seconds }),
];

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
