import { createServer, type Server, type ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { mayReadMetrics } from "@/lib/http/metrics-token";
import { type BotView, readiness } from "./health";

export interface BotHttpDeps extends BotView {
  registry: Registry;
  /** With it, figures are only for who sends it. */
  metricsToken?: string | undefined;
}

type Answer = (deps: BotHttpDeps, response: ServerResponse) => Promise<void> | void;

const up: Answer = (_deps, response) => json(response, 200, { status: "up" });
const answers: Record<string, Answer> = {
  "/healthz": up,
  "/health/live": up,
  "/health": health,
  "/health/ready": health,
  "/metrics": metrics,
};

/** The bot's own port: health and metrics, nothing else. */
export function createHttpServer(deps: BotHttpDeps): Server {
  return createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (!answer) return json(response, 404, { status: "not_found" });
    if (answer === metrics && !mayReadMetrics(request.headers.authorization, deps.metricsToken))
      return json(response, 401, { status: "unauthorized" });
    Promise.resolve(answer(deps, response)).catch(() => json(response, 500, { status: "failed" }));
  });
}

function health(deps: BotHttpDeps, response: ServerResponse): void {
  const { ready, ...rest } = readiness(deps);
  json(response, ready ? 200 : 503, { status: ready ? "ready" : "not_ready", ...rest });
}

async function metrics({ registry }: BotHttpDeps, response: ServerResponse): Promise<void> {
  const text = await registry.metrics();
  response.writeHead(200, { "content-type": registry.contentType }).end(text);
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
