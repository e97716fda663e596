import { z } from "zod";
import type { Surroundings } from "./config";
import { TwitchError } from "./core/twitch-error";
import { onAbort } from "./pause";

/** One HTTP request, sent once. */
export interface HttpCall {
  /** For messages: "Get Streams". */
  what: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  url: URL;
  headers?: Record<string, string>;
  /** Sent as a form, so that no secret stands in an address. */
  form?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** Parsed JSON; undefined when the body is empty or, with an error status, something else. */
  body: unknown;
}

export type Transport = (call: HttpCall, signal?: AbortSignal) => Promise<HttpAnswer>;

/**
 * Sends requests, each once. Any status is an answer; what is thrown is a TwitchError "unavailable" (no
 * connection, or it broke), "timeout" or "malformed" (a good status without JSON), or the signal's reason.
 */
export function createTransport({ fetch }: Pick<Surroundings, "fetch">, timeoutMs: number): Transport {
  return async (call, signal) => {
    signal?.throwIfAborted();
    const ending = new AbortController();
    const abort = () => ending.abort();
    const timer = setTimeout(abort, timeoutMs);
    const stop = onAbort(signal, abort);
    try {
      const response = await fetch(call.url, {
        method: call.method,
        headers: {
          accept: "application/json",
          ...(call.json !== undefined && { "content-type": "application/json" }),
          ...call.headers,
        },
        ...(call.form && { body: new URLSearchParams(call.form) }),
        ...(call.json !== undefined && { body: JSON.stringify(call.json) }),
        // An answer from elsewhere is not Twitch's, and a token must not travel there.
        redirect: "manual",
        signal: ending.signal,
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parse(call, response, text) };
    } catch (error) {
      if (error instanceof TwitchError) throw error;
      signal?.throwIfAborted();
      if (ending.signal.aborted) {
        throw new TwitchError("timeout", `Twitch did not answer ${call.what} in time.`, { cause: error });
      }
      throw new TwitchError("unavailable", `Twitch could not be reached for ${call.what}.`, {
        cause: error,
        untouched: wasNeverSent(error),
      });
    } finally {
      clearTimeout(timer);
      stop();
    }
  };
}

/** The address of `path` below a base address, with the parameters that have values; lists repeat their name. */
export function addressOf(
  base: string,
  path: string,
  query: Record<string, string | readonly string[] | undefined> = {},
): URL {
  const url = new URL(`${base.replace(/\/$/, "")}/${path}`);
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) url.searchParams.append(name, one);
  }
  return url;
}

/** Errors of making a connection: nothing of the request has left. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether fetch failed before anything was sent. Behind several addresses it has an error for each. */
function wasNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof AggregateError) return cause.errors.every((one) => NEVER_SENT.has(codeOf(one)));
  return NEVER_SENT.has(codeOf(cause));
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const errorBody = z.object({ message: z.string() });

/** The words in an error answer of Twitch; undefined when it has none. */
export function wordsOf({ body }: HttpAnswer): string | undefined {
  return errorBody.safeParse(body).data?.message;
}

function parse({ what }: HttpCall, response: Response, text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (!response.ok) return undefined;
    throw new TwitchError("malformed", `Twitch's answer to ${what} is not whole.`, {
      status: response.status,
    });
  }
}
