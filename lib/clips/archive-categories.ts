import type { Pool } from "@/lib/db/client";
import { cleanText } from "@/lib/kernel/clean-text";
import type { Twitch } from "@/lib/twitch";
import type { Purse } from "./archive-run";
import { categoriesToName, putCategories } from "./repository-categories";

/** Ids that one request takes. */
const AT_ONCE = 100;
/** Categories are renamed rarely. */
const READ_AGAIN_MS = 60 * 86_400_000;
/** For a channel's whole past this is enough; what is left is the next run's. */
const MOST_REQUESTS = 10;

interface Naming {
  pool: Pool;
  twitch: Pick<Twitch, "getCategories">;
  purse: Purse;
  clock: () => Date;
  signal: AbortSignal;
}

/**
 * Asks what categories of clips are called whose names are not known, or were read long ago.
 * @throws TwitchError
 */
export async function nameCategories({ pool, twitch, purse, clock, signal }: Naming): Promise<void> {
  for (let request = 0; request < MOST_REQUESTS; request += 1) {
    const before = new Date(clock().getTime() - READ_AGAIN_MS);
    const ids = await categoriesToName(pool, before, AT_ONCE);
    if (ids.length === 0 || !(await purse.take())) return;
    const told = await twitch.getCategories(ids, { signal });
    const names = told.map(({ id, name }) => ({ id, name: cleanText(name) }));
    await putCategories(pool, ids, [...new Map(names.map((one) => [one.id, one])).values()], clock());
  }
}
