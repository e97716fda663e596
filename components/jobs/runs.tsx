"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { useUrlParams } from "@/components/ui/use-url-params";
import { runsQuery } from "@/lib/jobs/queries";
import { type RunView, runStatus } from "@/lib/jobs/schema";
import { RunItem, RunRow } from "./run-row";
import { useJobEvents } from "./use-jobs";

/** The runs of one job, newest first; which, is in the address. */
export function Runs({ jobId }: { jobId: string }) {
  const t = useTranslations("jobs");
  useJobEvents();
  const [params, setParams] = useUrlParams();
  const status = runStatus.safeParse(params.get("status")).data ?? "";
  const runs = useInfiniteQuery({ ...runsQuery(jobId, status), placeholderData: keepPreviousData });
  const { data, isPlaceholderData } = runs;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={jobId}
      summary={t("runs.summary")}
      actions={
        <Select
          aria-label={t("runs.which")}
          options={[
            { value: "", label: t("runs.all") },
            ...runStatus.options.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
          value={status}
          onChoose={(value) => setParams({ status: value }, "push")}
        />
      }
      wide
    >
      <CardSection title={t("runs.title")}>
        {items.length > 0 && <RunList jobId={jobId} runs={items} waiting={isPlaceholderData} />}
        {data && items.length === 0 && !isPlaceholderData && (
          <EmptyState icon={<History />} title={t("runs.none")}>
            {status === "" ? t("runs.notYet") : t("runs.noneLike")}
          </EmptyState>
        )}
        {!data && (
          <NotYet query={runs}>
            <SkeletonRows count={8} height="h-12" />
          </NotYet>
        )}
        <ListFoot query={runs} label={t("runs.older")} />
      </CardSection>
    </Page>
  );
}

interface RunListProps {
  jobId: string;
  runs: readonly RunView[];
  /** Others are on their way. */
  waiting: boolean;
}

function RunList({ jobId, runs, waiting }: RunListProps) {
  const t = useTranslations("jobs");
  return (
    <div className={waiting ? "opacity-60" : ""} aria-busy={waiting}>
      <div className="max-md:hidden">
        <Table aria-label={t("runs.of", { job: jobId })} className="min-w-[52rem]">
          <TableHead>
            <TableRow>
              <HeaderCell>{t("runs.columns.askedFor")}</HeaderCell>
              <HeaderCell>{t("runs.columns.state")}</HeaderCell>
              <HeaderCell numeric>{t("runs.columns.took")}</HeaderCell>
              <HeaderCell numeric>{t("runs.columns.attempt")}</HeaderCell>
              <HeaderCell>{t("runs.columns.did")}</HeaderCell>
            </TableRow>
          </TableHead>
          <tbody>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </tbody>
        </Table>
      </div>
      <ol aria-label={t("runs.of", { job: jobId })} className="divide-y divide-line md:hidden">
        {runs.map((run) => (
          <RunItem key={run.id} run={run} />
        ))}
      </ol>
    </div>
  );
}
