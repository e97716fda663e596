/** What is known of the list before it is asked for. */
export interface Listing {
  /** How long ago it was read whole, in real ms; null: never. */
  listedMs: number | null;
  /** How many subscriptions it must have, by what was read and done since. */
  expected: number;
}

const ROWS_A_PAGE = 100;
/** Lists up to this many pages are read whole each time. */
const FEW_PAGES = 5;
/** What reading may cost over time: one page (one point of 800 a minute) in three seconds. */
const MS_A_PAGE = 3_000;
/** What changes without its number changing is found after this at the latest, besides what Twitch tells. */
const LONGEST_MS = 10 * 60_000;

/**
 * Whether the whole list is to be read, now that its first page told how many there are. A long list is read whole only
 * when that number is not the expected one, so that what vanished behind our back is missed after one point, and now
 * and then for the rest.
 */
export function mustReadWhole(total: number, { listedMs, expected }: Listing): boolean {
  if (listedMs === null) return true;
  const pages = Math.ceil(Math.max(total, expected) / ROWS_A_PAGE);
  if (pages <= FEW_PAGES) return true;
  if (total !== expected) return listedMs >= pages * MS_A_PAGE;
  return listedMs >= Math.max(LONGEST_MS, pages * MS_A_PAGE);
}
