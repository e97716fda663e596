"use client";
import { Clock, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime, TimeUntil } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import type { JobView } from "@/lib/jobs/schema";
import { CancelRun } from "./cancel-run";
import { ProgressBar } from "./progress-bar";
import { RUN_TONES, resultWords } from "./run-words";
import { useRunJob } from "./use-jobs";

interface JobProps {
  job: JobView;
}

/** What a job is called and does; leads to its runs. */
export function JobName({ job }: JobProps) {
  const t = useTranslations("jobs");
  // A job of another version of this program says it itself, in English.
  const summary = `summary.${job.id}` as Parameters<typeof t.has>[0];
  return (
    <>
      <Link href={`/admin/jobs/${job.id}`} className="rounded font-medium hover:text-accent">
        {job.id}
      </Link>
      <p className="text-pretty text-ink-3 text-xs">{t.has(summary) ? t(summary) : job.summary}</p>
    </>
  );
}

/** How far each run under way has come, or else how the last one ended. */
export function LastRun({ job: { id, lastRun, running } }: JobProps) {
  const failure = useFailureText();
  const formats = useFormats();
  const t = useTranslations("jobs");
  if (running.length > 0) {
    return running.map((run) => (
      <ProgressBar key={run.id} progress={run.progress} label={t("job.progress", { id })} />
    ));
  }
  if (!lastRun) return <span className="text-ink-3">{t("job.notRun")}</span>;
  const { status, startedAt, durationMs, error, result } = lastRun;
  return (
    <div className="max-w-md">
      <p className="flex flex-wrap items-center gap-x-2">
        <Badge tone={RUN_TONES[status]}>{t(`state.${status}`)}</Badge>
        <span className="text-ink-2">
          {startedAt && <RelativeTime at={startedAt} />}
          {durationMs !== null && `, ${formats.duration(durationMs)}`}
        </span>
      </p>
      <p className="mt-0.5 text-pretty break-words text-ink-3 text-xs">
        {error ? failure(error) : resultWords(t, formats, result)}
      </p>
    </div>
  );
}

/** When it is due, or since when it is late. */
export function NextRun({ job: { late, nextSlot } }: JobProps) {
  const failure = useFailureText();
  const t = useTranslations("jobs");
  if (late) {
    return (
      <>
        <Badge tone="warn">
          <Clock aria-hidden />
          {t.rich("job.lateSince", { time: () => <RelativeTime at={late.since} /> })}
        </Badge>
        <p className="mt-0.5 text-pretty text-ink-3 text-xs">{failure(late.summary)}</p>
      </>
    );
  }
  if (nextSlot) return <TimeUntil at={nextSlot} />;
  return <span className="text-ink-3">{t("job.whenAsked")}</span>;
}

/** Calls off what is under way, or asks for a run now. */
export function JobActions({ job: { id, running, queued, runnable } }: JobProps) {
  const t = useTranslations("jobs");
  const { mutate, isPending } = useRunJob();
  if (running.length > 0) return running.map((run) => <CancelRun key={run.id} run={run} />);
  if (!runnable) return null;
  return (
    <Button
      size="small"
      busy={isPending || queued > 0}
      aria-label={t("job.runIdNow", { id })}
      onClick={() => mutate(id)}
    >
      <Play aria-hidden />
      {queued > 0 ? t("job.waiting") : t("job.runNow")}
    </Button>
  );
}
