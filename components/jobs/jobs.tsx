"use client";
import { useQuery } from "@tanstack/react-query";
import { CardSection } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { jobsQuery } from "@/lib/jobs/queries";
import type { JobList } from "@/lib/jobs/schema";
import { JobItem, JobRow } from "./job-row";
import { useJobEvents } from "./use-jobs";

const ENGINES: Record<JobList["engine"], string> = {
  embedded: "Run by the built-in worker",
  trigger: "Run by Trigger.dev",
};

/** All jobs: when each is due, how the last run went, what is under way. */
export function Jobs() {
  useJobEvents();
  const { data, error, isFetching, refetch } = useQuery(jobsQuery());
  return (
    <Page title="Jobs" summary={data && ENGINES[data.engine]} wide>
      {data ? (
        <CardSection title="Schedule" hint="Times are those of the instance">
          <div className="max-md:hidden">
            <Table aria-label="Jobs" className="min-w-[60rem]">
              <TableHead>
                <TableRow>
                  <HeaderCell>Job</HeaderCell>
                  <HeaderCell>Runs</HeaderCell>
                  <HeaderCell>Last run</HeaderCell>
                  <HeaderCell>Next</HeaderCell>
                  <HeaderCell>
                    <span className="sr-only">Actions</span>
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
          <ul aria-label="Jobs" className="divide-y divide-line md:hidden">
            {data.items.map((job) => (
              <JobItem key={job.id} job={job} />
            ))}
          </ul>
        </CardSection>
      ) : (
        error && (
          <ErrorState
            message={error.detail}
            requestId={error.requestId}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        )
      )}
    </Page>
  );
}
