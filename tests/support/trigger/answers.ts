import type {
  CompleteRunAttemptResult,
  DequeuedMessage,
  RetrieveRunResponse,
  RunExecutionData,
  StartRunAttemptResult,
} from "@trigger.dev/core/v3";
import type { z } from "zod";
import { type PlatformRun, queueOf, type RunStatus, type TaskManifest } from "./platform";

/** The only project, in its only environment. */
export const PROJECT = "proj_loopback";
export const WORKER = { id: "worker_1", version: "20260101.1" } as const;

const MACHINE = { name: "small-1x", cpu: 0.5, memory: 0.5, centsPerMs: 0 } as const;

const ON_THE_WIRE = {
  DELAYED: "DELAYED",
  QUEUED: "PENDING",
  EXECUTING: "EXECUTING",
  CANCELING: "EXECUTING",
  COMPLETED: "COMPLETED_SUCCESSFULLY",
  FAILED: "COMPLETED_WITH_ERRORS",
  EXPIRED: "EXPIRED",
  CANCELED: "CANCELED",
} as const satisfies Record<RunStatus, string>;

const OVER: readonly RunStatus[] = ["COMPLETED", "FAILED", "EXPIRED", "CANCELED"];
export const isOver = (run: PlatformRun): boolean => OVER.includes(run.status);

const STEP = {
  DELAYED: "DELAYED",
  QUEUED: "QUEUED",
  EXECUTING: "EXECUTING",
  CANCELING: "PENDING_CANCEL",
} as const;

function snapshotOf(run: PlatformRun) {
  const id = `snapshot_${run.snapshot}`;
  const executionStatus = run.status in STEP ? STEP[run.status as keyof typeof STEP] : "FINISHED";
  return { id, friendlyId: id, executionStatus, description: run.status, createdAt: new Date() } as const;
}

function metadataOf(run: PlatformRun) {
  return { id: run.id, friendlyId: run.id, status: ON_THE_WIRE[run.status], attemptNumber: run.attempt };
}

/** A run handed to the worker. */
export function dequeued(run: PlatformRun) {
  return {
    version: "1",
    snapshot: snapshotOf(run),
    dequeuedAt: new Date(),
    completedWaitpoints: [],
    backgroundWorker: { id: WORKER.id, friendlyId: WORKER.id, version: WORKER.version },
    deployment: {},
    run: {
      id: run.id,
      friendlyId: run.id,
      isTest: false,
      machine: MACHINE,
      attemptNumber: run.attempt + 1,
      masterQueue: "main",
      traceContext: {},
    },
    environment: { id: "env_1", type: "DEVELOPMENT" },
    organization: { id: "org_1" },
    project: { id: "project_1" },
  } satisfies z.input<typeof DequeuedMessage>;
}

/** An attempt that begins: everything the worker's process is told. */
export function attempt(run: PlatformRun, task: TaskManifest) {
  const queue = queueOf(task);
  return {
    snapshot: snapshotOf(run),
    run: metadataOf(run),
    execution: {
      task: { id: task.id, filePath: task.filePath },
      attempt: { number: run.attempt, startedAt: new Date() },
      run: {
        id: run.id,
        payload: run.payload,
        payloadType: run.payloadType,
        tags: [],
        isTest: false,
        createdAt: run.createdAt,
        maxDuration: task.maxDuration,
      },
      queue: { id: queue, name: queue },
      environment: { id: "env_1", slug: "dev", type: "DEVELOPMENT" },
      organization: { id: "org_1", slug: "loopback", name: "Loopback" },
      project: { id: "project_1", ref: PROJECT, slug: "loopback", name: "Loopback" },
      machine: MACHINE,
    },
  } satisfies z.input<typeof StartRunAttemptResult>;
}

/** What comes of an attempt that ended. */
export function completed(run: PlatformRun, retry: boolean) {
  const attemptStatus = retry ? "RETRY_QUEUED" : "RUN_FINISHED";
  return { attemptStatus, snapshot: snapshotOf(run), run: metadataOf(run) } satisfies z.input<
    typeof CompleteRunAttemptResult
  >;
}

/** Where a run stands: asked by the worker while it executes. */
export function executionData(run: PlatformRun) {
  return {
    version: "1",
    snapshot: snapshotOf(run),
    run: metadataOf(run),
    completedWaitpoints: [],
  } satisfies z.input<typeof RunExecutionData>;
}

/** A run as the SDK retrieves it. */
export function retrieved(run: PlatformRun) {
  return {
    id: run.id,
    status: run.status === "CANCELING" ? "EXECUTING" : run.status,
    taskIdentifier: run.taskId,
    isQueued: run.status === "QUEUED" || run.status === "DELAYED",
    isExecuting: run.status === "EXECUTING",
    isWaiting: false,
    isCompleted: isOver(run),
    isSuccess: run.status === "COMPLETED",
    isFailed: run.status === "FAILED",
    isCancelled: run.status === "CANCELED",
    isTest: false,
    createdAt: run.createdAt,
    updatedAt: new Date(),
    tags: [],
    costInCents: 0,
    baseCostInCents: 0,
    durationMs: 0,
    depth: 0,
    triggerFunction: "trigger",
    output: run.output,
    relatedRuns: {},
    attemptCount: run.attempt,
  } satisfies z.input<typeof RetrieveRunResponse>;
}
