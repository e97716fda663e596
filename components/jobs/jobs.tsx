"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Card, CardSection } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import { HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { jobsQuery } from "@/lib/jobs/queries";
import { JobItem, JobRow } from "./job-row";
import { useJobEvents } from "./use-jobs";

/** All jobs: when each is due, how the last run went, what is under way. */
export function Jobs() {
  const t = useTranslations("jobs");
  useJobEvents();
  const query = useQuery(jobsQuery());
  const { data } = query;
  return (
    <Page title={t("list.title")} summary={data && t(`list.engine.${data.engine}`)} wide>
      {data ? (
        <CardSection title={t("list.schedule")} hint={t("list.times")}>
          <div className="max-md:hidden">
            <Table aria-label={t("list.title")} className="min-w-[60rem]">
              <TableHead>
                <TableRow>
                  <HeaderCell>{t("list.columns.job")}</HeaderCell>
                  <HeaderCell>{t("list.columns.runs")}</HeaderCell>
                  <HeaderCell>{t("list.columns.last")}</HeaderCell>
                  <HeaderCell>{t("list.columns.next")}</HeaderCell>
                  <HeaderCell>
                    <span className="sr-only">{t("list.columns.actions")}</span>
                  </HeaderCell>
                </TableRow>
              </TableHead>
              <tbody>
                {data.items.map((job) => (
                  <JobRow key={job.id} job={job} />
                ))}
              </tbody>
            </Table>
          </div>
          <ul aria-label={t("list.title")} className="divide-y divide-line md:hidden">
            {data.items.map((job) => (
              <JobItem key={job.id} job={job} />
            ))}
          </ul>
        </CardSection>
      ) : (
        <Card>
          <NotYet query={query}>
            <SkeletonRows count={8} height="h-16" />
          </NotYet>
        </Card>
      )}
    </Page>
  );
}
