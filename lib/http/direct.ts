import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import compression from "compression";
import findMyWay, { type HTTPMethod } from "find-my-way";
import type { RouteHandler } from "./admit";
import type { RouteParams } from "./core/route-name";
import { unknownMethod } from "./unknown-route";
import { textOf } from "./whole-text";

/** What a route.ts exports, by method. */
type Routes = { readonly [method: string]: RouteHandler };

/** Answers a request and says true; or says false and leaves it alone, because it is not one of ours. */
export type DirectAnswer = (request: IncomingMessage, response: ServerResponse) => boolean;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const satisfies HTTPMethod[];

/** Next makes these of what a path has. */
const OF_NEXT: readonly string[] = ["HEAD", "OPTIONS"];

/** Fewer bytes are not worth it: they go in one packet anyhow. */
const COMPRESSED_FROM_BYTES = 1_024;

/**
 * Calls route handlers for what node:http hands over, without Next in between, which costs three quarters of what an
 * answer costs (docs/decisions/039). `modules` are named by their path, `{id}` where anything may stand; what is fixed
 * goes before what is not, as with Next. A method that a path does not have is refused as everything else is, where
 * Next would say nothing. What is no path of ours, such as one with a slash at the end, HEAD and OPTIONS are Next's to
 * answer. `headers` are what Next's proxy adds to these answers.
 */
export function answerDirectly(
  modules: Readonly<Record<string, Routes>>,
  headers: () => Readonly<Record<string, string>>,
): DirectAnswer {
  const router = findMyWay();
  for (const [path, routes] of Object.entries(modules)) {
    const pattern = path.replaceAll(/\{(\w+)\}/g, ":$1");
    for (const method of METHODS) {
      if (routes[method]) router.on(method, pattern, unused, routes[method]);
    }
  }
  const compressed = compression({ threshold: COMPRESSED_FROM_BYTES });
  // Standing in for the global Request and Response would be faster still, but Next in this process has its own idea.
  const options = { overrideGlobalObjects: false, hostname: "localhost" };

  const find = (method: string, url: string): Found | null => {
    const found = router.find(method as HTTPMethod, url);
    // `/clips/` is not the clip without a name.
    if (!found || Object.values(found.params).includes("")) return null;
    return { handler: found.store as RouteHandler, params: found.params };
  };

  return (incoming, outgoing) => {
    const { method = "GET", url = "/" } = incoming;
    if (OF_NEXT.includes(method)) return false;
    const found = find(method, url) ?? refusing(METHODS.filter((other) => find(other, url)));
    if (!found) return false;
    const listener = getRequestListener(async (request) => {
      const response = await found.handler(request, { params: Promise.resolve(found.params) });
      for (const [name, value] of Object.entries(headers())) response.headers.set(name, value);
      const text = textOf(response);
      if (text === undefined) return response;
      send(outgoing, response, text);
      return RESPONSE_ALREADY_SENT;
    }, options);
    compressed(incoming as never, outgoing as never, () => void listener(incoming, outgoing));
    return true;
  };
}

interface Found {
  handler: RouteHandler;
  params: RouteParams;
}

/** What answers a path that has only these methods, and was asked for another; null: it is no path of ours. */
function refusing(methods: readonly string[]): Found | null {
  if (methods.length === 0) return null;
  const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
  return { handler: async (request) => unknownMethod(request, allowed), params: {} };
}

/** Most answers: reading a text out of the stream that it is in takes longer than to send it. */
function send(outgoing: ServerResponse, { status, headers }: Response, text: string): void {
  outgoing.statusCode = status;
  // A cookie is a header of its own, several of one name.
  for (const [name, value] of headers) outgoing.appendHeader(name, value);
  outgoing.setHeader("content-length", Buffer.byteLength(text));
  outgoing.end(text);
}

/** The router only finds: what is found is called by us. */
const unused = () => undefined;

const home = globalThis as { tallylightDirectAnswer?: DirectAnswer };

/** Tells the program that listens, which is not in Next's bundle: scripts/run/web.mjs looks for it there. */
export function offerDirectAnswer(answer: DirectAnswer): void {
  home.tallylightDirectAnswer = answer;
}
