import { createHash } from "node:crypto";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { RecordedEvent } from "@/lib/events/schema";
import { retryInMs } from "./core/retry-plan";
import type { JobDefinition } from "./definition";
import type { DueRun } from "./dispatcher";
import * as repository from "./repository";
import * as asked from "./repository-asked";
import * as due from "./repository-due";
import * as sweeping from "./repository-sweep";
import type { EngineName, Progress, RunStatus } from "./schema";
import { tell } from "./tell";

/** A run that this engine has begun and must end. */
export type Claim = repository.BegunRun;

export type RunEnd =
  | { status: "succeeded"; result: unknown }
  /** Tried again while attempts are left, unless trying again cannot help. */
  | { status: "failed"; error: string; final?: boolean }
  | { status: "cancelled"; error: string }
  /** The worker had to stop: taken up by another at once while attempts are left. */
  | { status: "abandoned"; error: string };

export interface LedgerDeps {
  pool: Pool;
  /** Names this process in the record. */
  worker: string;
  engine: EngineName;
  jobs: readonly JobDefinition[];
  /** The instance's time, which slots go by. All else goes by the database's clock. */
  clock: () => Date;
}

/**
 * The record of all runs, and the judge of who does what: engines of any kind and number may offer to do a run,
 * one gets it. Every begin and end is told to the operators' pages.
 */
export interface Ledger {
  /** Opens the slots that are due; says which jobs' slots need not be asked for again. */
  openSlots(slots: readonly { jobId: string; slot: Date }[]): Promise<{ jobId: string; opened: boolean }[]>;
  /** Records that a slot came too late to be done, where nobody has begun it. */
  miss(jobId: string, slot: Date): Promise<void>;
  /**
   * Begins a slot, opened before or not. Undefined: somebody has begun it, as many runs as may are under way,
   * or it comes later than its job's ttl.
   */
  claim(jobId: string, slot: Date): Promise<Claim | undefined>;
  /** Begins a queued run. Undefined when it is not to be begun now. */
  begin(runId: string): Promise<Claim | undefined>;
  /** Says that a run is alive; hears whether it may go on. */
  beat(claim: Claim, progress: Progress | null): Promise<"go-on" | "cancelled" | "lost">;
  /** Ends a run or queues it again; says what became of it, undefined when it was no longer ours. */
  end(claim: Claim, end: RunEnd, progress: Progress | null): Promise<RunStatus | undefined>;
  /** Asks for runs because of an event, once however many workers heard it; says how many are new. */
  wake(jobIds: readonly string[], event: Pick<RecordedEvent, "seq" | "at">): Promise<number>;
  /** Queued runs to hand over now. */
  due(lostAfterMs: number): Promise<DueRun[]>;
  markDispatched(run: DueRun): Promise<void>;
  /** Takes up the runs of dead workers, ends what waited too long or is of an unknown job; says how many by status. */
  sweep(): Promise<Partial<Record<RunStatus, number>>>;
}

/** A worker that has not been heard of for this long is dead: its heart beats every 3 s. */
export const SILENT_MS = 15_000;
/** A run of an unknown job waits so long for a worker that knows it. */
const UNKNOWN_MS = 60_000;

const WORDS = {
  silent: "Its worker stopped without a word. Nothing is half done; the next run goes on from there.",
  expired: "Nobody began it in time.",
};

export function createLedger(deps: LedgerDeps): Ledger {
  const { pool, jobs } = deps;
  const known = new Map(jobs.map((job) => [job.id, job]));
  return {
    openSlots: (slots) => openSlots(deps, known, slots),
    miss: (jobId, slot) => withTransaction((tx) => missSlot(tx, jobId, slot), pool),
    claim: (jobId, slot) => claimSlot(deps, known.get(jobId), slot),
    begin: (runId) => beginRun(deps, known, runId),
    async beat(claim, progress) {
      const heard = await repository.beat(pool, claim, progress);
      if (!heard) return "lost";
      return heard.cancelled ? "cancelled" : "go-on";
    },
    end: (claim, end, progress) =>
      withTransaction((tx) => endRun(tx, known.get(claim.jobId), claim, end, progress), pool),
    wake: (jobIds, event) => wake(deps, jobIds, event),
    async due(lostAfterMs) {
      const rows = await due.findDue(pool, jobs, lostAfterMs);
      return rows.map((row) => dueRun(row, known.get(row.jobId)));
    },
    markDispatched: (run) => due.markDispatched(pool, run),
    sweep: () => sweep(pool, jobs),
  };
}

type Known = ReadonlyMap<string, JobDefinition>;

async function openSlots(
  { pool }: LedgerDeps,
  known: Known,
  slots: readonly { jobId: string; slot: Date }[],
): Promise<{ jobId: string; opened: boolean }[]> {
  if (slots.length === 0) return [];
  return repository.openSlots(
    pool,
    slots.flatMap(({ jobId, slot }) => {
      const job = known.get(jobId);
      return job ? [{ jobId, slot, concurrency: job.concurrency, relivedFrom: relivedFrom(job, slot) }] : [];
    }),
  );
}

/**
 * Only steps are done again when the clock goes back: a tick is about now, but what runs at 04:20 has been done.
 * Two steps ahead is more than the clocks of two workers differ.
 */
