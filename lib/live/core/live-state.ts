import type { ChangeKind } from "../schema";

/** What is stored of a broadcaster's current or last stream: a row of live_status. None before the first stream. */
export interface LiveState {
  broadcasterId: string;
  /** suspect: on air, but missing from the last good answers. */
  state: "offline" | "live" | "suspect";
  streamId: string;
  title: string;
  categoryId: string;
  categoryName: string;
  language: string;
  tags: string[];
  viewerCount: number;
  /** Holds {width} and {height}, as Twitch gives it. */
  thumbnailUrl: string;
  startedAt: Date;
  /** Observation time of the last answer that showed the stream. */
  lastSeenAt: Date;
  endedAt: Date | null;
  /** Good answers in a row without the stream. */
  misses: number;
  /** When Twitch said that the stream ended, while no answer has confirmed it yet. */
  offlineEventAt: Date | null;
}

/** A stream as an answer shows it. */
export interface SeenStream {
  id: string;
  title: string;
  categoryId: string;
  categoryName: string;
  language: string;
  tags: string[];
  viewerCount: number;
  thumbnailUrl: string;
  startedAt: Date;
}

/**
 * One thing learnt about one broadcaster. `observedAt` is when the question was asked, not when the answer
 * came: what a slow answer says may be outdated on arrival.
 */
export type Observation = {
  broadcasterId: string;
  observedAt: Date;
  source: "poll" | "eventsub" | "bot" | "api";
} & (
  | { kind: "seen"; stream: SeenStream }
  /** A good answer in which the broadcaster does not stream. */
  | { kind: "missing" }
  /** Twitch says that the stream ended. `streamId` null: it did not say which. */
  | { kind: "offline_event"; streamId: string | null }
  /** Somebody with power over the channel says that this stream is over. */
  | { kind: "closed"; streamId: string }
);

export interface LivePolicy {
  /** Misses in a row after which a stream counts as ended. */
  offlineMisses: number;
  /** A new stream within this time after the last end goes on with the show: nobody is told again. */
  continuationMs: number;
}

/** One change, as it goes into the log. */
export interface Change {
  kind: ChangeKind;
  broadcasterId: string;
  streamId: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  source: Observation["source"];
  observedAt: Date;
  /** From the stream's start to the observation; null where that says nothing. */
  delayMs: number | null;
}

export interface Decision {
  /** The state from now on; null while no stream was ever seen. */
  next: LiveState | null;
  changes: Change[];
  /** True when followers are to be told that the stream began. */
  announce: boolean;
}
