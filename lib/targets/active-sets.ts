import type { Db } from "@/lib/db/client";
import type { Member } from "./core/member";
import type { ActiveStream } from "./schema";

export type { Member };

/** The set of active streams of one target, after a look. */
export interface ActiveSet {
  targetId: string;
  /** Of watch_target. */
  version: number;
  /** When the look began, in ms since the epoch. */
  lookedAtMs: number;
  members: readonly Member[];
}

/** Which set is wanted. */
export interface WantedSet {
  targetId: string;
  version: number;
}

/** Where a page goes on: behind this stream, in the order of viewers, the most first, then by stream id. */
export interface SetPlace {
  viewerCount: number;
  streamId: string;
}

/**
 * Where the sets of active streams are kept. They are a picture of what target_start knows: a set that is lost or
 * behind is made again from there, so none of this has to survive anything.
 */
export interface ActiveSets {
  store: "postgres" | "redis";
  /** The set of each target; null where there is none of the wanted version. */
  load(wanted: readonly WantedSet[]): Promise<Map<string, readonly Member[] | null>>;
  /** Puts sets in place of those before, in the transaction that notes the looks. */
  saveWithin(tx: Db, sets: readonly ActiveSet[]): Promise<void>;
  /**
   * The same behind that transaction: a store of its own is at most behind, never ahead. An older set replaces none.
   * @throws TallyError unavailable when the store does not answer
   */
  saveAfter(sets: readonly ActiveSet[]): Promise<void>;
  /** At most `limit` streams of a target that are on air, from a place on. */
  page(targetId: string, after: SetPlace | null, limit: number): Promise<ActiveStream[]>;
  /** Forgets the sets of targets that are not looked at any more, as far as that can be done now. */
  forget(targetIds: readonly string[]): Promise<void>;
}
