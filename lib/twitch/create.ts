import type { Pool } from "@/lib/db/client";
import { REAL_TIME } from "@/lib/kernel/clock";
import { onTwitchTime, type Surroundings, type TwitchConfig } from "./config";
import { TwitchError } from "./core/twitch-error";
import { CHATTERS_SCOPE, listChatters } from "./endpoints/chatters";
import { FOLLOWS_SCOPE, listFollowedChannels } from "./endpoints/followed-channels";
import { createOAuth, type OAuth } from "./endpoints/oauth";
import { getStreams } from "./endpoints/streams";
import { getTokenUser, getUsers } from "./endpoints/users";
import { getArchivedVideos } from "./endpoints/videos";
import { createGet, fixedAccess } from "./get";
import { createHelix } from "./helix";
import { createLimiter } from "./limiter";
import { maintainTokens } from "./maintain-tokens";
import { pause } from "./pause";
import { createSealer } from "./seal";
import { APP, Renewal } from "./token-renewal";
import { createTokens } from "./tokens";
import { createTransport } from "./transport";
import type { Twitch } from "./types";

export interface TwitchDeps extends Partial<Surroundings> {
  config: TwitchConfig;
  /** Where tokens and point buckets are, shared with the other processes. */
  pool: Pool;
}

const TIMEOUT_MS = 10_000;
const MAX_WAIT_MS = 65_000;

const QUIET: Surroundings["log"] = { warn: () => undefined };

/** A client of Twitch. Nothing is asked before the first call, and nothing has to be closed. */
export function createTwitch({ config, pool, ...given }: TwitchDeps): Twitch {
  const surroundings: Surroundings = {
    fetch: globalThis.fetch,
    now: Date.now,
    clock: REAL_TIME,
    random: Math.random,
    sleep: pause,
    log: QUIET,
    ...given,
  };
  const { log } = surroundings;
  // What Twitch tells and counts goes by its time; tokens, which outlive a simulated world, by the real one.
  const there = onTwitchTime(surroundings);
  const maxWaitMs = config.maxWaitMs ?? MAX_WAIT_MS;
  const send = createTransport(surroundings, config.timeoutMs ?? TIMEOUT_MS);
  const limiter = createLimiter(pool, there, maxWaitMs);
  const get = createGet({ ...there, send, limiter, maxWaitMs });
  const oauth = createOAuth(config, send, get);
  const sealer = createSealer(config.encryptionKey);
  const { renew } = new Renewal({ pool, sealer, oauth }, surroundings);
  const tokens = createTokens({ pool, sealer, renew }, surroundings);
  const helix = createHelix(config, get);

  return {
    getUsers: (wanted, options) => getUsers(helix, tokens.appAccess, wanted, options?.signal, log),
    getStreams: (ids, options) => getStreams(helix, tokens.appAccess, ids, options?.signal, there.now),
    getArchivedVideos: (userId, options) =>
      getArchivedVideos(helix, tokens.appAccess, userId, options?.signal, log),
    listFollowedChannels: (userId, options) =>
      listFollowedChannels(helix, tokens.userAccess(userId, FOLLOWS_SCOPE), userId, options?.signal),
    listChatters: (broadcasterId, options) =>
      listChatters(helix, tokens.userAccess(broadcasterId, CHATTERS_SCOPE), broadcasterId, options?.signal),
    getTokenUser: (accessToken, options) => getTokenUser(helix, fixedAccess(accessToken), options?.signal),
    saveUserToken: tokens.save,
    async revokeUserToken(userId) {
      await tellTwitch(oauth, await tokens.remove(userId), log);
    },
    budget: () => limiter.budget(APP),
    maintainTokens: (options) => maintainTokens({ pool, sealer, oauth, renew, log }, options),
  };
}

/** What Twitch is not told now it forgets by itself in a few hours; the tokens are gone from here already. */
async function tellTwitch(oauth: OAuth, revoked: readonly string[], log: Surroundings["log"]): Promise<void> {
  for (const token of revoked) {
    try {
      await oauth.revoke(token);
    } catch (error) {
      if (!(error instanceof TwitchError)) throw error;
      log.warn({ kind: error.kind, status: error.status }, "Twitch was not told of a revoked token");
    }
  }
}
