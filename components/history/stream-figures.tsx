import { Figure } from "@/components/sync/figure";
import { durationText } from "@/components/ui/duration-text";
import { Elapsed } from "@/components/ui/relative-time";
import { spanText } from "@/components/ui/time-text";
import type { StreamDetail } from "@/lib/streams/schema";
import { ClockTime } from "./moment";
import { countText, END_REASONS, hoursText, NOTICED_BY } from "./words";

/** What a stream was in numbers, and how it became known. */
export function StreamFigures({ stream }: { stream: StreamDetail }) {
  const counted = stream.peakAt !== null;
  const onAir = stream.endedAt === null;
  const endNote = stream.endReason && END_REASONS[stream.endReason];
  return (
    <>
      <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-3 xl:grid-cols-6">
        <Figure
          label={onAir ? "Live for" : "Length"}
          value={onAir ? <Elapsed since={stream.startedAt} /> : spanText(stream.durationSeconds * 1_000)}
          note={
            <>
              <ClockTime at={stream.startedAt} /> to{" "}
              {stream.endedAt ? <ClockTime at={stream.endedAt} /> : "now"}
            </>
          }
        />
        <Figure
          label={onAir ? "Viewers now" : "Viewers at the end"}
          value={counted ? countText(stream.viewers) : "–"}
          note="the last count"
        />
        <Figure
          label="Average viewers"
          value={stream.averageViewers === null ? "–" : countText(stream.averageViewers)}
          note="weighted by time"
        />
        <Figure
          label="Peak viewers"
          value={counted ? countText(stream.peakViewers) : "–"}
          note={
            stream.peakAt && (
              <>
                at <ClockTime at={stream.peakAt} />
              </>
            )
          }
        />
        <Figure
          label="Hours watched"
          value={counted ? hoursText(stream.hoursWatched) : "–"}
          note="by all viewers together"
        />
        <Figure
          label="Noticed"
          value={noticedText(stream.detection)}
          note={NOTICED_BY[stream.detection.source]}
        />
      </dl>
      {endNote && <p className="mt-3 text-ink-2">{endNote}</p>}
    </>
  );
}

/** Without a delay the stream was on air before anybody looked at the channel. */
function noticedText({ source, delayMs }: StreamDetail["detection"]): string {
  if (source === "import") return "Afterwards";
  return delayMs === null ? "Under way" : `after ${durationText(Math.max(0, delayMs))}`;
}
