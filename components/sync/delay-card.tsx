"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { NotYet } from "@/components/ui/not-yet";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import { delaysQuery } from "@/lib/live/queries";
import type { DetectionDelays } from "@/lib/live/schema";
import { DelayBars } from "./delay-bars";
import { delayHours } from "./delay-hours";
import { DelayTable } from "./delay-table";
import { Figure } from "./figure";

/** How soon streams were seen, by who told. */
export function DelayCard() {
  const t = useTranslations("sync");
  const query = useQuery(delaysQuery());
  const { data } = query;
  if (data && data.sources.length > 0) return <Delays delays={data} />;
  return (
    <CardSection title={t("delay.title")} hint={t("delay.hint")}>
      {data ? (
        <p className="px-4 py-8 text-center text-ink-2">{t("delay.none")}</p>
      ) : (
        <NotYet query={query} loading={t("delay.loading")}>
          <Skeleton className="m-4 h-40" />
        </NotYet>
      )}
    </CardSection>
  );
}

function Delays({ delays: { until, sources } }: { delays: DetectionDelays }) {
  const t = useTranslations("sync");
  const formats = useFormats();
  const topMs = Math.max(1, ...sources.flatMap(({ hours }) => hours.map(({ p95Ms }) => p95Ms)));
  return (
    <ChartFigure
      title={t("delay.title")}
      hint={t("delay.hint")}
      table={() => <DelayTable sources={sources} />}
    >
      <div className="divide-y divide-line">
        {sources.map((source) => (
          <section
            key={source.source}
            aria-label={t("delay.seenBy", { source: t(`source.${source.source}`) })}
          >
            <dl className="grid grid-cols-2 sm:grid-cols-4">
              <Figure
                label={t(`source.${source.source}`)}
                value={<Count value={source.count} />}
                note={t("delay.seen")}
              />
              <Figure label={t("half")} value={formats.duration(source.p50Ms)} />
              <Figure label={t("most")} value={formats.duration(source.p95Ms)} />
              <Figure label={t("longest")} value={formats.duration(source.maxMs)} />
            </dl>
            <DelayBars
              label={t("delay.byHour", { source: t(`source.${source.source}`) })}
              hours={delayHours(source.hours, Date.parse(until))}
              topMs={topMs}
            />
          </section>
        ))}
      </div>
    </ChartFigure>
  );
}
