import type { z } from "zod";
import type { ZodOpenApiComponentsObject, ZodOpenApiResponseObject } from "zod-openapi";
import { problem } from "./problem-shape";

export type NamedSchemas = Readonly<Record<string, z.ZodType>>;

/** What can go wrong, by status; what each operation can answer is chosen from these. */
const PROBLEMS = {
  400: "Something in the path, the query or the headers does not fit, or the body is not JSON.",
  401: "There is no session and no valid API key.",
  403: "The caller may not do this, or the key lacks the scope.",
  404: "There is no such thing, or that it exists is private.",
  409: "It contradicts what is there, or the first request with this Idempotency-Key is still under way.",
  412: "It was changed since the caller looked: If-Match does not fit.",
  413: "The body is too large.",
  415: "The body is not application/json.",
  422: "A value in the body does not fit, or the Idempotency-Key was used with another request.",
  429: "Too many requests; Retry-After says in how many seconds to try again.",
  503: "Something that is needed does not answer; nothing was changed.",
} as const;
export type ProblemStatus = keyof typeof PROBLEMS;

export const problemRef = (status: ProblemStatus | "Failure") =>
  ({ $ref: `#/components/responses/Problem${status}` }) as const;
export const headerRef = (name: keyof typeof HEADERS) => ({ $ref: `#/components/headers/${name}` }) as const;

const HEADERS = {
  "X-Request-Id": { description: "Of this request, to tell the operator.", schema: { type: "string" } },
  "RateLimit-Limit": { description: "Requests that are allowed at once.", schema: { type: "integer" } },
  "RateLimit-Remaining": { description: "Requests that are left.", schema: { type: "integer" } },
  "RateLimit-Reset": { description: "Seconds until all are back.", schema: { type: "integer" } },
  "Retry-After": { description: "Seconds until trying again makes sense.", schema: { type: "integer" } },
  ETag: { description: "This version of what is answered, for If-Match.", schema: { type: "string" } },
  "Idempotency-Replayed": {
    description: "`true`: the answer to the first request with this key, again.",
    schema: { type: "string" },
  },
} as const;

/** Headers of every answer. */
export const COMMON_HEADERS = Object.fromEntries(
  (["X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"] as const).map((name) => [
    name,
    headerRef(name),
  ]),
);

function problemResponse(status: number, description: string): ZodOpenApiResponseObject {
  const isWaiting = status === 429 || status === 503;
  return {
    description,
    headers: { ...COMMON_HEADERS, ...(isWaiting && { "Retry-After": headerRef("Retry-After") }) },
    content: { "application/problem+json": { schema: problem } },
  };
}

/** What is said once and referred to: shapes, failures, headers, and how a caller is known. */
export function sharedComponents(named: NamedSchemas, appUrl: string): ZodOpenApiComponentsObject {
  const isSecure = appUrl.startsWith("https:");
  return {
    schemas: { ...named, Problem: problem },
    headers: structuredClone(HEADERS),
    responses: {
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, words]) => [
          `Problem${status}`,
          problemResponse(Number(status), words),
        ]),
      ),
      ProblemFailure: problemResponse(500, "Something went wrong on our side."),
    },
    securitySchemes: {
      apiKey: {
        type: "http",
        scheme: "bearer",
        description:
          "An API key with the scope that the operation names in `x-required-scope`. Keys are made in the settings, and never allow more than the person they belong to may do.",
      },
      session: {
        type: "apiKey",
        in: "cookie",
        name: `${isSecure ? "__Secure-" : ""}next-auth.session-token`,
        description: "The cookie of somebody who signed in. Requests that other sites cause are refused.",
      },
    },
  };
}
