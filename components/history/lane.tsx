import { percent } from "@/components/charts/paths";
import { AXIS_COLUMN } from "@/components/charts/plot";
import { seriesLook } from "@/components/charts/series-look";
import { cn } from "@/components/ui/class-names";
import type { Stretch } from "./lanes";

interface LaneProps {
  /** For screen readers; the table behind the chart says the same at length. */
  label: string;
  stretches: readonly Stretch[];
  xOf: (at: number) => number;
  /** The series a label's colour comes from; without it the lane has no colours. */
  seriesOf?: (label: string) => number | undefined;
}

/** What held from when to when, under a curve. Narrow stretches keep their colour and lose their words. */
export function Lane({ label, stretches, xOf, seriesOf }: LaneProps) {
  return (
    <ol aria-label={label} className={cn("relative mt-1 h-6", AXIS_COLUMN)}>
      {stretches.map((stretch) => (
        <li
          key={stretch.from}
          title={stretch.label}
          className={cn(
            "absolute inset-y-0 min-w-[3px] overflow-hidden border-surface border-r-2 text-xs leading-6",
            seriesOf
              ? cn("rounded-sm text-ink", seriesLook(seriesOf(stretch.label)).wash)
              : "border-l border-l-line-control text-ink-2",
          )}
          style={{ left: percent(xOf(stretch.from)), width: percent(xOf(stretch.to) - xOf(stretch.from)) }}
        >
          {seriesOf && (
            <span
              aria-hidden
              className={cn("absolute inset-x-0 top-0 h-0.5", seriesLook(seriesOf(stretch.label)).fill)}
            />
          )}
          <span className="block truncate px-1.5">{stretch.label}</span>
        </li>
      ))}
    </ol>
  );
}

/** A thin line through the curve wherever the title changed. */
export function TitleMarks({ titles, xOf }: Pick<LaneProps, "xOf"> & { titles: readonly Stretch[] }) {
  return titles
    .slice(1)
    .map(({ from }) => (
      <span
        key={from}
        aria-hidden
        className="pointer-events-none absolute inset-y-0 border-line-control border-l border-dashed"
        style={{ left: percent(xOf(from)) }}
      />
    ));
}
