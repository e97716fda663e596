import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Call, endpoints, SECRET_KEY } from "./endpoints";
import { createPlatform, type Platform } from "./platform";

/** Trigger.dev's API on a port of this machine. */
export interface TriggerServer {
  url: string;
  /** What TRIGGER_SECRET_KEY has to be. */
  secretKey: string;
  platform: Platform;
  /** Requests that nobody here could answer, in words: a new version of the tools speaks differently. */
  unknown: string[];
  stop(): Promise<void>;
}

export async function startTriggerServer(): Promise<TriggerServer> {
  const platform = createPlatform();
  const unknown: string[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      unknown.push(`${request.method} ${request.url}: ${String(error)}`);
      send(response, 500, { error: String(error) });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/engine/v1/dev/presence") return keepOpen(response);
    // Only wakes the worker up earlier; without it, it asks by itself.
    if (path.startsWith("/socket.io/")) return send(response, 404, {});
    const body = await bodyOf(request);
    const endpoint = findEndpoint(request.method ?? "GET", path);
    if (!endpoint) throw new Error("no such endpoint");
    if (!isAllowed(request, path)) return send(response, 401, { error: "Invalid or Missing API key" });
    send(response, 200, await endpoint.handler({ platform, url, params: endpoint.params, body }));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    secretKey: SECRET_KEY,
    platform,
    unknown,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function findEndpoint(method: string, path: string) {
  const given = path.split("/");
  for (const [name, handler] of Object.entries(endpoints)) {
    const [wantedMethod, wantedPath = ""] = name.split(" ");
    const wanted = wantedPath.split("/");
    const fits =
      wantedMethod === method &&
      wanted.length === given.length &&
      wanted.every((part, index) => part.startsWith(":") || part === given[index]);
    if (!fits) continue;
    const named = wanted.flatMap((part, index) =>
      part.startsWith(":") ? [[part.slice(1), decodeURIComponent(given[index] ?? "")]] : [],
    );
    return { handler, params: Object.fromEntries(named) as Call["params"] };
  }
  return undefined;
}

/** Runs belong to who has the project's key; what comes before is asked with a person's token. */
function isAllowed(request: IncomingMessage, path: string): boolean {
  if (path.startsWith("/otel/")) return true;
  const [, token = ""] = request.headers.authorization?.split(" ") ?? [];
  const isPersons = /^\/api\/v(2\/whoami|1\/projects\/[^/]+\/(dev|branches))$/.test(path);
  return isPersons ? token.startsWith("tr_pat_") : token === SECRET_KEY;
}

function keepOpen(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write("event: presence\ndata: {}\n\n");
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Traces are not JSON and nobody reads them. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text === "" || request.url?.startsWith("/otel/") ? undefined : JSON.parse(text);
}
