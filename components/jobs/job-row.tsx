import { useLocale, useTranslations } from "next-intl";
import { Cell, TableRow } from "@/components/ui/table";
import type { JobView } from "@/lib/jobs/schema";
import { JobActions, JobName, LastRun, NextRun } from "./job-parts";
import { scheduleText } from "./schedule-text";

/** One job: its schedule, its last run, what is under way, and the way to run it now. */
export function JobRow({ job }: { job: JobView }) {
  const t = useTranslations("jobs");
  const locale = useLocale();
  return (
    <TableRow className="align-top">
      <Cell className="max-w-xs">
        <JobName job={job} />
      </Cell>
      <Cell className="whitespace-nowrap">
        {scheduleText(t, locale, job.schedule)}
        {job.wokenBy.length > 0 && (
          <p className="text-ink-3 text-xs">{t("job.andAfter", { events: job.wokenBy.join(", ") })}</p>
        )}
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
  const t = useTranslations("jobs");
  const locale = useLocale();
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
        {scheduleText(t, locale, job.schedule)}
        {(job.late || job.nextSlot) && (
          <>
            {job.late ? " " : `, ${t("job.next")} `}
            <NextRun job={job} />
          </>
        )}
      </div>
    </li>
  );
}
