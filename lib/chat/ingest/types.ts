import type { Pool } from "@/lib/db/client";
import type { ChatEvent } from "@/lib/twitch/chat";
import type { MoveActivity } from "../reassign";
import type { Refusal } from "./entry-of-event";
import type { RecordActivity } from "./write-batch";

/** Chat that was read and could not be kept after all. Times in ms since the epoch, both included. */
export interface LostChat {
  channelId: string;
  from: number;
  to: number;
  /** `spool_full`: the oldest on disk had to make room. `nowhere`: neither Postgres nor the disk took it. */
  reason: "spool_full" | "nowhere" | "unstorable";
}

export interface IngestOptions {
  pool: Pool;
  /** Where Postgres is: what people want to be forgotten, and streams that begin and end, are heard from there. */
  url: string;
  /** Messages wait in a folder called `name` in `directory`, which bots of this machine may share. */
  spool: { directory: string; name: string; maxBytes: number };
  retentionDays: number;
  recordActivity: RecordActivity;
  /** Left out: nobody is counted by stream. */
  moveActivity?: MoveActivity;
  /** Told once for each channel and span; belongs into the ledger of gaps. */
  onLost(lost: LostChat): void;
  log: IngestLog;
  /** The real time in ms since the epoch. */
  now?: () => number;
}

export interface IngestLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface IngestStats {
  /** Taken in since the start, of every kind. */
  taken: number;
  /** Committed or on disk: what a process that dies now does not lose. */
  acknowledged: number;
  /** Messages newly stored in Postgres, from memory and from disk. */
  stored: number;
  refused: Partial<Record<Refusal, number>>;
  /** Entries that were given up, each within a span that `onLost` was told. */
  lost: number;
  batches: number;
  /** Taken in and not acknowledged yet. */
  waiting: number;
  /** ms from the receipt of a batch's oldest entry to its commit: that of the last one written from memory. */
  lagMs: number;
  spool: {
    bytes: number;
    /** When the oldest that waits on disk was written, in ms since the epoch; null: nothing waits. */
    oldestAt: number | null;
    /** Why nothing can be written there, in words for people; null while it can. */
    problem: string | null;
  };
  /** Why nothing can be written to Postgres; null while it can. */
  problem: string | null;
}

/** From what is read in chats to rows that can be searched, losing nothing that was acknowledged. */
export interface Ingest {
  /**
   * Takes in what happened in a channel; what is no part of a log is left out. Answers nothing while there is room,
   * and with too much unacknowledged a promise that is kept when there is again: read no more until then. A promise
   * for every message would stop and start the connection each time. Not acknowledged yet: ask `acknowledgedUntil`.
   */
  take(event: ChatEvent, channelId: string): Promise<void> | undefined;
  /**
   * Up to which moment everything that was taken in is committed or on disk (ms since the epoch): from there on
   * a process that is killed leaves a gap. The present moment while nothing waits.
   */
  acknowledgedUntil(): number;
  stats(): IngestStats;
  /** Resolves when everything taken in so far is acknowledged. */
  flush(): Promise<void>;
  /** Acknowledges what was taken in and lets go of the folder. What is on disk waits for the next start. */
  stop(): Promise<void>;
}
