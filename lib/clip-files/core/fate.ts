import { backoffMs } from "@/lib/kernel/backoff";

/** Why a file is not kept (yet). It stands in the file's row. */
export type FileProblem =
  | "none" // Twitch has no such file, or a picture that says so
  | "expired" // the address was no longer good
  | "broken" // it was cut off, did not come, or the store did not take it
  | "not-media" // what came is no video or picture
  | "too-large" // larger than a clip can be
  | "refused" // the address is not one of Twitch's
  | "no-room" // the channel's quota is used up
  | "permission" // the owner has not allowed it at Twitch
  | "retention"; // it was kept, and its days are over

/** What becomes of a file that could not be fetched: in `dueInMs` it is tried again, or never where that is null. */
export interface Fate {
  state: "wanted" | "failed" | "gone" | "waiting";
  dueInMs: number | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Twitch makes the files of a new clip a while after the clip, and takes some back: it is asked on four days. */
export const MOST_TIMES_GONE = 4;
const MOST_ATTEMPTS = 8;
/** A clip of 60 s, Twitch's longest, at the highest rate it streams, has 60 MB. */
export const MOST_FILE_BYTES = 512 * 1024 * 1024;

/**
 * What follows from a failure at try number `attempt` (the first is 1). `random` is a number in [0, 1). Failures that
 * say nothing of the file itself (the owner's permission, Twitch being away, a full disk) are not judged here: they
 * do not count as tries.
 */
export function fateOf(
  problem: Exclude<FileProblem, "permission" | "retention">,
  attempt: number,
  random: number,
): Fate {
  switch (problem) {
    case "none":
      return { state: "gone", dueInMs: attempt < MOST_TIMES_GONE ? DAY_MS : null };
    case "no-room":
      return { state: "waiting", dueInMs: null };
    case "too-large":
    case "refused":
      return { state: "failed", dueInMs: null };
    case "expired":
    case "broken":
    case "not-media":
      return attempt < MOST_ATTEMPTS
        ? { state: "wanted", dueInMs: backoffMs(attempt, MINUTE_MS, DAY_MS / 4, random) }
        : { state: "failed", dueInMs: null };
  }
}
