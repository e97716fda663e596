import { Clock, Play } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { durationText } from "@/components/ui/duration-text";
import { RelativeTime, TimeUntil } from "@/components/ui/relative-time";
import { Cell, TableRow } from "@/components/ui/table";
import type { JobView } from "@/lib/jobs/schema";
import { CancelRun } from "./cancel-run";
import { ProgressBar } from "./progress-bar";
import { RUN_STATES, RUN_TONES, resultWords } from "./run-words";
import { useRunJob } from "./use-jobs";

/** One job: its schedule, its last run, what is under way, and the way to run it now. */
export function JobRow({ job }: { job: JobView }) {
  const { mutate, isPending } = useRunJob();
  const [running] = job.running;
  return (
    <TableRow className="align-top">
      <Cell className="max-w-xs">
        <Link href={`/admin/jobs/${job.id}`} className="rounded font-medium hover:text-accent">
          {job.id}
        </Link>
        <p className="text-pretty text-ink-3 text-xs">{job.summary}</p>
      </Cell>
      <Cell className="whitespace-nowrap">
        {job.scheduleWords}
        {job.wokenBy.length > 0 && <p className="text-ink-3 text-xs">and after {job.wokenBy.join(", ")}</p>}
      </Cell>
      <Cell>
        <LastRun job={job} />
      </Cell>
      <Cell className="whitespace-nowrap">
        {job.late ? (
          <Badge tone="warn" title={job.late.summary}>
            <Clock aria-hidden />
            Late since <RelativeTime at={job.late.since} />
          </Badge>
        ) : job.nextSlot ? (
          <TimeUntil at={job.nextSlot} />
        ) : (
          <span className="text-ink-3">when asked for</span>
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-right">
        {running ? (
          <CancelRun run={running} />
        ) : (
          job.runnable && (
            <Button
              size="small"
              busy={isPending || job.queued > 0}
              aria-label={`Run ${job.id} now`}
              onClick={() => mutate(job.id)}
            >
              <Play aria-hidden />
              {job.queued > 0 ? "Waiting…" : "Run now"}
            </Button>
          )
        )}
      </Cell>
    </TableRow>
  );
}

function LastRun({ job: { id, lastRun, running } }: { job: JobView }) {
  const [current] = running;
  if (current) return <ProgressBar progress={current.progress} label={`Progress of ${id}`} />;
  if (!lastRun) return <span className="text-ink-3">Not run yet</span>;
  const { status, startedAt, durationMs, error, result } = lastRun;
  return (
    <div className="max-w-md">
      <p className="flex flex-wrap items-center gap-x-2">
        <Badge tone={RUN_TONES[status]}>{RUN_STATES[status]}</Badge>
        <span className="text-ink-2">
          {startedAt && <RelativeTime at={startedAt} />}
          {durationMs !== null && `, ${durationText(durationMs)}`}
        </span>
      </p>
      <p className="mt-0.5 text-pretty break-words text-ink-3 text-xs">{error ?? resultWords(result)}</p>
    </div>
  );
}
