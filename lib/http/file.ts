import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Ask, Person } from "@/lib/auth/core/policy";
import { logger } from "@/lib/log";
import { admitAnyone, type DescribedHandler, describedRoute, parsePart } from "./admit";
import { askedRange, type ByteRange } from "./core/byte-range";
import { contentDisposition } from "./core/content-disposition";
import { infoOf, type OperationInfo } from "./core/operation";
import { isKnown } from "./etag";
import type { Visit } from "./finish";
import { parseQuery } from "./parse-query";
import type { RateLimit } from "./rate-limit";

/** A file that is there whole, to be shown in a page. */
export interface StoredFile {
  /** Any text; what a file name cannot hold is replaced. */
  name: string;
  type: string;
  bytes: number;
  /** What the file is known by: another content has another. */
  sha256: string;
  /** All of it, or a part. @throws TallyError unavailable, not_found */
  open(range?: ByteRange): Promise<Readable>;
}

/** A page of pictures asks for many at once, and a player for part after part. */
const FILE_LIMIT: RateLimit = { capacity: 1_200, refillMs: 60_000 };
/** A file never changes; that it was withdrawn is heeded within a day. */
const CACHE = "private, max-age=86400, immutable";

/**
 * Makes a route that answers with a stored file, whole or a range of it (RFC 9110, 14), to those too who are not signed
 * in: whether they may have this one is the handler's to say.
 */
export function file<Params extends z.ZodType, Query extends z.ZodType>(
  spec: OperationInfo & {
    ask: Ask;
    params: Params;
    query: Query;
    handler: (context: {
      person: Person | null;
      params: z.output<Params>;
      query: z.output<Query>;
    }) => Promise<StoredFile>;
  },
): DescribedHandler {
  const { params, query } = spec;
  const described = {
    info: infoOf(spec),
    kind: "file",
    open: true,
    params,
    query,
    statuses: [200, 206, 304],
  } as const;
  return describedRoute(described, async (request, given, visit) => {
    const person = await admitAnyone(request, visit, { ...spec, rateLimit: FILE_LIMIT });
    const params = parsePart(spec.params, given, "path") as z.output<Params>;
    const query = parseQuery(spec.query, request) as z.output<Query>;
    return answerWith(await spec.handler({ person, params, query }), request, visit);
  });
}

async function answerWith(stored: StoredFile, request: Request, visit: Visit): Promise<Response> {
  const { bytes, sha256, type, name } = stored;
  const etag = `"${sha256}"`;
  const headers = new Headers({ "accept-ranges": "bytes", etag, "cache-control": CACHE });
  if (isKnown(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  const range = rangeOf(request, bytes, etag);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${bytes}`);
    headers.delete("cache-control");
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-type", type);
  headers.set("x-content-type-options", "nosniff");
  headers.set("content-disposition", contentDisposition(name, "inline"));
  const part = range === "whole" ? undefined : range;
  const length = part ? part.to - part.from + 1 : bytes;
  headers.set("content-length", String(length));
  if (part) headers.set("content-range", `bytes ${part.from}-${part.to}/${bytes}`);
  const body = request.method === "HEAD" ? null : bodyOf(await stored.open(part), length, visit.requestId);
  return new Response(body, { status: part ? 206 : 200, headers });
}

/** Whoever asks for a part of what has become another file gets the whole of that. */
function rangeOf({ method, headers }: Request, bytes: number, etag: string) {
  const known = headers.get("if-range");
  if (method !== "GET" || (known !== null && known !== etag)) return "whole";
  return askedRange(headers.get("range"), bytes);
}

/**
 * Reads no more than the browser takes, and closes the file when it goes away. One that ends too soon breaks the
 * connection, so that nobody takes a part of it for the whole.
 */
function bodyOf(from: Readable, length: number, requestId: string): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Buffer> = from[Symbol.asyncIterator]();
  let sent = 0;
  let isWanted = true;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { value, done } = await pieces.next();
          if (!done) {
            sent += value.byteLength;
            return controller.enqueue(value);
          }
          if (sent !== length) throw new Error(`the file ended after ${sent} of ${length} bytes`);
          controller.close();
        } catch (error) {
          // Closed in the middle of a read, because whoever asked has gone away.
          if (!isWanted) return;
          logger("http").error({ requestId, err: error }, "file broke off");
          controller.error(error);
        }
      },
      cancel() {
        isWanted = false;
        from.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
