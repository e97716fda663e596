import {
  CreateBackgroundWorkerRequestBody,
  TaskRunExecutionResult,
  TriggerTaskRequestBody,
} from "@trigger.dev/core/v3";
import { z } from "zod";
import { attempt, completed, dequeued, executionData, PROJECT, retrieved, WORKER } from "./answers";
import type { Platform, PlatformRun } from "./platform";

/** What the tool and the workers show once they know the project. */
export const SECRET_KEY = "tr_dev_loopback";
/** The worker asks for work this often. */
const DEQUEUE_MS = 100;

/** A request that an endpoint answers with JSON. */
export interface Call {
  platform: Platform;
  /** Where the server itself is. */
  url: string;
  /** What stands for the names in the endpoint's path. */
  params: Record<string, string>;
  body: unknown;
}

/**
 * What Trigger.dev's command-line tool and SDK 4.8.3 ask for to develop, run and trigger tasks. The API between
 * the tool and the platform is internal: after an update of the packages, look at what is unknown.
 */
export const endpoints: Record<string, (call: Call) => unknown> = {
  "GET /api/v2/whoami": () => ({
    userId: "user_1",
    email: "me@loopback.test",
    dashboardUrl: "http://localhost",
  }),
  "GET /api/v1/projects/:ref/dev": ({ url }) => ({
    apiKey: SECRET_KEY,
    name: "Loopback",
    apiUrl: url,
    projectId: PROJECT,
  }),
  "POST /api/v1/projects/:ref/branches": () => ({ id: "branch_1" }),
  "GET /api/v1/projects/:ref/envvars": () => ({ variables: {} }),
  "POST /api/v1/projects/:ref/background-workers": ({ platform, body }) => {
    const { metadata } = CreateBackgroundWorkerRequestBody.parse(body);
    platform.register(metadata);
    return { ...WORKER, contentHash: metadata.contentHash };
  },

  "GET /engine/v1/dev/config": ({ url }) => ({
    environmentId: "env_1",
    dequeueIntervalWithRun: DEQUEUE_MS,
    dequeueIntervalWithoutRun: DEQUEUE_MS,
    maxConcurrentRuns: 4,
    engineUrl: url,
  }),
  "POST /engine/v1/dev/dequeue": ({ platform }) => ({ dequeuedMessages: platform.take().map(dequeued) }),
  "POST /engine/v1/dev/disconnect": () => ({ cancelled: 0 }),
  "POST /engine/v1/dev/runs/:run/logs/debug": () => ({}),
  "GET /engine/v1/dev/runs/:run/snapshots/latest": (call) => ({ execution: executionData(runOf(call)) }),
  "POST /engine/v1/dev/runs/:run/snapshots/:snapshot/heartbeat": () => ({ ok: true }),
  "POST /engine/v1/dev/runs/:run/snapshots/:snapshot/attempts/start": (call) => {
    const run = runOf(call);
    const task = call.platform.taskOf(run.taskId);
    if (!task) throw new Error(`no task ${run.taskId}`);
    call.platform.start(run);
    // Without an address for its traces the worker waits 5 s for each run's to be taken.
    return { ...attempt(run, task), envVars: { TRIGGER_OTEL_EXPORTER_OTLP_ENDPOINT: `${call.url}/otel` } };
  },
  "POST /engine/v1/dev/runs/:run/snapshots/:snapshot/attempts/complete": async (call) => {
    const run = runOf(call);
    const { completion } = z.object({ completion: TaskRunExecutionResult }).parse(call.body);
    const retry = await call.platform.complete(run, completion);
    return { result: completed(run, retry) };
  },

  "POST /api/v1/tasks/:task/trigger": ({ platform, params, body }) => {
    const { payload, options } = TriggerTaskRequestBody.parse(body);
    const text = typeof payload === "string" ? payload : JSON.stringify(payload ?? null);
    const { run, isCached } = platform.trigger(params.task ?? "", text, options);
    return { id: run.id, isCached };
  },
  "GET /api/v3/runs/:run": (call) => retrieved(runOf(call)),

  "POST /otel/v1/traces": () => ({}),
  "POST /otel/v1/logs": () => ({}),
  "POST /otel/v1/metrics": () => ({}),
};

function runOf({ platform, params }: Call): PlatformRun {
  const run = platform.find(params.run ?? "");
  if (!run) throw new Error(`no run ${params.run}`);
  return run;
}
