import type { Db } from "@/lib/db/client";
import type { Key, Stretch } from "./repository-search";
import * as repository from "./repository-search";
import { indexedOf, type Wanted } from "./repository-search-filter";
import type { LogPlace } from "./schema";

/** What was found, newest first. */
export interface Found {
  keys: Key[];
  /** Where the search stopped short of the log's beginning; null: it came to an end or found enough. */
  stoppedAt: LogPlace | null;
}

/** How many rows are looked through. */
export interface Looks {
  /** At first: enough for any common word, some ms of work. */
  first: number;
  /** At once, where the index does not help. */
  largest: number;
  /** After these, a search that the index does not help stops, to be gone on with on the next page. */
  most: number;
}

const LOOKS: Looks = { first: 4_000, largest: 16_000, most: 320_000 };
/** Before all ids of its moment. */
export const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * The newest messages that are wanted, without sorting them all. First the newest rows are looked through, which
 * finds common words at once; a word that is rare among those is looked up in the index, over a stretch in which
 * enough of it should be found, and then over what is left. Either way the work follows from what is shown, not
 * from the size of the log. `now` in ms since the epoch.
 */
export async function findInLog(
  db: Db,
  wanted: Wanted,
  stretch: Stretch,
  limit: number,
  now: number,
  looks: Looks = LOOKS,
): Promise<Found> {
  if (wanted.channels.length === 0 || wanted.authors?.length === 0) return { keys: [], stoppedAt: null };
  const indexed = indexedOf(wanted) !== null;
  const keys: Key[] = [];
  let to = stretch.to;
  let looked = 0;
  for (let rows = looks.first; looked < looks.most; rows = Math.min(rows * 4, looks.largest)) {
    const top = to?.at ?? now;
    const look = await lookFrom(
      db,
      wanted,
      { from: stretch.from, to },
      { rows, top, limit: limit - keys.length },
    );
    keys.push(...look.keys);
    looked += rows;
    if (keys.length >= limit || look.horizon === null) return { keys, stoppedAt: null };
    to = { at: look.horizon, id: FIRST_ID };
    if (indexed) {
      const perHit = (top - look.horizon) / (look.keys.length + 1);
      keys.push(...(await lookUpFrom(db, wanted, { from: stretch.from, to }, perHit, limit - keys.length)));
      return { keys, stoppedAt: null };
    }
  }
  return { keys, stoppedAt: to };
}

/** Looks through about `rows` rows before `to`. The horizon is how far that was; null: to the end. */
async function lookFrom(
  db: Db,
  wanted: Wanted,
  { from, to }: Stretch,
  { rows, top, limit }: { rows: number; top: number; limit: number },
): Promise<{ keys: Key[]; horizon: number | null }> {
  let horizon = await repository.horizonOf(db, wanted, { from, to: top }, rows);
  for (;;) {
    if (horizon !== null && from !== null && horizon <= from) horizon = null;
    const keys = await repository.lookThrough(db, wanted, { from: horizon ?? from, to }, limit);
    if (keys) return { keys, horizon };
    // A burst: far more was written than the newest rows let expect.
    horizon = Math.ceil(top - (top - (horizon ?? from ?? 0)) / 8);
  }
}

/** Looks up what comes before `to`, where about every `perHit` ms there should be one. */
async function lookUpFrom(
  db: Db,
  wanted: Wanted,
  { from, to }: { from: number | null; to: LogPlace },
  perHit: number,
  limit: number,
): Promise<Key[]> {
  const keys: Key[] = [];
  let bottom = to;
  for (const ms of [perHit * limit * 2, perHit * limit * 16, Number.POSITIVE_INFINITY]) {
    const next = Math.floor(bottom.at - ms);
    const last = next <= (from ?? 0);
    const part = { from: last ? from : next, to: bottom };
    keys.push(...(await repository.lookUp(db, wanted, part, limit - keys.length)));
    if (last || keys.length >= limit) break;
    bottom = { at: next, id: FIRST_ID };
  }
  return keys;
}
