import { Cell, TableRow } from "@/components/ui/table";
import type { JobView } from "@/lib/jobs/schema";
import { JobActions, JobName, LastRun, NextRun } from "./job-parts";

/** One job: its schedule, its last run, what is under way, and the way to run it now. */
export function JobRow({ job }: { job: JobView }) {
  return (
    <TableRow className="align-top">
      <Cell className="max-w-xs">
        <JobName job={job} />
      </Cell>
      <Cell className="whitespace-nowrap">
        {job.scheduleWords}
        {job.wokenBy.length > 0 && <p className="text-ink-3 text-xs">and after {job.wokenBy.join(", ")}</p>}
      </Cell>
      <Cell>
        <LastRun job={job} />
      </Cell>
      <Cell className="max-w-52">
        <NextRun job={job} />
      </Cell>
      <Cell className="whitespace-nowrap text-right">
        <JobActions job={job} />
      </Cell>
    </TableRow>
  );
}

/** The same for a phone, each under the other. */
export function JobItem({ job }: { job: JobView }) {
  return (
    <li className="space-y-2 px-4 py-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <JobName job={job} />
        </div>
        <div className="flex shrink-0 flex-col items-end gap-1">
          <JobActions job={job} />
        </div>
      </div>
      <LastRun job={job} />
      <div className="text-ink-2 text-xs">
        {job.scheduleWords}
        {(job.late || job.nextSlot) && (
          <>
            {job.late ? " " : ", next "}
            <NextRun job={job} />
          </>
        )}
      </div>
    </li>
  );
}
