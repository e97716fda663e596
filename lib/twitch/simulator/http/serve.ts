import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type Answer, type Ask, json } from "./exchange";

/** What becomes of a request: an answer, sooner or later, or none at all. */
export type Reply =
  | {
      fate: "answer";
      answer: Answer;
      delayMs: number;
      /** Half of the body, then the connection breaks or nothing more comes; or all of it without its length. */
      delivery?: "breaks" | "stalls" | "no-length";
    }
  | { fate: "hang" }
  | { fate: "disconnect" };

const LARGEST_BODY = 64 * 1024;

/** Turns a function from asks to replies into a listener for node:http. */
export function serve(respond: (ask: Ask) => Reply): RequestListener {
  return (request, response) => {
    readBody(request)
      .then((body) => carryOut(body === undefined ? tooLarge() : respond(toAsk(request, body)), response))
      // The client left in mid-request, or a handler broke: there is nobody to tell, or nothing better to say.
      .catch((error: unknown) => {
        if (response.headersSent || response.destroyed) response.destroy();
        else send(response, json(500, { status: 500, message: String(error) }));
      });
  };
}

function carryOut(reply: Reply, response: ServerResponse): void {
  if (reply.fate === "hang") return;
  if (reply.fate === "disconnect") {
    response.socket?.destroy();
    return;
  }
  if (reply.delayMs === 0) {
    send(response, reply.answer, reply.delivery);
    return;
  }
  const timer = setTimeout(() => send(response, reply.answer, reply.delivery), reply.delayMs);
  response.once("close", () => clearTimeout(timer));
}

function send(
  response: ServerResponse,
  { status, headers, body }: Answer,
  delivery?: Extract<Reply, { fate: "answer" }>["delivery"],
): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, delivery === "no-length" ? headers : { ...headers, "content-length": length });
  if (delivery !== "breaks" && delivery !== "stalls") {
    response.end(body);
    return;
  }
  const half = body.slice(0, Math.floor(length / 2));
  response.write(half, () => {
    if (delivery === "breaks") response.destroy();
  });
}

function toAsk(request: IncomingMessage, body: string): Ask {
  const url = request.url ?? "/";
  const cut = url.indexOf("?");
  return {
    method: request.method ?? "GET",
    path: cut === -1 ? url : url.slice(0, cut),
    query: new URLSearchParams(cut === -1 ? "" : url.slice(cut + 1)),
    headers: request.headers,
    body,
  };
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (request.method === "GET" || request.method === "HEAD") return "";
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function tooLarge(): Reply {
  const answer = json(413, { status: 413, message: "body too large" }, { connection: "close" });
  return { fate: "answer", delayMs: 0, answer };
}
