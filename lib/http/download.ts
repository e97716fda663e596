import type { z } from "zod";
import type { Ask, Person } from "@/lib/auth/core/policy";
import { logger } from "@/lib/log";
import { admit, type DescribedHandler, describedRoute, parsePart } from "./admit";
import { contentDisposition } from "./core/content-disposition";
import { infoOf, type OperationInfo } from "./core/operation";
import { parseQuery } from "./parse-query";
import type { RateLimit } from "./rate-limit";

/** A file that is made while it is sent. */
export interface FileDownload<Part extends string | Uint8Array = string> {
  /** Any text; what a file name cannot hold is replaced. */
  name: string;
  type:
    | "text/csv; charset=utf-8"
    | "application/json; charset=utf-8"
    | "application/x-ndjson; charset=utf-8"
    | "application/zip";
  /** Text or bytes in parts. Not asked for more than the browser takes; ended when it goes away. */
  parts: AsyncIterable<Part>;
}

/**
 * Makes a route that answers with a file. Admission is that of `route`. A failure before the first part is
 * problem+json like any other; one in the middle breaks the connection, so that nobody takes half a file for whole.
 */
export function download<Params extends z.ZodType, Query extends z.ZodType>(
  spec: OperationInfo & {
    ask: (person: Person) => Ask;
    params?: Params;
    query?: Query;
    rateLimit?: RateLimit;
    handler: (context: {
      person: Person;
      params: z.output<Params>;
      query: z.output<Query>;
      /** Aborts when the browser goes away. */
      signal: AbortSignal;
    }) => Promise<FileDownload | FileDownload<Uint8Array>>;
  },
): DescribedHandler {
  const { params, query } = spec;
  const described = {
    info: infoOf(spec),
    kind: "download",
    open: false,
    params,
    query,
    statuses: [200],
  } as const;
  return describedRoute(described, async (request, params, visit) => {
    const person = await admit(request, visit, spec);
    const { name, type, parts } = await spec.handler({
      person,
      params: parsePart(spec.params, params, "path") as z.output<Params>,
      query: parseQuery(spec.query, request) as z.output<Query>,
      signal: request.signal,
    });
    const headers = { "content-type": type, "content-disposition": contentDisposition(name) };
    // Nobody would read it: what is begun here would never be ended.
    if (request.method === "HEAD") return new Response(null, { headers });
    const iterator = inPieces(parts);
    const first = await iterator.next();
    return new Response(streamOf(first, iterator, visit.requestId), { headers });
  });
}

/** About so many characters are sent at once: a row each would cost more than the rows. */
const PIECE = 32_768;

async function* inPieces(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  let piece = "";
  for await (const part of parts) {
    // Bytes come in pieces already, and never with text.
    if (typeof part !== "string") {
      yield part;
      continue;
    }
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function streamOf(
  first: IteratorResult<string | Uint8Array>,
  iterator: AsyncIterator<string | Uint8Array>,
  requestId: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<string | Uint8Array>> | undefined = Promise.resolve(first);
  return new ReadableStream({
    async pull(controller) {
      try {
        const part = await (next ?? iterator.next());
        next = undefined;
        if (part.done) controller.close();
        else controller.enqueue(typeof part.value === "string" ? encoder.encode(part.value) : part.value);
      } catch (error) {
        logger("http").error({ err: error, requestId }, "download broken off");
        controller.error(error);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
