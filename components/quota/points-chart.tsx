"use client";
import { useTranslations } from "next-intl";
import { VIEW } from "@/components/charts/paths";
import { Plot, XAxis } from "@/components/charts/plot";
import { seriesLook } from "@/components/charts/series-look";
import { clockTicks } from "@/components/charts/time-axis";
import { valueAxis } from "@/components/charts/value-axis";
import { cn } from "@/components/ui/class-names";
import { useFormats } from "@/components/ui/use-formats";
import type { Quota } from "@/lib/quota/schema";
import { usePurposeName } from "./purpose-name";

/** Those after them look alike, so they are one. */
const MOST_SERIES = 6;
const HEIGHT = 160;
const MINUTE_MS = 60_000;
const BAR = VIEW / 60;
const GAP = 3;

/** Points by the minute, each bar built of what they were for. */
export function PointsChart({ helix: { minutes, purposes, capacity } }: Pick<Quota, "helix">) {
  const t = useTranslations("quota.helix");
  const formats = useFormats();
  const nameOf = usePurposeName();
  const named = purposes.slice(0, MOST_SERIES).map(({ purpose }) => purpose);
  const placeOf = (purpose: string) => (named.includes(purpose) ? named.indexOf(purpose) : MOST_SERIES);
  const highest = Math.max(0, ...minutes.map(({ points }) => points));
  const y = valueAxis([highest], { whole: true, least: 10 });
  const from = Date.parse(minutes[0]?.minute ?? "");
  const spanMs = minutes.length * MINUTE_MS;
  const height = (points: number) => (points / y.top) * VIEW;
  return (
    <figure aria-label={t("chart", { highest: formats.count(highest), capacity: formats.count(capacity) })}>
      <div className="px-4 pt-8">
        <Plot
          height={HEIGHT}
          y={y}
          unit={t("perMinute")}
          labelOf={formats.short}
          shapes={minutes.map(({ minute, purposes: parts }, index) => {
            let top = VIEW;
            return parts
              .toSorted((a, b) => placeOf(a.purpose) - placeOf(b.purpose))
              .map(({ purpose, points }) => {
                top -= height(points);
                return (
                  <rect
                    key={`${minute} ${purpose}`}
                    className={seriesLook(placeOf(purpose)).mark}
                    x={index * BAR}
                    width={BAR - GAP}
                    y={top}
                    height={height(points)}
                  />
                );
              });
          })}
        >
          {capacity <= y.top && (
            <div
              aria-hidden
              className="absolute inset-x-0 border-warn border-t border-dashed"
              style={{ bottom: `${(capacity / y.top) * 100}%` }}
            />
          )}
        </Plot>
        <XAxis
          marks={clockTicks(from, from + spanMs, formats, 6).map(({ at, label }) => ({
            at: (at - from) / spanMs,
            label,
          }))}
        />
      </div>
      <figcaption className="px-4 pb-3 text-ink-2 text-xs">
        <p>{t("chart", { highest: formats.count(highest), capacity: formats.count(capacity) })}</p>
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
          {named.map((purpose, index) => (
            <li key={purpose} className="flex items-center gap-1.5">
              <span aria-hidden className={cn("size-2.5 rounded-sm", seriesLook(index).fill)} />
              {nameOf(purpose)}
            </li>
          ))}
          {purposes.length > MOST_SERIES && (
            <li className="flex items-center gap-1.5">
              <span aria-hidden className={cn("size-2.5 rounded-sm", seriesLook(MOST_SERIES).fill)} />
              {t("rest")}
            </li>
          )}
        </ul>
      </figcaption>
    </figure>
  );
}
