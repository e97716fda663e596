"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNow } from "@/components/ui/clock";
import { useFormats } from "@/components/ui/use-formats";
import type { PublisherView } from "@/lib/publishers/schema";
import { drainFrom, drainOn, timeLeftMs } from "./drain";

/** How far a publisher that catches up has come since it was furthest behind; nothing while nobody knows how far that is. */
export function DrainMeter({ publisher }: { publisher: PublisherView }) {
  return publisher.lag.more ? null : <Meter publisher={publisher} />;
}

function Meter({ publisher: { name, lag } }: { publisher: PublisherView }) {
  const t = useTranslations("publishers.drain");
  const formats = useFormats();
  const now = useNow(1_000);
  const [drain, setDrain] = useState(() => drainFrom(lag.events, now));
  if (drain.left !== lag.events) setDrain(drainOn(drain, lag.events, now));
  const done = drain.peak - drain.left;
  const leftMs = timeLeftMs(drain);
  return (
    <div className="space-y-1">
      <div
        role="progressbar"
        aria-label={t("label", { name })}
        aria-valuemin={0}
        aria-valuemax={drain.peak}
        aria-valuenow={done}
        className="h-1.5 overflow-hidden rounded-full bg-raised"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] motion-reduce:transition-none"
          style={{ width: `${(done / Math.max(1, drain.peak)) * 100}%` }}
        />
      </div>
      <p className="text-ink-3 text-xs tabular-nums">
        {t("done", { done, total: drain.peak })}
        {leftMs !== null && `, ${t("left", { time: formats.span(leftMs) })}`}
      </p>
    </div>
  );
}
