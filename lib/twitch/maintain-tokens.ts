import type { Pool } from "@/lib/db/client";
import { inParallel } from "@/lib/kernel/in-parallel";
import type { Sealer } from "@/lib/secrets/seal";
import type { Surroundings } from "./config";
import { TwitchError } from "./core/twitch-error";
import type { OAuth } from "./endpoints/oauth";
import { removeIdleBuckets } from "./repository-buckets";
import {
  findToken,
  listDead,
  listLiving,
  removeDead,
  replaceToken,
  type StoredToken,
  userOf,
} from "./repository-tokens";
import { APP, type Renew } from "./token-renewal";
import type { TokenUpkeep } from "./types";

export interface UpkeepDeps extends Pick<Surroundings, "log"> {
  pool: Pool;
  sealer: Sealer;
  oauth: OAuth;
  renew: Renew;
}

type Result = "validated" | "refreshed" | "dead" | "unreadable" | "failed";

/** Read, and asked about, so many at a time. */
const PAGE = 200;
const PARALLEL = 4;
/** A token that ends sooner is refreshed rather than asked about. */
const SOON_MS = 20 * 60_000;
/** When this many in a row cannot be asked about, Twitch is away and the rest has to wait for the next hour. */
const MOST_FAILURES_IN_A_ROW = 20;
/** How long a dead token is told of, so that a caller that died in between hears of it again. */
const KEEP_DEAD_MS = 7 * 24 * 3_600_000;

/** See `Twitch.maintainTokens`. Safe to run twice, at once, and to stop anywhere. */
export async function maintainTokens(
  deps: UpkeepDeps,
  { now, signal, of }: { now: Date; signal?: AbortSignal | undefined; of?: string | undefined },
): Promise<TokenUpkeep> {
  const counts: Record<Result, number> = { validated: 0, refreshed: 0, dead: 0, unreadable: 0, failed: 0 };
  // The app's own first: were our client id refused, no answer about a person's token would mean anything.
  const app = await findToken(deps.pool, APP);
  if (app) counts[await checkToken(deps, app, now, signal)] += 1;

  let failuresInARow = 0;
  const readPage = (after: string) => listLiving(deps.pool, { of: of ?? null, after, limit: PAGE });
  let page = await readPage("");
  while (page.length > 0 && failuresInARow < MOST_FAILURES_IN_A_ROW) {
    await inParallel(page, PARALLEL, async (stored) => {
      if (failuresInARow >= MOST_FAILURES_IN_A_ROW) return;
      signal?.throwIfAborted();
      const result = await checkToken(deps, stored, now, signal);
      counts[result] += 1;
      failuresInARow = result === "failed" ? failuresInARow + 1 : 0;
    });
    page = await readPage(page.at(-1)?.owner ?? "");
  }

  const ended = await listDead(deps.pool);
  await removeDead(deps.pool, new Date(now.getTime() - KEEP_DEAD_MS));
  await removeIdleBuckets(deps.pool);
  const { validated, refreshed, failed, unreadable } = counts;
  return { validated, refreshed, failed: failed + unreadable, ended };
}

/** Never throws for what is Twitch's fault or one token's; the database's failures do throw. */
async function checkToken(
  deps: UpkeepDeps,
  stored: StoredToken,
  now: Date,
  signal?: AbortSignal,
): Promise<Result> {
  const token = deps.sealer.open(stored.accessToken, stored.owner);
  // Sealed with another key. Not marked as dead: the right key may be back with the next start.
  if (token === null && stored.owner !== APP) return "unreadable";
  try {
    const valid = token !== null && (await isValid(deps, stored, token, now, signal));
    if (valid) return "validated";
    await deps.renew(stored.owner, token);
    return "refreshed";
  } catch (error) {
    if (!(error instanceof TwitchError)) throw error;
    if (error.kind === "unauthorized") return "dead";
    deps.log.warn({ owner: stored.owner, kind: error.kind, status: error.status }, "token not checked");
    return "failed";
  }
}

/** Asks Twitch, unless the token ends soon anyway, and notes what it says. */
async function isValid(
  { oauth, pool }: UpkeepDeps,
  stored: StoredToken,
  token: string,
  now: Date,
  signal?: AbortSignal,
): Promise<boolean> {
  if (stored.expiresAt.getTime() - now.getTime() < SOON_MS) return false;
  const told = await oauth.validate(token, signal);
  if (told === null || (stored.owner !== APP && told.userId !== userOf(stored.owner))) return false;
  const expiresAt = new Date(now.getTime() + told.expiresInSeconds * 1000);
  // Not stored when a sign-in or refresh was quicker: that is newer.
  await replaceToken(pool, stored, { ...stored, scopes: told.scopes, expiresAt, validatedAt: now });
  return told.expiresInSeconds * 1000 >= SOON_MS;
}
