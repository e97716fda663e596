import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import { Figure } from "@/components/sync/figure";
import type { Totals } from "@/lib/streams/schema";
import { type Change, changeOf, countText, hoursPerStream, hoursText } from "./words";

const NOTHING = "–";
const ARROWS = { up: ArrowUp, down: ArrowDown, same: ArrowRight } as const;

const FIGURES: readonly {
  label: string;
  pick: (totals: Totals) => number | null;
  text: (value: number) => string;
}[] = [
  { label: "Streams", pick: ({ streams }) => streams, text: countText },
  { label: "Days on air", pick: ({ activeDays }) => activeDays, text: countText },
  { label: "Hours live", pick: ({ hours }) => hours, text: hoursText },
  { label: "Hours a stream", pick: hoursPerStream, text: hoursText },
  { label: "Average viewers", pick: ({ averageViewers }) => averageViewers, text: countText },
  { label: "Peak viewers", pick: ({ peakViewers }) => peakViewers, text: countText },
  { label: "Hours watched", pick: ({ hoursWatched }) => hoursWatched, text: hoursText },
];

interface TotalsRowProps {
  totals: Totals;
  before: Totals | null;
  days: number;
}

/** The figures of a span, each with how it moved since the span before. */
export function TotalsRow({ totals, before, days }: TotalsRowProps) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-4 lg:grid-cols-7 max-lg:*:last:col-span-2 sm:max-lg:*:last:col-span-2">
      {FIGURES.map(({ label, pick, text }) => {
        const value = pick(totals);
        const change = changeOf(value, before && pick(before));
        return (
          <Figure
            key={label}
            label={label}
            value={value === null ? NOTHING : text(value)}
            note={change ? <Moved change={change} days={days} /> : <span>&nbsp;</span>}
          />
        );
      })}
    </dl>
  );
}

/** More is not always better, so the arrow has no colour. */
function Moved({ change, days }: { change: NonNullable<Change>; days: number }) {
  const Arrow = ARROWS[change.direction];
  return (
    <span className="inline-flex items-center gap-1" title={`Against the ${days} days before`}>
      <Arrow aria-hidden className="size-3" />
      {change.text}
      <span className="sr-only"> against the {days} days before</span>
    </span>
  );
}
