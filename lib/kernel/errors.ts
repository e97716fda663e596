/** What can go wrong in a way the caller may be told. Domain code throws these; only lib/http knows of HTTP. */
export type ErrorCode =
  | "bad_request" // the shape is wrong
  | "unprocessable" // the shape is right, the meaning is not
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "precondition_failed" // it was changed since the caller looked
  | "too_large"
  | "rate_limited"
  | "unavailable"; // a thing we depend on does not answer

/** One field that was wrong, and what would be right. */
export interface FieldProblem {
  field: string;
  message: string;
}

/**
 * An expected failure. `message` is shown to people: plain words, what happened and what to do.
 * Never put a token, SQL or personal data into it.
 */
export class TallyError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldProblem[];
  /** Seconds after which trying again makes sense; sent as Retry-After. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { fields?: FieldProblem[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "TallyError";
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
