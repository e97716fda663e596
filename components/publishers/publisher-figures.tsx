"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Sparkline } from "@/components/charts/sparkline";
import { Figure } from "@/components/sync/figure";
import { Count } from "@/components/ui/count";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { PublisherView } from "@/lib/publishers/schema";

interface FiguresProps {
  publisher: PublisherView;
  /** More of them, on the publisher's own page. */
  children?: ReactNode;
}

/** What waits, what goes, what does not. */
export function PublisherFigures({ publisher: { lag, rate, deadLetters }, children }: FiguresProps) {
  const t = useTranslations("publishers.figures");
  const formats = useFormats();
  return (
    <>
      <dl className="grid grid-cols-2 sm:grid-cols-4">
        <Figure
          label={t("waits")}
          value={
            lag.more ? (
              t.rich("atLeast", { n: () => <Count value={lag.events} /> })
            ) : (
              <Count value={lag.events} />
            )
          }
          note={lag.ageMs !== null && t("oldest", { time: formats.duration(lag.ageMs) })}
        />
        <Figure
          label={t("minute")}
          value={<Count value={rate.perMinute} />}
          note={t("hour", { count: rate.lastHour })}
        />
        <Figure label={t("failed")} value={<Count value={rate.failedLastHour} />} note={t("failedNote")} />
        <Figure label={t("dead")} value={<Count value={deadLetters} />} />
        {children}
      </dl>
      <div className="h-8 px-4 pb-3">
        <Sparkline counts={rate.minutes} label={t("course", { most: Math.max(0, ...rate.minutes) })} />
      </div>
    </>
  );
}

/** What it has sent since it was set up. */
export function SentFigures({ publisher: { published, lastPublishedAt } }: { publisher: PublisherView }) {
  const t = useTranslations("publishers.figures");
  return (
    <>
      <Figure label={t("published")} value={<Count value={published} />} />
      <Figure
        label={t("last")}
        value={lastPublishedAt === null ? t("never") : <RelativeTime at={lastPublishedAt} />}
      />
    </>
  );
}
