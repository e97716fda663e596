const LEAST = 10;
const MOST = 400;
/** What is claimed in advance is gone after about so long: whoever is urgent and comes next waits no longer. */
const SOON_MS = 250;

/** How many to claim next, when `size` were gone after `tookMs`. */
export function nextBatchSize(size: number, tookMs: number): number {
  if (tookMs < SOON_MS / 2) return Math.min(MOST, size * 2);
  if (tookMs > SOON_MS * 2) return Math.max(LEAST, Math.floor(size / 2));
  return size;
}

export const FIRST_BATCH = LEAST;
