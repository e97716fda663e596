import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import { Figure } from "@/components/sync/figure";
import type { Totals } from "@/lib/streams/schema";
import { useHistoryWords } from "./use-history-words";
import { type Change, changeOf, hoursPerStream, hoursWatched } from "./words";

const NOTHING = "–";
const ARROWS = { up: ArrowUp, down: ArrowDown, same: ArrowRight } as const;

const FIGURES = [
  { name: "streams", pick: ({ streams }: Totals) => streams, unit: "count" },
  { name: "activeDays", pick: ({ activeDays }: Totals) => activeDays, unit: "count" },
  { name: "hours", pick: ({ hours }: Totals) => hours, unit: "hours" },
  { name: "hoursPerStream", pick: hoursPerStream, unit: "hours" },
  { name: "averageViewers", pick: ({ averageViewers }: Totals) => averageViewers, unit: "count" },
  { name: "peakViewers", pick: ({ peakViewers }: Totals) => peakViewers, unit: "count" },
  { name: "hoursWatched", pick: hoursWatched, unit: "hours" },
] as const;

interface TotalsRowProps {
  totals: Totals;
  before: Totals | null;
  days: number;
}

/** The figures of a span, each with how it moved since the span before. */
export function TotalsRow({ totals, before, days }: TotalsRowProps) {
  const words = useHistoryWords();
  const { t, formats } = words;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-4 lg:grid-cols-7 max-lg:*:last:col-span-2 sm:max-lg:*:last:col-span-2">
      {FIGURES.map(({ name, pick, unit }) => {
        const value = pick(totals);
        const change = changeOf(value, before && pick(before), words);
        return (
          <Figure
            key={name}
            label={t(`figures.${name}`)}
            value={value === null ? NOTHING : formats[unit](value)}
            note={change ? <Moved change={change} days={days} /> : <span>&nbsp;</span>}
          />
        );
      })}
    </dl>
  );
}

/** More is not always better, so the arrow has no colour. */
function Moved({ change, days }: { change: NonNullable<Change>; days: number }) {
  const { t } = useHistoryWords();
  const Arrow = ARROWS[change.direction];
  return (
    <span className="inline-flex items-center gap-1" title={t("figures.against", { days })}>
      <Arrow aria-hidden className="size-3" />
      {change.text}
      <span className="sr-only"> {t("figures.againstShort", { days })}</span>
    </span>
  );
}
