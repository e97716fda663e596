import type { IncomingHttpHeaders } from "node:http";

/** One request as the handlers see it: read whole, parsed once. */
export interface Ask {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** Everything is in memory, so handlers answer at once; slowness is added by the fault switches. */
export type Handler = (ask: Ask) => Answer;

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

export function htmlPage(status: number, body: string): Answer {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body };
}

/** 303, so that a form that was posted is followed by a GET. */
export function redirect(location: string): Answer {
  return { status: 303, headers: { location, "cache-control": "no-store" }, body: "" };
}

export function empty(status: number): Answer {
  return { status, headers: {}, body: "" };
}

/** Header names as Node gives them: lower case, repeated ones joined. */
export function header(ask: Ask, name: string): string | undefined {
  const value = ask.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
