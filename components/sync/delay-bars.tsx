"use client";
import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";
import { useFormats } from "@/components/ui/use-formats";
import { type DelayHour, delayWords } from "./delay-hours";

/** Height of the plot, in CSS px. */
const PLOT = 96;
/** The least that a bar shows, so that it can be seen and pointed at. */
const LEAST = 2;

interface DelayBarsProps {
  label: string;
  hours: readonly DelayHour[];
  /** What the top of the plot stands for, the same for all sources. */
  topMs: number;
}

/**
 * How soon streams were seen, hour by hour: the full part holds half of them, the pale one 95 %. Every hour can be
 * reached by keyboard and says its figures.
 */
export function DelayBars({ label, hours, topMs }: DelayBarsProps) {
  const t = useTranslations("sync");
  const formats = useFormats();
  return (
    <figure aria-label={label} className="px-4 pb-4">
      <div className="flex gap-3">
        <div
          aria-hidden
          className="flex w-12 shrink-0 flex-col justify-between text-right text-ink-3 text-xs tabular-nums leading-none"
          style={{ height: PLOT }}
        >
          <span>{formats.duration(topMs)}</span>
          <span>0</span>
        </div>
        <ol
          className="flex min-w-0 flex-1 items-end gap-px border-line border-y sm:gap-1"
          style={{ height: PLOT }}
        >
          {hours.map((hour) => (
            <li key={hour.at} className="flex h-full min-w-0 flex-1">
              <Hour
                hour={hour}
                topMs={topMs}
                words={`${formats.clock(hour.at)}: ${delayWords(t, formats, hour.figures)}`}
              />
            </li>
          ))}
        </ol>
      </div>
      <figcaption className="mt-1.5 ml-15 flex justify-between text-ink-3 text-xs">
        <span>{t("delay.dayAgo")}</span>
        <span>{t("delay.thisHour")}</span>
      </figcaption>
    </figure>
  );
}

function Hour({ hour: { figures }, topMs, words }: { hour: DelayHour; topMs: number; words: string }) {
  if (!figures) return null;
  const heightOf = (ms: number) => Math.max(LEAST, (ms / topMs) * PLOT);
  return (
    <Tooltip text={words} side="top">
      <button
        type="button"
        aria-label={words}
        className="group flex h-full w-full flex-col justify-end rounded-t-sm"
      >
        <span
          className="flex w-full flex-col justify-end rounded-t-sm bg-accent/35 group-hover:bg-accent/50"
          style={{ height: heightOf(figures.p95Ms) }}
        >
          <span className="w-full rounded-t-sm bg-accent" style={{ height: heightOf(figures.p50Ms) }} />
        </span>
      </button>
    </Tooltip>
  );
}
