"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PastAlerts } from "@/components/alerts/past-alerts";
import { RolesOverviewCard } from "@/components/roles/overview-card";
import { CardSection } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { overviewQuery } from "@/lib/live/queries";
import type { SyncOverview } from "@/lib/live/schema";
import { DelayCard } from "./delay-card";
import { Figures } from "./figures";
import { HealthCard } from "./health-card";
import { LagCard } from "./lag-card";
import { RunNow } from "./run-now";
import { SyncLog } from "./sync-log";
import { TickChart } from "./tick-chart";
import { TickTable } from "./tick-table";
import { useSyncEvents } from "./use-sync";

/** The operators' view of the live sync: how it does, its figures, its ticks, its log. */
export function Sync() {
  const t = useTranslations("sync");
  useSyncEvents();
  const query = useQuery(overviewQuery());
  const { data } = query;
  return (
    <Page
      title={t("page.title")}
      summary={data && <Summary everySeconds={data.everySeconds} />}
      actions={<RunNow />}
      wide
    >
      {data ? (
        <Overview overview={data} />
      ) : (
        <NotYet query={query}>
          <div className="mb-6 space-y-6">
            <Skeleton className="h-28" />
            <Skeleton className="h-22" />
            <Skeleton className="h-80" />
          </div>
        </NotYet>
      )}
      <SyncLog />
    </Page>
  );
}

function Summary({ everySeconds }: { everySeconds: number }) {
  const t = useTranslations("sync");
  return (
    <>
      {t.rich("page.summary", {
        seconds: everySeconds,
        link: (text) => (
          <Link href="/admin/jobs" className="rounded text-accent underline underline-offset-2">
            {text}
          </Link>
        ),
      })}
    </>
  );
}

function Overview({ overview }: { overview: SyncOverview }) {
  const t = useTranslations("sync");
  const { ticks, lag } = overview;
  return (
    <div className="mb-6 space-y-6">
      <HealthCard overview={overview} />
      <Figures overview={overview} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <CardSection title={t("page.ticks")} hint={t("page.ticksHint")}>
          {ticks.length > 0 ? (
            <>
              <TickChart ticks={ticks} />
              <details className="border-line border-t">
                <summary className="px-4 py-2.5 text-ink-2 text-xs hover:text-ink">
                  {t("page.asTable")}
                </summary>
                <TickTable ticks={ticks} />
              </details>
            </>
          ) : (
            <p className="px-4 py-8 text-center text-ink-2">{t("page.noTick")}</p>
          )}
        </CardSection>
        <LagCard lag={lag} />
      </div>
      <DelayCard />
      <RolesOverviewCard />
      <PastAlerts />
    </div>
  );
}
