import { localeFrom } from "@/lib/i18n/locale";
import { TallyError } from "@/lib/kernel/errors";
import { logger } from "@/lib/log";
import { withoutDatabase } from "./connection-lost";
import { KeyRefused } from "./core/key-refused";
import { MethodNotAllowed, problemOf } from "./core/problem";
import { rateLimitHeaders } from "./core/rate-limit-headers";
import { REQUEST_ID_HEADER } from "./core/request-id";
import { inWordsOf } from "./in-words";
import { httpMetrics } from "./metrics";
import type { Allowance } from "./rate-limit";

/** A request under way, as its log line will show it. */
export interface Visit {
  requestId: string;
  method: string;
  route: string;
  /** By performance.now(). */
  startedAt: number;
  personId: string | null;
  /** The API key that was used; null: a session, or nobody known. */
  keyId: string | null;
  /** Where the request came from, as the proxy in front says. Never in the log: it is personal. */
  address: string | null;
  /** What is left of what the caller may ask for; null: refused before it was counted. */
  allowance: Allowance | null;
}

/**
 * The answer to a failure: problem+json, with Retry-After where trying again makes sense. Its words are in the
 * language that the request asks for (RFC 9457, 5); a program that asks for none is told in English.
 */
export function problemResponse(thrown: unknown, requestId: string, asked: Headers): Response {
  const error = withoutDatabase(thrown);
  const locale = localeFrom(asked);
  const problem = inWordsOf(locale, problemOf(error, requestId));
  const retryAfter = error instanceof TallyError ? error.retryAfterSeconds : undefined;
  return Response.json(problem, {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "content-language": locale,
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
      ...(error instanceof MethodNotAllowed && { allow: error.allowed.join(", ") }),
      ...(error instanceof KeyRefused && { "www-authenticate": error.challenge }),
    },
  });
}

/**
 * Adds what every answer has, counts it, and writes its log line; a failure of ours with its cause. No answer is kept
 * by browsers that does not say itself how long.
 */
export function finish(visit: Visit, response: Response, error?: unknown): Response {
  const { startedAt, address: _private, allowance, ...fields } = visit;
  response.headers.set(REQUEST_ID_HEADER, visit.requestId);
  if (allowance) {
    for (const [name, value] of rateLimitHeaders(allowance)) response.headers.set(name, value);
  }
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
  const ms = performance.now() - startedAt;
  httpMetrics().answered({ ...fields, status: response.status }, ms);
  const line = { ...fields, status: response.status, ms: Math.round(ms) };
  const log = logger("http");
  if (response.status >= 500) log.error({ ...line, err: error }, "request failed");
  else log.info(line, "request");
  return response;
}
