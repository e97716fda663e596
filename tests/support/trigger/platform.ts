import {
  type BackgroundWorkerMetadata,
  parsePacket,
  stringifyIO,
  type TaskRunExecutionResult,
  type TriggerTaskRequestBody,
} from "@trigger.dev/core/v3";
import type { z } from "zod";

/** What the command-line tool says of its worker: every task with its schedule, queue and limits. */
export type Manifest = z.output<typeof BackgroundWorkerMetadata>;
export type TaskManifest = Manifest["tasks"][number];
export type Completion = z.output<typeof TaskRunExecutionResult>;
type TriggerOptions = NonNullable<z.output<typeof TriggerTaskRequestBody>["options"]>;

/** In the words of the API; a run that is being called off still executes. */
export type RunStatus =
  | "DELAYED"
  | "QUEUED"
  | "EXECUTING"
  | "CANCELING"
  | "COMPLETED"
  | "FAILED"
  | "EXPIRED"
  | "CANCELED";

/** A run as the platform keeps it. */
export interface PlatformRun {
  id: string;
  taskId: string;
  /** As it came: JSON text. */
  payload: string;
  payloadType: string;
  options: TriggerOptions;
  status: RunStatus;
  createdAt: Date;
  /** Not handed out before. */
  readyAt: Date;
  /** How often it was begun. */
  attempt: number;
  /** Counts the states it went through; the worker names the one it speaks of. */
  snapshot: number;
  output: unknown;
  /** Of every attempt that failed, in order. */
  errors: string[];
}

/**
 * What Trigger.dev does with runs, as far as our tasks can tell: one run for each idempotency key, delays,
 * expiry of what is not begun in time, queues that run so many at once, retries when the worker asks for one.
 */
export function createPlatform() {
  const runs: PlatformRun[] = [];
  const byKey = new Map<string, PlatformRun>();
  let manifest: Manifest | undefined;
  const taskOf = (taskId: string) => manifest?.tasks.find(({ id }) => id === taskId);

  /** What is due is handed out once, oldest first; what waited too long is gone. */
  function take(now = new Date()): PlatformRun[] {
    for (const run of runs) if (run.status === "DELAYED" && run.readyAt <= now) move(run, "QUEUED");
    const taken: PlatformRun[] = [];
    for (const run of runs.filter(({ status, readyAt }) => status === "QUEUED" && readyAt <= now)) {
      const task = taskOf(run.taskId);
      // A task nobody registered: the real platform lets it wait for a version that has it.
      if (!task) continue;
      const ttl = secondsOf(run.options.ttl ?? task.ttl);
      if (run.attempt === 0 && ttl !== undefined && now.getTime() > run.readyAt.getTime() + ttl * 1000) {
        move(run, "EXPIRED");
      } else if (hasRoom(task)) {
        move(run, "EXECUTING");
        taken.push(run);
      }
    }
    return taken;
  }

  /** Whether the task's queue, which other tasks may share, takes one more. */
  function hasRoom(task: TaskManifest): boolean {
    const queue = queueOf(task);
    const limit = manifest?.queues?.find(({ name }) => name === queue)?.concurrencyLimit;
    const own = task.queue?.concurrencyLimit;
    const executing = runs.filter(({ status, taskId }) => {
      const other = taskOf(taskId);
      return (status === "EXECUTING" || status === "CANCELING") && other && queueOf(other) === queue;
    });
    return executing.length < (limit ?? own ?? Number.POSITIVE_INFINITY);
  }

  return {
    runs,
    register(next: Manifest) {
      manifest = next;
    },
    manifest: () => manifest,
    taskOf,
    take,
    find: (id: string) => runs.find((run) => run.id === id),

    /** The same idempotency key gives the same run. */
    trigger(taskId: string, payload: string, options: TriggerOptions = {}, now = new Date()) {
      const key = options.idempotencyKey && `${taskId} ${options.idempotencyKey}`;
      const known = key ? byKey.get(key) : undefined;
      if (known) return { run: known, isCached: true };
      const readyAt = options.delay ? new Date(options.delay) : now;
      const run: PlatformRun = {
        id: `run_${String(runs.length + 1).padStart(21, "0")}`,
        taskId,
        payload,
        payloadType: options.payloadType ?? "application/json",
        options,
        status: readyAt > now ? "DELAYED" : "QUEUED",
        createdAt: now,
        readyAt,
        attempt: 0,
        snapshot: 1,
        output: undefined,
        errors: [],
      };
      runs.push(run);
      if (key) byKey.set(key, run);
      return { run, isCached: false };
    },

    /** What the platform's clock does when a task's schedule has come to `at`. */
    async fire(taskId: string, at: Date) {
      const schedule = taskOf(taskId)?.schedule;
      if (!schedule) throw new Error(`${taskId} has no schedule`);
      const { data = "", dataType } = await stringifyIO({
        type: "DECLARATIVE",
        timestamp: at,
        timezone: schedule.timezone,
        scheduleId: `sched_${taskId}`,
        upcoming: [],
      });
      return this.trigger(taskId, data, { payloadType: dataType }).run;
    },

    /** Calls a run off, as its button in the dashboard does; the worker hears of it within 5 s. */
    cancel(run: PlatformRun) {
      move(run, run.status === "EXECUTING" ? "CANCELING" : "CANCELED");
    },

    start(run: PlatformRun) {
      run.attempt += 1;
      run.snapshot += 1;
    },

    /** Takes the worker's word for how an attempt ended; true when there is to be another one. */
    async complete(run: PlatformRun, completion: Completion): Promise<boolean> {
      if (run.status === "CANCELING") {
        move(run, "CANCELED");
        return false;
      }
      if (completion.ok) {
        run.output = await parsePacket({ data: completion.output, dataType: completion.outputType });
        move(run, "COMPLETED");
        return false;
      }
      run.errors.push(wordsOf(completion.error));
      if (completion.retry) run.readyAt = new Date(completion.retry.timestamp);
      move(run, completion.retry ? "QUEUED" : "FAILED");
      // As on the platform: a run that failed gives its key back.
      if (!completion.retry && run.options.idempotencyKey) {
        byKey.delete(`${run.taskId} ${run.options.idempotencyKey}`);
      }
      return completion.retry !== undefined;
    },
  };
}

export type Platform = ReturnType<typeof createPlatform>;

export const queueOf = (task: TaskManifest): string => task.queue?.name ?? `task/${task.id}`;

function move(run: PlatformRun, status: RunStatus): void {
  run.status = status;
  run.snapshot += 1;
}

/** "90s", "5m", "1h", "2d" or a number of seconds. */
function secondsOf(ttl: string | number | undefined): number | undefined {
  if (ttl === undefined || typeof ttl === "number") return ttl;
  const [, count, unit] = /^(\d+)([smhd])$/.exec(ttl) ?? [];
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit ?? ""];
  if (!seconds) throw new Error(`not a ttl: ${ttl}`);
  return Number(count) * seconds;
}

function wordsOf(error: Extract<Completion, { ok: false }>["error"]): string {
  if (error.type === "BUILT_IN_ERROR") return `${error.name}: ${error.message}`;
  if (error.type === "INTERNAL_ERROR") return `${error.code}: ${error.message ?? ""}`;
  return error.raw;
}
