import type { FieldProblem } from "@/lib/kernel/errors";
import { clientWords } from "./client-words";

interface ProblemBody {
  title?: string;
  detail?: string;
  fields?: FieldProblem[];
  requestId?: string;
}

/** A request of ours that failed: what the server said (RFC 9457), or that it could not be reached (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  /** Plain words for people: what happened and what to do. */
  readonly detail: string;
  readonly fields: FieldProblem[];
  /** Finds the server's log line; undefined when the server was not reached. */
  readonly requestId: string | undefined;
  /** Seconds after which trying again makes sense, when the server said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: ProblemBody, retryAfterSeconds?: number) {
    const title = body.title ?? "The request failed";
    const detail = body.detail ?? clientWords().unknown;
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.fields = body.fields ?? [];
    this.requestId = body.requestId;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** True when the same request may succeed a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
}

/**
 * Asks our own API from the browser. The answer has the shape of the route's response schema, by which the
 * server has checked it. An empty answer (204) is undefined.
 * @throws Problem for every answer that is not a success and when there was none; the signal's reason when aborted
 */
export async function fetchJson<T>(path: `/api/v1/${string}`, options: RequestOptions = {}): Promise<T> {
  const { method = "GET", body, signal, keepalive = false } = options;
  const response = await fetch(path, {
    method,
    keepalive,
    credentials: "same-origin",
    headers: {
      accept: "application/json, application/problem+json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw unreachable(cause);
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  return (await response.json().catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw unreachable(cause);
  })) as T;
}

function unreachable(cause: unknown): Problem {
  const problem = new Problem(0, {
    title: "No connection",
    detail: clientWords().unreachable,
  });
  problem.cause = cause;
  return problem;
}

/** A proxy in between may answer with a page of its own; then only the status is known. */
async function problemOf(response: Response): Promise<Problem> {
  const isProblem = response.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isProblem ? await response.json().catch(() => null) : null;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new Problem(
    response.status,
    typeof body === "object" && body !== null ? body : {},
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}
