import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { mayReadMetrics } from "./metrics-token";

export interface ProcessPort {
  /** Whether the process does its work, in plain words, and what else there is to say of it. */
  readiness: () => Readiness | Promise<Readiness>;
  registry: Registry;
  /** With it, figures are only for who sends it. */
  metricsToken?: string | undefined;
}

interface Readiness {
  ready: boolean;
  summary: string;
}

type Answer = (port: ProcessPort, response: ServerResponse) => Promise<void>;

const up: Answer = async (_port, response) => json(response, 200, { status: "up" });
const answers: Record<string, Answer> = {
  "/healthz": up,
  "/health/live": up,
  "/health": health,
  "/health/ready": health,
  "/metrics": metrics,
};

const unknown: Answer = async (_port, response) => json(response, 404, { status: "not_found" });
const unauthorized: Answer = async (_port, response) => json(response, 401, { status: "unauthorized" });

/**
 * What a process other than the web answers on its port: whether it is up, whether it does its work, and its figures,
 * under the addresses that the web has for the same. Nothing else.
 */
export const answerOfProcess =
  (port: ProcessPort) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url?.split("?")[0] ?? "";
    const answer = (Object.hasOwn(answers, path) ? answers[path] : undefined) ?? unknown;
    const isRefused = answer === metrics && !mayReadMetrics(request.headers.authorization, port.metricsToken);
    (isRefused ? unauthorized : answer)(port, response).catch(() =>
      json(response, 500, { status: "failed" }),
    );
  };

async function health({ readiness }: ProcessPort, response: ServerResponse): Promise<void> {
  const { ready, ...rest } = await readiness();
  json(response, ready ? 200 : 503, { status: ready ? "ready" : "not_ready", ...rest });
}

async function metrics({ registry }: ProcessPort, response: ServerResponse): Promise<void> {
  const text = await registry.metrics();
  response.writeHead(200, { "content-type": registry.contentType }).end(text);
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
