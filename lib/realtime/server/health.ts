import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import type { FollowState } from "@/lib/events";
import { mayReadMetrics } from "@/lib/http/metrics-token";

export interface HealthDeps {
  reader: () => Readonly<FollowState>;
  sockets: () => number;
  registry: Registry;
  /** With it, figures are only for who sends it. */
  metricsToken?: string | undefined;
}

/** The reader reaches the outbox's end at least every 5 s when all is well; three of those missed is not well. */
const STALE_MS = 15_000;

/** Whether what happens now reaches browsers now, in plain words. `now` in ms since the epoch. */
export function readiness(reader: Readonly<FollowState>, now: number): { ready: boolean; summary: string } {
  if (reader.caughtUpAt === null)
    return { ready: false, summary: "Waiting for Postgres for the first time." };
  const behindMs = now - reader.caughtUpAt;
  if (!reader.connected)
    return {
      ready: false,
      summary: "Postgres does not answer. Sockets stay; what happens is sent afterwards.",
    };
  if (behindMs > STALE_MS)
    return { ready: false, summary: `Reading the outbox is ${Math.round(behindMs / 1000)} s behind.` };
  return { ready: true, summary: "Connected and up to date." };
}

type Answer = (deps: HealthDeps, response: ServerResponse) => void;

const up: Answer = (_deps, response) => json(response, 200, { status: "up" });
const answers: Record<string, Answer> = {
  "/healthz": up,
  "/health/live": up,
  "/health": health,
  "/health/ready": health,
  "/metrics": metrics,
};
const unknown: Answer = (_deps, response) => json(response, 404, { status: "not_found" });
const unauthorized: Answer = (_deps, response) => json(response, 401, { status: "unauthorized" });

/** Answers what is asked over plain HTTP: health and metrics. Socket.IO takes its own path before this. */
export function createHttpHandler(deps: HealthDeps) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url?.split("?")[0] ?? "";
    const answer = (Object.hasOwn(answers, path) ? answers[path] : undefined) ?? unknown;
    const isRefused = answer === metrics && !mayReadMetrics(request.headers.authorization, deps.metricsToken);
    (isRefused ? unauthorized : answer)(deps, response);
  };
}

function health({ reader, sockets }: HealthDeps, response: ServerResponse): void {
  const state = reader();
  const { ready, summary } = readiness(state, Date.now());
  json(response, ready ? 200 : 503, {
    status: ready ? "ready" : "not_ready",
    summary,
    sockets: sockets(),
    reader: {
      connected: state.connected,
      position: state.position,
      caughtUpAt: state.caughtUpAt === null ? null : new Date(state.caughtUpAt).toISOString(),
    },
  });
}

function metrics({ registry }: HealthDeps, response: ServerResponse): void {
  registry.metrics().then(
    (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
    () => json(response, 500, { status: "metrics_failed" }),
  );
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
