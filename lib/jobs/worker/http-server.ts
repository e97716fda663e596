import { createServer, type Server, type ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { mayReadMetrics } from "@/lib/http/metrics-token";
import { within } from "@/lib/kernel/within";

export interface WorkerHttpDeps {
  /** Asks the database how the ticks do; rejects when it does not answer. */
  readiness: () => Promise<{ ready: boolean; summary: string }>;
  running: () => string[];
  registry: Registry;
  /** With it, figures are only for who sends it. */
  metricsToken?: string | undefined;
}

type Answer = (deps: WorkerHttpDeps, response: ServerResponse) => Promise<void>;

/** A database that hangs counts as one that does not answer. */
const ANSWER_WITHIN_MS = 2_000;

const up: Answer = async (_deps, response) => json(response, 200, { status: "up" });
const answers: Record<string, Answer> = {
  "/healthz": up,
  "/health/live": up,
  "/health": health,
  "/health/ready": health,
  "/metrics": metrics,
};

/** The worker's own port: health and metrics, nothing else. */
export function createHttpServer(deps: WorkerHttpDeps): Server {
  return createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (!answer) return json(response, 404, { status: "not_found" });
    if (answer === metrics && !mayReadMetrics(request.headers.authorization, deps.metricsToken))
      return json(response, 401, { status: "unauthorized" });
    answer(deps, response).catch(() => json(response, 500, { status: "failed" }));
  });
}

async function health(deps: WorkerHttpDeps, response: ServerResponse): Promise<void> {
  const { ready, summary } = await within(ANSWER_WITHIN_MS, deps.readiness()).catch(() => ({
    ready: false,
    summary: "Postgres does not answer. Ticks go on by themselves when it does.",
  }));
  json(response, ready ? 200 : 503, {
    status: ready ? "ready" : "not_ready",
    summary,
    running: deps.running(),
  });
}

async function metrics({ registry }: WorkerHttpDeps, response: ServerResponse): Promise<void> {
  const text = await registry.metrics();
  response.writeHead(200, { "content-type": registry.contentType }).end(text);
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
