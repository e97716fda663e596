import type { z } from "zod";
import { TallyError } from "@/lib/kernel/errors";
import { fieldProblems } from "./core/field-problems";
import { UnsupportedMediaType } from "./core/problem";

/** Bytes of a body that are read where a route does not say otherwise. */
const LARGEST_BODY = 64 * 1024;

/**
 * A request's JSON body, checked, of its text. An empty one counts as an empty object.
 * @throws UnsupportedMediaType, TallyError bad_request (not JSON), unprocessable (not what the schema asks for)
 */
export async function parseBody<T extends z.ZodType>(
  request: Request,
  text: string,
  schema: T,
): Promise<z.output<T>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (text !== "" && type !== "application/json") {
    throw new UnsupportedMediaType("Send the body as application/json.");
  }
  const parsed = await schema.safeParseAsync(text === "" ? {} : parseJson(text));
  if (parsed.success) return parsed.data;
  throw new TallyError("unprocessable", "Something in the request does not fit.", {
    fields: fieldProblems(parsed.error),
  });
}

/** The request's body as text. @throws TallyError too_large (over `most` bytes), bad_request (not UTF-8) */
export async function readText(request: Request, most = LARGEST_BODY): Promise<string> {
  return decode(await readBytes(request, most));
}

/**
 * The request's body as it came, for signatures. Stops reading at the limit: what a caller says of the length need not
 * be true.
 * @throws TallyError too_large (over `most` bytes)
 */
export async function readBytes(request: Request, most: number): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0);
  assertFits(request, most);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge(most);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** Refuses a body that says of itself that it is too large, before any of it is read. @throws TallyError too_large */
export function assertFits(request: Request, most = LARGEST_BODY): void {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge(most);
}

const tooLarge = (most: number) =>
  new TallyError("too_large", `The body is too large: at most ${inWords(most)} are read.`);

const inWords = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KiB` : `${Math.floor(bytes / 1024 / 1024)} MiB`;

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TallyError("bad_request", "The body is not UTF-8.", { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TallyError("bad_request", "The body is not valid JSON.", { cause });
  }
}
