import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import compression from "compression";
import findMyWay, { type HTTPMethod } from "find-my-way";
import type { RouteHandler } from "./admit";

/** What a route.ts exports, by method. */
type Routes = { readonly [method: string]: RouteHandler };

/** Answers a request and says true; or says false and leaves it alone, because it is not one of ours. */
export type DirectAnswer = (request: IncomingMessage, response: ServerResponse) => boolean;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const satisfies HTTPMethod[];

/** Fewer bytes are not worth it: they go in one packet anyhow. */
const COMPRESSED_FROM_BYTES = 1_024;

/**
 * Calls route handlers for what node:http hands over, without Next in between, which costs three quarters of what an
 * answer costs (docs/decisions/039). `modules` are named by their path, `{id}` where anything may stand; what is fixed
 * goes before what is not, as with Next. Whatever is not exactly a method of a path, such as HEAD, OPTIONS or a slash
 * at the end, is Next's to answer. `headers` are what Next's proxy adds to these answers.
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

  return (incoming, outgoing) => {
    const found = router.find(incoming.method as HTTPMethod, incoming.url ?? "/");
    // `/clips/` is not the clip without a name.
    if (!found || Object.values(found.params).includes("")) return false;
    const handler = found.store as RouteHandler;
    const listener = getRequestListener(async (request) => {
      const response = await handler(request, { params: Promise.resolve(found.params) });
      for (const [name, value] of Object.entries(headers())) response.headers.set(name, value);
      return response;
    }, options);
    compressed(incoming as never, outgoing as never, () => void listener(incoming, outgoing));
    return true;
  };
}

/** The router only finds: what is found is called by us. */
const unused = () => undefined;

const home = globalThis as { tallylightDirectAnswer?: DirectAnswer };

/** Tells the program that listens, which is not in Next's bundle: scripts/run/web.mjs looks for it there. */
export function offerDirectAnswer(answer: DirectAnswer): void {
  home.tallylightDirectAnswer = answer;
}
