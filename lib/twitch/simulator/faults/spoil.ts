import { type Answer, htmlPage, json } from "../http/exchange";
import type { Fault } from "../schema";

export type FaultOf<Kind extends Fault["kind"]> = Extract<Fault, { kind: Kind }>;

/** The first of these faults that is of the kind. */
export function faultOf<Kind extends Fault["kind"]>(
  faults: readonly Fault[],
  kind: Kind,
): FaultOf<Kind> | undefined {
  return faults.find((fault): fault is FaultOf<Kind> => fault.kind === kind);
}

/** The error answer that takes the place of the right one; undefined when no fault refuses the request. */
export function refusal(faults: readonly Fault[], endpoint: string, now: number): Answer | undefined {
  const status = faultOf(faults, "status");
  if (status) return errorAnswer(status, endpoint, now);
  if (faultOf(faults, "html"))
    return htmlPage(200, "<!doctype html><title>Twitch</title><h1>Be right back</h1>");
  return undefined;
}

/** What transport faults leave of a good answer. */
export function spoilAnswer(faults: readonly Fault[], answer: Answer): Answer {
  let spoilt = answer;
  if (faultOf(faults, "no-rate-limit-headers")) {
    const kept = Object.entries(spoilt.headers).filter(([name]) => !name.startsWith("ratelimit-"));
    spoilt = { ...spoilt, headers: Object.fromEntries(kept) };
  }
  if (faultOf(faults, "truncate")) {
    spoilt = { ...spoilt, body: spoilt.body.slice(0, Math.floor(spoilt.body.length / 2)) };
  }
  return spoilt;
}

/** Rows with a field taken away or replaced, as the fault says. */
export function spoilRows(faults: readonly Fault[], rows: readonly object[]): readonly object[] {
  const spoiler = faultOf(faults, "row-field");
  if (!spoiler) return rows;
  return rows.map((row, place) => {
    if ((place + 1) % spoiler.every !== 0) return row;
    const others = Object.entries(row).filter(([name]) => name !== spoiler.field);
    const replaced = spoiler.value === undefined ? [] : [[spoiler.field, spoiler.value] as const];
    return Object.fromEntries([...others, ...replaced]);
  });
}

/** How long the answer is held back, in ms. */
export function delayOf(faults: readonly Fault[]): number {
  return faults.reduce((sum, fault) => sum + (fault.kind === "slow" ? fault.ms : 0), 0);
}

const REASONS: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

/** Twitch's error body: `{ error, status, message }` in Helix. */
export function helixErrorBody(status: number, message: string) {
  return { error: REASONS[status] ?? "Error", status, message };
}

function errorAnswer(fault: FaultOf<"status">, endpoint: string, now: number): Answer {
  const message = fault.message ?? (fault.status === 401 ? "Invalid OAuth token" : "");
  if (!endpoint.startsWith("helix")) return json(fault.status, { status: fault.status, message });
  const limited = fault.status === 429 && fault.headers;
  const headers: Record<string, string> = limited
    ? {
        "ratelimit-limit": "800",
        "ratelimit-remaining": "0",
        "ratelimit-reset": String(Math.ceil(now / 1000) + fault.resetSeconds),
      }
    : {};
  return json(fault.status, helixErrorBody(fault.status, message), headers);
}
