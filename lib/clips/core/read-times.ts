/** When a channel's latest clips are read again, if nothing happens before. */
const EVERY_MS = 3_600_000;
/** A channel that could not be read is tried again after so long. */
const AFTER_FAILURE_MS = 15 * 60_000;
/** Clips may appear in Twitch's lists long after they were made. */
const OVERLAP_MS = 26 * 3_600_000;
/** Clips are made for some minutes after a stream has ended: they are read once more when these are over. */
export const AFTER_END_MS = 10 * 60_000;

/** From when on clips are read that were made lately: from before the time until which they are known. */
export const latestFrom = (readUntil: Date): Date => new Date(readUntil.getTime() - OVERLAP_MS);

/** When the latest clips of a channel that was just read are due again. */
export const nextRead = (now: Date): Date => new Date(now.getTime() + EVERY_MS);

/** When a channel is tried again that could not be read. */
export const nextTry = (now: Date): Date => new Date(now.getTime() + AFTER_FAILURE_MS);
