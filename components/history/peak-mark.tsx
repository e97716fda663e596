import { percent } from "@/components/charts/paths";
import type { ValueAxis } from "@/components/charts/value-axis";
import { cn } from "@/components/ui/class-names";
import type { StreamSummary } from "@/lib/streams/schema";
import { useHistoryWords } from "./use-history-words";

interface PeakMarkProps {
  stream: Pick<StreamSummary, "peakAt" | "peakViewers">;
  xOf: (at: number) => number;
  y: ValueAxis;
  /** Steps back while a cursor is at work. */
  quiet: boolean;
}

/** Where most people watched. Its words keep to the side with room. */
export function PeakMark({ stream, xOf, y, quiet }: PeakMarkProps) {
  const { t, formats } = useHistoryWords();
  if (!stream.peakAt || stream.peakViewers === 0) return null;
  const x = Math.min(1, Math.max(0, xOf(Date.parse(stream.peakAt))));
  return (
    <span
      className={cn("pointer-events-none absolute z-1 transition-opacity", quiet && "opacity-40")}
      style={{ left: percent(x), bottom: percent(stream.peakViewers / y.top) }}
    >
      <span
        aria-hidden
        className="absolute size-2 -translate-x-1/2 -translate-y-1/2 rotate-45 bg-ink ring-2 ring-surface"
      />
      <span
        className={cn(
          "absolute rounded bg-surface/85 px-1 py-0.5 text-ink text-xs tabular-nums leading-none whitespace-nowrap",
          x > 0.75 ? "right-2.5" : "left-2.5",
          stream.peakViewers / y.top > 0.9 ? "top-0.5" : "bottom-0.5",
        )}
      >
        {t("peak", { count: formats.count(stream.peakViewers) })}
      </span>
    </span>
  );
}
