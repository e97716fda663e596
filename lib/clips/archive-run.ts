import type { Pool } from "@/lib/db/client";
import type { Logger } from "@/lib/log";
import type { Twitch, TwitchError } from "@/lib/twitch";

export interface ArchiveDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getClipPage" | "getArchivedVideos" | "getCategories"> & PointsOfTwitch;
  /** The share of the Helix points that ticks leave to everyone else (HELIX_HEADROOM). */
  headroom: number;
  /** Megabytes of files that a new archive may keep (CLIP_QUOTA_MB). */
  quotaMb: number;
  /** The instance's time. */
  clock: () => Date;
  log: Pick<Logger, "warn">;
}

export interface PointsOfTwitch {
  /** Helix points of this instance, now. */
  budget(): Promise<{ capacity: number; left: number }>;
}

/** Requests to Twitch that may still be sent in a run. */
export interface Purse {
  /** Takes one for a request; false when the run must not send any: points are short, or it was told to stop. */
  take(): Promise<boolean>;
  spent(): number;
}

/**
 * A purse from which requests are taken only while half of what ticks leave to others is still there. `most` is not
 * exceeded by more than what is under way.
 */
export function createPurse(
  { twitch, headroom, signal }: { twitch: PointsOfTwitch; headroom: number; signal: AbortSignal },
  most: number,
): Purse & { isSpent(): boolean } {
  let spent = 0;
  let isShort = false;
  return {
    async take() {
      if (isShort || signal.aborted) return false;
      const { left, capacity } = await twitch.budget();
      isShort = left - (headroom * capacity) / 2 < 1;
      if (isShort) return false;
      spent += 1;
      return true;
    },
    spent: () => spent,
    isSpent: () => isShort || signal.aborted || spent >= most,
  };
}

/** A run of the archive: with what it works, and what has come of it so far. */
export interface ArchiveRun extends ArchiveDeps {
  worker: string;
  signal: AbortSignal;
  purse: ReturnType<typeof createPurse>;
  /** Clips that were not known before. */
  found: number;
  windows: number;
  onPage: () => void;
  /** When pages were last told of a channel's progress, in ms of the process's own clock. */
  toldAt: Map<string, number>;
  /** Twitch failed in a way that concerns every channel. */
  twitchIsAway: boolean;
}

/** Failures of Twitch that concern one channel; of any other the next one would die too, each after some time. */
export const CHANNELS_OWN: ReadonlySet<TwitchError["kind"]> = new Set(["malformed", "rejected", "not_found"]);

/** The channel is another worker's by now, its archive is off, or the bot has left it: nothing more may be written. */
export class LeaseLost extends Error {}
