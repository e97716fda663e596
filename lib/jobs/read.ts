import { z } from "zod";
import { type Db, db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { type Lateness, lateness } from "./core/lateness";
import { nextSlot } from "./core/schedule";
import { scheduleWords } from "./core/schedule-words";
import type { JobDefinition } from "./definition";
import * as repository from "./repository-read";
import type { JobList, JobView, RunPage, RunsQuery, RunView, ScheduleView } from "./schema";
import { timetable } from "./timetable";

/** Every job at `now` (the instance's time): when it is due, how it did, what is under way, whether it is late. */
export async function listJobs(now: Date, from: Db = db()): Promise<JobList> {
  const definitions = definitionsNow();
  const facts = await repository.jobFacts(
    from,
    definitions.map(({ id }) => id),
  );
  return {
    engine: env().TRIGGER_SECRET_KEY === undefined ? "embedded" : "trigger",
    items: definitions.map((job) => jobView(job, facts, now)),
  };
}

/** One page of runs, newest first. @throws TallyError bad_request for a cursor that is not ours */
export async function listRuns(query: RunsQuery, from: Db = db()): Promise<RunPage> {
  const rows = await repository.listRuns(from, {
    jobId: query.jobId ?? null,
    status: query.status ?? null,
    beforeId: query.cursor === undefined ? null : decodeIdCursor(query.cursor),
    limit: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(runView),
    next_cursor: rows.length > page.length && last ? encodeCursor([last.id]) : null,
  };
}

/** One run. @throws TallyError not_found */
export async function findRun(runId: string, from: Db): Promise<RunView> {
  const row = z.uuid().safeParse(runId).success ? await repository.findRun(from, runId) : undefined;
  if (!row) throw new TallyError("not_found", "There is no such run. Old ones are deleted after a while.");
  return runView(row);
}

function definitionsNow(): JobDefinition[] {
  return Object.values(timetable(env()));
}

function jobView(job: JobDefinition, facts: repository.JobFacts, now: Date): JobView {
  const { id, schedule } = job;
  const running = facts.open.filter((run) => run.jobId === id && run.status === "running");
  const queued = facts.open.filter((run) => run.jobId === id && run.status === "queued").length;
  const last = facts.lastBegun.find((run) => run.jobId === id);
  const late = lateness({ schedule, lastSlot: last?.slot ?? null, observedSince: facts.observedSince, now });
  return {
    id,
    summary: job.summary,
    schedule: scheduleView(job),
    scheduleWords: scheduleWords(schedule),
    wokenBy: [...job.wokenBy],
    nextSlot: schedule && nextSlot(schedule, now).toISOString(),
    lastRun: last ? runView(last) : null,
    lastSuccessAt: facts.lastSuccess.get(id)?.toISOString() ?? null,
    running: running.map(runView),
    queued,
    late: late && { since: late.since.toISOString(), summary: lateWords(late, running.length, queued) },
    concurrency: job.concurrency,
    attempts: job.retry.attempts,
    ttlSeconds: job.ttlSeconds,
    maxDurationMs: job.maxDurationMs,
    runnable: job.input.safeParse(undefined).success,
  };
}

function lateWords({ missed }: Lateness, running: number, queued: number): string {
  const what = missed > 1 ? "It has missed several turns." : "It should have begun.";
  if (running > 0) return `${what} The run before is still under way.`;
  if (queued > 0) return `${what} It waits for a worker.`;
  return `${what} Is a worker running?`;
}

function scheduleView({ schedule }: JobDefinition): ScheduleView {
  if (schedule === null) return { kind: "on-demand" };
  if ("everySeconds" in schedule) return { kind: "every", seconds: schedule.everySeconds };
  return { kind: "cron", cron: schedule.cron, timezone: schedule.timezone ?? "UTC" };
}

/** A run as operators see it. Runs of jobs that this version does not have are shown as well. */
function runView(row: repository.RunRow): RunView {
  const job = definitionsNow().find(({ id }) => id === row.jobId);
  const begun = row.worker !== null;
  return {
    id: row.id,
    jobId: row.jobId,
    status: row.status,
    slot: row.slot.toISOString(),
    askedBy: askedBy(row),
    requestedBy:
      row.requestedBy !== null && row.requesterName !== null
        ? { id: row.requestedBy, name: row.requesterName }
        : null,
    attempt: row.attempt,
    attempts: job?.retry.attempts ?? null,
    engine: row.engine,
    worker: row.worker,
    startedAt: begun ? row.startedAt.toISOString() : null,
    endedAt: row.endedAt?.toISOString() ?? null,
    durationMs: begun ? Math.max(0, Math.round(row.durationMs)) : null,
    retryAt: row.status === "queued" ? (row.runAfter?.toISOString() ?? null) : null,
    progress: row.progress,
    cancelling: row.cancelling,
    input: row.input,
    result: row.result,
    error: row.error,
  };
}

function askedBy({ requestedBy, key }: repository.RunRow): RunView["askedBy"] {
  if (requestedBy !== null) return "hand";
  return key === null ? "clock" : "event";
}
