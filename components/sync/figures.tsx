import { Count } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SyncOverview } from "@/lib/live/schema";
import { Figure } from "./figure";
import { changesOf, isUnderWay, tookMs } from "./tick-words";

/** The last tick that ended, whom it concerns, and what Twitch still allows. */
export function Figures({ overview }: { overview: SyncOverview }) {
  const { ticks, tracked, live, suspect, budget } = overview;
  const last = ticks.find((tick) => !isUnderWay(tick));
  const took = last ? tookMs(last) : null;
  const result = last?.result;
  return (
    <dl className="grid grid-cols-2 rounded-lg border border-line bg-surface sm:grid-cols-3 xl:grid-cols-6">
      <Figure
        label="Last tick"
        value={last ? <RelativeTime at={last.endedAt ?? last.startedAt} /> : "–"}
        note={took !== null && `took ${durationText(took)}`}
      />
      <Figure
        label="Checked"
        value={result ? <Count value={result.checked} /> : "–"}
        note={last && result && checkedNote(changesOf(last), result.deferred)}
      />
      <Figure
        label="Failed batches"
        value={result ? <Count value={result.failedBatches} /> : "–"}
        note={result && `of ${result.batches.toLocaleString("en")}`}
      />
      <Figure label="Tracked" value={<Count value={tracked} />} note="followed by someone" />
      <Figure
        label="Live"
        value={<Count value={live} />}
        note={suspect === 0 ? "none in doubt" : `${suspect.toLocaleString("en")} in doubt`}
      />
      <Figure
        label="Helix points left"
        value={<Count value={budget.left} />}
        note={<Meter {...budget} spent={result?.batches ?? null} />}
      />
    </dl>
  );
}

function checkedNote(changes: number, deferred: number): string {
  const changed = `${changes.toLocaleString("en")} changed`;
  return deferred === 0 ? changed : `${changed}, ${deferred.toLocaleString("en")} left for later`;
}

/** A tick spends a point on each batch it asks for. */
function Meter({ left, capacity, spent }: SyncOverview["budget"] & { spent: number | null }) {
  const words = `of ${capacity.toLocaleString("en")}`;
  return (
    <span className="flex items-center gap-2">
      <meter
        aria-label={`Helix points left, ${words}`}
        min={0}
        max={capacity}
        value={left}
        className="sr-only"
      />
      <span aria-hidden className="h-1.5 w-14 overflow-hidden rounded-full bg-raised">
        <span
          className={`block h-full rounded-full ${left < capacity / 10 ? "bg-warn" : "bg-accent"}`}
          style={{ width: `${capacity > 0 ? Math.min(100, (left / capacity) * 100) : 0}%` }}
        />
      </span>
      {words}
      {spent !== null && `, the last tick spent ${spent.toLocaleString("en")}`}
    </span>
  );
}
