import { Figure } from "@/components/sync/figure";
import { Elapsed } from "@/components/ui/relative-time";
import type { StreamDetail } from "@/lib/streams/schema";
import { ClockTime } from "./moment";
import { useHistoryWords } from "./use-history-words";
import type { HistoryWords } from "./words";

/** What a stream was in numbers, and how it became known. */
export function StreamFigures({ stream }: { stream: StreamDetail }) {
  const words = useHistoryWords();
  const { t, formats } = words;
  const counted = stream.peakAt !== null;
  const onAir = stream.endedAt === null;
  const { endReason, endedAt, peakAt } = stream;
  return (
    <>
      <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-3 xl:grid-cols-6">
        <Figure
          label={onAir ? t("stream.liveFor") : t("stream.length")}
          value={onAir ? <Elapsed since={stream.startedAt} /> : formats.span(stream.durationSeconds * 1_000)}
          note={
            endedAt
              ? t.rich("stream.fromTo", {
                  from: () => <ClockTime at={stream.startedAt} />,
                  to: () => <ClockTime at={endedAt} />,
                })
              : t.rich("stream.fromToNow", { from: () => <ClockTime at={stream.startedAt} /> })
          }
        />
        <Figure
          label={onAir ? t("stream.viewersNow") : t("stream.viewersEnd")}
          value={counted ? formats.count(stream.viewers) : "–"}
          note={t("stream.lastCount")}
        />
        <Figure
          label={t("figures.averageViewers")}
          value={stream.averageViewers === null ? "–" : formats.count(stream.averageViewers)}
          note={t("stream.weighted")}
        />
        <Figure
          label={t("figures.peakViewers")}
          value={counted ? formats.count(stream.peakViewers) : "–"}
          note={peakAt && t.rich("stream.peakAt", { time: () => <ClockTime at={peakAt} /> })}
        />
        <Figure
          label={t("figures.hoursWatched")}
          value={counted ? formats.hours(stream.hoursWatched) : "–"}
          note={t("stream.together")}
        />
        <Figure
          label={t("stream.noticed")}
          value={noticedText(stream.detection, words)}
          note={t(`noticedBy.${stream.detection.source}`)}
        />
      </dl>
      {(endReason === "replaced" || endReason === "stale") && (
        <p className="mt-3 text-ink-2">{t(`ended.${endReason}`)}</p>
      )}
    </>
  );
}

/** Without a delay the stream was on air before anybody looked at the channel. */
function noticedText({ source, delayMs }: StreamDetail["detection"], { t, formats }: HistoryWords): string {
  if (source === "import") return t("stream.afterwards");
  if (delayMs === null) return t("stream.underWay");
  return t("stream.noticedAfter", { time: formats.duration(Math.max(0, delayMs)) });
}
