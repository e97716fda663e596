import { type ErrorCode, type FieldProblem, TallyError } from "@/lib/kernel/errors";
import { KeyRefused } from "./key-refused";

/** An answer about what went wrong (RFC 9457, problem+json). */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  /** Plain words for people: what happened and what to do. */
  detail: string;
  requestId: string;
  fields: FieldProblem[];
}

type Kind = ErrorCode | "insufficient_scope" | "method_not_allowed" | "unsupported_media_type" | "internal";

const KINDS: Record<Kind, { status: number; title: string }> = {
  bad_request: { status: 400, title: "The request is not well formed" },
  unauthenticated: { status: 401, title: "Not signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  insufficient_scope: { status: 403, title: "Not allowed to this key" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  conflict: { status: 409, title: "Conflict" },
  precondition_failed: { status: 412, title: "Changed meanwhile" },
  too_large: { status: 413, title: "Too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  unprocessable: { status: 422, title: "The values do not fit" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong" },
  unavailable: { status: 503, title: "Not available right now" },
};

/** A body of a kind we do not read: HTTP's own affair, which no domain knows of. */
export class UnsupportedMediaType extends Error {}

/** A method that a path does not have; `allowed` are those that it has. HTTP's own affair as well. */
export class MethodNotAllowed extends Error {
  constructor(
    method: string,
    readonly allowed: readonly string[],
  ) {
    super(`There is no ${method} of this path, only ${allowed.join(", ")}.`);
  }
}

/**
 * What to tell the caller of a failure. What is not an expected error is told blandly: its words may hold
 * SQL, a path or a secret, and belong in the log, where the request id finds them.
 */
export function problemOf(error: unknown, requestId: string): ProblemDetails {
  if (error instanceof TallyError) return details(error.code, error.message, requestId, error.fields);
  if (error instanceof UnsupportedMediaType) {
    return details("unsupported_media_type", error.message, requestId);
  }
  if (error instanceof MethodNotAllowed) return details("method_not_allowed", error.message, requestId);
  if (error instanceof KeyRefused) return details(error.kind, error.message, requestId);
  return details(
    "internal",
    "Something went wrong on our side. Try again; if it stays, tell your operator the request id.",
    requestId,
  );
}

function details(kind: Kind, detail: string, requestId: string, fields: FieldProblem[] = []): ProblemDetails {
  return { type: `urn:tallylight:problem:${kind}`, ...KINDS[kind], detail, requestId, fields };
}
