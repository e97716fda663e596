"use client";
import { useQuery } from "@tanstack/react-query";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration-text";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { delaysQuery } from "@/lib/live/queries";
import type { DetectionDelays } from "@/lib/live/schema";
import { SOURCES } from "./change-kinds";
import { DelayBars } from "./delay-bars";
import { delayHours } from "./delay-hours";
import { DelayTable } from "./delay-table";
import { Figure } from "./figure";

const TITLE = "Detection";
const HINT = "From a stream’s own start to when it was seen, in the last 24 hours";

/** How soon streams were seen, by who told. */
export function DelayCard() {
  const { data, error, isFetching, refetch } = useQuery(delaysQuery());
  if (data && data.sources.length > 0) return <Delays delays={data} />;
  return (
    <CardSection title={TITLE} hint={HINT}>
      {data ? (
        <p className="px-4 py-8 text-center text-ink-2">
          No stream has begun in the last 24 hours. The next one stands here.
        </p>
      ) : error ? (
        <ErrorState
          message={error.detail}
          requestId={error.requestId}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <SkeletonView label="Loading detection delays">
          <Skeleton className="m-4 h-40" />
        </SkeletonView>
      )}
    </CardSection>
  );
}

function Delays({ delays: { until, sources } }: { delays: DetectionDelays }) {
  const topMs = Math.max(1, ...sources.flatMap(({ hours }) => hours.map(({ p95Ms }) => p95Ms)));
  return (
    <ChartFigure title={TITLE} hint={HINT} table={() => <DelayTable sources={sources} />}>
      <div className="divide-y divide-line">
        {sources.map((source) => (
          <section key={source.source} aria-label={`Seen by ${SOURCES[source.source]}`}>
            <dl className="grid grid-cols-2 sm:grid-cols-4">
              <Figure label={SOURCES[source.source]} value={<Count value={source.count} />} note="seen" />
              <Figure label="Half within" value={durationText(source.p50Ms)} />
              <Figure label="95 % within" value={durationText(source.p95Ms)} />
              <Figure label="Longest" value={durationText(source.maxMs)} />
            </dl>
            <DelayBars
              label={`Delay by the hour, ${SOURCES[source.source]}: half within the full part, 95 % within the pale one`}
              hours={delayHours(source.hours, Date.parse(until))}
              topMs={topMs}
            />
          </section>
        ))}
      </div>
    </ChartFigure>
  );
}
