import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as it came to a callback. */
export interface Called {
  headers: IncomingHttpHeaders;
  rawBody: Buffer;
  body: { challenge?: string; event?: Record<string, unknown>; subscription?: Record<string, unknown> };
}

export interface CallbackServer {
  url: string;
  calls: Called[];
  /** What is answered from now on, after how long; challenges are always met unless `meets` is false. */
  answer: { status: number; afterMs: number; meets: boolean };
  close(): Promise<void>;
}

/** Somebody's server that EventSub calls: meets challenges, and notes everything. */
export async function startCallbackServer(): Promise<CallbackServer> {
  const calls: Called[] = [];
  const answer = { status: 204, afterMs: 0, meets: true };
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const rawBody = Buffer.concat(parts);
    const body = JSON.parse(rawBody.toString()) as Called["body"];
    calls.push({ headers: request.headers, rawBody, body });
    setTimeout(() => {
      if (body.challenge !== undefined && answer.meets) {
        response.writeHead(200, { "content-type": "text/plain" }).end(body.challenge);
      } else response.writeHead(answer.status).end();
    }, answer.afterMs);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/hook`,
    calls,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
