"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import { useFormats } from "@/components/ui/use-formats";
import type { Tick } from "@/lib/live/schema";
import { isUnderWay, tickLine, tookMs } from "./tick-words";

/** Height of the plot, in CSS px. */
const PLOT = 192;
/** The least that a bar shows, so that a fast tick can be seen and pointed at. */
const LEAST = 3;

/** How long each of the last ticks took, oldest first. Every bar can be reached by keyboard and says its figures. */
export function TickChart({ ticks }: { ticks: readonly Tick[] }) {
  const t = useTranslations("sync");
  const formats = useFormats();
  const oldestFirst = ticks.toReversed();
  const longest = Math.max(1, ...ticks.map((tick) => tookMs(tick) ?? 0));
  const [first, last] = [oldestFirst[0], oldestFirst.at(-1)];
  return (
    <figure aria-label={t("tick.duration")} className="p-4">
      <div className="flex gap-3">
        <div
          aria-hidden
          className="flex w-12 shrink-0 flex-col justify-between text-right text-ink-3 text-xs tabular-nums leading-none"
          style={{ height: PLOT }}
        >
          <span>{formats.duration(longest)}</span>
          <span>0</span>
        </div>
        <ol
          className="flex min-w-0 flex-1 items-end gap-1 border-line border-y bg-[linear-gradient(var(--line),var(--line))] bg-[length:100%_1px] bg-[position:0_50%] bg-no-repeat"
          style={{ height: PLOT }}
        >
          {oldestFirst.map((tick) => (
            <li key={tick.id} className="flex h-full max-w-8 flex-1">
              <Bar tick={tick} longest={longest} at={formats.clock(Date.parse(tick.slot))} />
            </li>
          ))}
        </ol>
      </div>
      <figcaption className="mt-1.5 ml-15 flex justify-between text-ink-3 text-xs tabular-nums">
        <span>{first && formats.clock(Date.parse(first.slot))}</span>
        <span>{last && formats.clock(Date.parse(last.slot))}</span>
      </figcaption>
    </figure>
  );
}

function Bar({ tick, longest, at }: { tick: Tick; longest: number; at: string }) {
  const t = useTranslations("sync");
  const formats = useFormats();
  const took = tookMs(tick);
  const wrong = tick.status === "failed" || tick.status === "abandoned";
  const height = Math.max(LEAST, ((took ?? longest / 2) / longest) * PLOT);
  const byHand = tick.manual ? `, ${t("tick.byHand")}` : "";
  const words = `${at}${byHand}: ${tickLine(t, formats, tick)}`;
  return (
    <Tooltip text={words} side="top">
      <button
        type="button"
        aria-label={words}
        className="group flex h-full w-full flex-col justify-end rounded-t-sm"
      >
        {wrong && <TriangleAlert aria-hidden className="mx-auto mb-1 size-3 max-w-full text-danger" />}
        <span
          className={cn(
            "block w-full rounded-t-sm opacity-85 group-hover:opacity-100",
            isUnderWay(tick) ? "animate-pulse bg-line-control" : wrong ? "bg-warn" : "bg-accent",
          )}
          style={{ height }}
        />
      </button>
    </Tooltip>
  );
}
