import { Ring } from "../core/ring";
import type { Reply } from "./serve";

export interface LoggedRequest {
  /** ms since the epoch, when the request came in */
  at: number;
  method: string;
  /** "helix/streams"; token requests with their grant type: "oauth2/token refresh_token". */
  endpoint: string;
  /** Names of the parameters and how often each was given. Never a value: some are secrets. */
  parameters: string;
  /** 0: never answered, or the connection cut */
  status: number;
  bytes: number;
  /** Points left in the bucket after it; null when the answer does not say. */
  rateLeft: number | null;
  faults: readonly string[];
}

/** What clients asked for: the last ones in full, and a count of all by endpoint. */
export class RequestLog {
  private readonly ring = new Ring<LoggedRequest>(500);
  private counts = new Map<string, number>();

  add(entry: LoggedRequest): void {
    this.ring.push(entry);
    this.counts.set(entry.endpoint, (this.counts.get(entry.endpoint) ?? 0) + 1);
  }

  /** Newest last. */
  last(count?: number): readonly LoggedRequest[] {
    return this.ring.last(count);
  }

  /** Requests to an endpoint since the start or the last `clear`, failed ones too; all without a name. */
  count(endpoint?: string): number {
    return endpoint === undefined ? this.ring.total : (this.counts.get(endpoint) ?? 0);
  }

  clear(): void {
    this.ring.clear();
    this.counts = new Map();
  }
}

/** What the log says of an answer. */
export function outcome(reply: Reply): Pick<LoggedRequest, "status" | "bytes" | "rateLeft"> {
  if (reply.fate !== "answer") return { status: 0, bytes: 0, rateLeft: null };
  const left = reply.answer.headers["ratelimit-remaining"];
  return {
    status: reply.answer.status,
    bytes: Buffer.byteLength(reply.answer.body),
    rateLeft: left === undefined ? null : Number(left),
  };
}
