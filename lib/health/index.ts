import { env } from "@/lib/env/server";
import { createHealthCheck } from "./check";
import type { Readiness } from "./core/readiness";
import { type FactsDeps, readInstanceFacts } from "./instance-facts";
import { createInstanceMetrics } from "./instance-metrics";
import { neededMigrations } from "./needed-migrations";

/** Below the two seconds that whoever asks is promised. */
const TIMEOUT_MS = 1_500;

const home = globalThis as { tallylightHealthCheck?: () => Promise<Readiness> };

/** Whether this instance does what it is for. Answers within two seconds, whatever happens. */
function checkHealth(): Promise<Readiness> {
  home.tallylightHealthCheck ??= createHealthCheck({
    databaseUrl: env().DATABASE_URL,
    neededMigrations,
    startedAt: new Date(performance.timeOrigin),
    everySeconds: env().LIVE_SYNC_SECONDS,
    now: () => new Date(),
    timeoutMs: TIMEOUT_MS,
  });
  return home.tallylightHealthCheck();
}

/** Figures of the whole instance for Prometheus; they come within two seconds, or are left out. */
export const instanceMetrics = (deps: FactsDeps) =>
  createInstanceMetrics({
    read: () => readInstanceFacts(deps, new Date()),
    now: () => new Date(),
    timeoutMs: TIMEOUT_MS,
  });

const NO_STORE = { "cache-control": "no-store" };

/** The answer of /health and /health/ready: 200, or 503 with what is wrong. */
export async function readinessResponse(): Promise<Response> {
  const { ready, summary, checks } = await checkHealth();
  const body = { status: ready ? "ready" : "not_ready", summary, checks };
  return Response.json(body, { status: ready ? 200 : 503, headers: NO_STORE });
}

/** The answer of /healthz and /health/live: this process runs and answers, whatever else does not. */
export const upResponse = (): Response => Response.json({ status: "up" }, { headers: NO_STORE });