function relivedFrom({ schedule }: JobDefinition, slot: Date): Date | null {
  if (schedule === null || !("everySeconds" in schedule)) return null;
  return new Date(slot.getTime() + 2 * schedule.everySeconds * 1000);
}

async function claimSlot(
  deps: LedgerDeps,
  job: JobDefinition | undefined,
  slot: Date,
): Promise<Claim | undefined> {
  if (!job) return undefined;
  const { id: jobId, concurrency } = job;
  const late = deps.clock().getTime() - slot.getTime() > job.ttlSeconds * 1000;
  return withTransaction(async (tx) => {
    if (late) {
      await missSlot(tx, jobId, slot);
      return undefined;
    }
    await repository.lockBegins(tx, jobId);
    return tellBegun(tx, await repository.beginSlot(tx, { jobId, slot, concurrency }, deps));
  }, deps.pool);
}

async function missSlot(tx: Db, jobId: string, slot: Date): Promise<void> {
  const id = await repository.recordExpiredSlot(tx, { jobId, slot, error: WORDS.expired });
  if (id) await tell(tx, [{ id, jobId, status: "expired" }]);
}

async function beginRun(deps: LedgerDeps, known: Known, runId: string): Promise<Claim | undefined> {
  return withTransaction(async (tx) => {
    const job = known.get((await repository.jobOf(tx, runId)) ?? "");
    if (!job) return undefined;
    await repository.lockBegins(tx, job.id);
    return tellBegun(tx, await repository.beginQueued(tx, { ...job, runId }, deps));
  }, deps.pool);
}

async function tellBegun(tx: Db, begun: Claim | undefined): Promise<Claim | undefined> {
  if (begun) await tell(tx, [{ id: begun.runId, jobId: begun.jobId, status: "running" }]);
  return begun;
}

async function endRun(
  tx: Db,
  job: JobDefinition | undefined,
  claim: Claim,
  end: RunEnd,
  progress: Progress | null,
): Promise<RunStatus | undefined> {
  const waitMs = job && waitBeforeNext(job, claim.attempt, end);
  if (typeof waitMs === "number" && "error" in end) {
    if (await repository.requeue(tx, claim, { error: end.error, waitMs })) {
      return told(tx, claim, "queued");
    }
  }
  const error = end.status === "succeeded" ? null : end.error;
  const result = end.status === "succeeded" ? end.result : undefined;
  const ended = await repository.endRun(tx, claim, { status: end.status, error, result, progress });
  return ended ? told(tx, claim, end.status) : undefined;
}

async function told(tx: Db, { runId, jobId }: Claim, status: RunStatus): Promise<RunStatus> {
  await tell(tx, [{ id: runId, jobId, status }]);
  return status;
}

/** How long to wait before the next attempt in ms; null when there is none. */
function waitBeforeNext({ retry }: JobDefinition, attempt: number, end: RunEnd): number | null {
  if (end.status === "abandoned") return attempt < retry.attempts ? 0 : null;
  if (end.status !== "failed" || end.final) return null;
  return retryInMs(retry, attempt, Math.random());
}

async function wake(
  { pool, clock }: LedgerDeps,
  jobIds: readonly string[],
  { seq, at }: Pick<RecordedEvent, "seq" | "at">,
): Promise<number> {
  if (jobIds.length === 0) return 0;
  const woken = jobIds.map((jobId) => ({ jobId, runId: uuidAt(at, `${jobId} woken by ${seq}`) }));
  return withTransaction(async (tx) => {
    const rows = await asked.insertWoken(tx, woken, { slot: clock(), key: "event" });
    await tell(
      tx,
      rows.map((row) => ({ ...row, status: "queued" })),
    );
    return rows.length;
  }, pool);
}

function dueRun(row: due.DueRow, job: JobDefinition | undefined): DueRun {
  const dispatchId = uuidOf(`${row.runId} attempt ${row.attempt} dispatch ${row.dispatches}`);
  return { ...row, dispatchId, ttlSeconds: job?.ttlSeconds ?? 1 };
}

async function sweep(
  pool: Pool,
  jobs: readonly JobDefinition[],
): Promise<Partial<Record<RunStatus, number>>> {
  const byAttempts = jobs.map(({ id, retry }) => ({ id, attempts: retry.attempts }));
  return withTransaction(async (tx) => {
    const swept = [
      ...(await sweeping.takeUpSilent(tx, byAttempts, { silentMs: SILENT_MS, error: WORDS.silent })),
      ...(await sweeping.expire(tx, jobs, WORDS.expired)),
      ...(await sweeping.failUnknown(
        tx,
        jobs.map(({ id }) => id),
        UNKNOWN_MS,
      )),
    ];
    await tell(tx, swept);
    const counts: Partial<Record<RunStatus, number>> = {};
    for (const { status } of swept) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }, pool);
}

/** A UUID made of a text: the same text, the same id, in every process. */
function uuidOf(text: string): string {
  return uuidOfHash(createHash("sha256").update(text).digest("hex"), "8");
}

/** The same with its place in time (version 7): the order of the ids of runs is that in which they were asked for. */
function uuidAt(at: string, text: string): string {
  const time = Date.parse(at).toString(16).padStart(12, "0");
  return uuidOfHash(time + createHash("sha256").update(text).digest("hex").slice(12), "7");
}

function uuidOfHash(hex: string, version: "7" | "8"): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
