import type { Pool } from "@/lib/db/client";
import { REAL_TIME } from "@/lib/kernel/clock";
import { createSealer } from "@/lib/secrets/seal";
import { onTwitchTime, type Surroundings, type TwitchConfig } from "./config";
import { TwitchError } from "./core/twitch-error";
import { createDeviceFlow } from "./device-flow";
import { getCategories } from "./endpoints/categories";
import { CHATTERS_SCOPE, listChatters } from "./endpoints/chatters";
import { getClipDownloads } from "./endpoints/clip-downloads";
import { CLIPS_SCOPE, createClip, getClipPage, getClips } from "./endpoints/clips";
import { FOLLOWS_SCOPE, listFollowedChannels } from "./endpoints/followed-channels";
import { FOLLOWERS_SCOPE, getFollowedAt } from "./endpoints/followers";
import { MODERATION_SCOPES, moderate } from "./endpoints/moderate";
import { createOAuth, type OAuth } from "./endpoints/oauth";
import { listModerators, listSubscribers, listVips } from "./endpoints/roles";
import { searchCategories } from "./endpoints/search-categories";
import { sendChatMessage, WRITE_SCOPE } from "./endpoints/send-message";
import { getStreams, getStreamsPage } from "./endpoints/streams";
import { getTokenUser, getUsers } from "./endpoints/users";
import { getArchivedVideos } from "./endpoints/videos";
import { createEventSubCalls } from "./eventsub/calls";
import { createGet, fixedAccess } from "./get";
import { createHelix } from "./helix";
import { createLimiter } from "./limiter";
import { maintainTokens } from "./maintain-tokens";
import type { Meter } from "./meter";
import { pause } from "./pause";
import { CLIP_FILES_SCOPE, ROLE_SCOPES } from "./scopes";
import { APP, Renewal } from "./token-renewal";
import { createTokens } from "./tokens";
import { createTransport } from "./transport";
import type { Twitch } from "./types";
import { createWrite } from "./write";

export interface TwitchDeps extends Partial<Surroundings> {
  config: TwitchConfig;
  /** Where tokens and point buckets are, shared with the other processes. */
  pool: Pool;
  /** Is told what points are spent for; left out, nobody counts. */
  meter?: Meter;
}

/** For reading over IRC. */
const CHAT_SCOPE = "chat:read";
const TIMEOUT_MS = 10_000;
const MAX_WAIT_MS = 65_000;

const QUIET: Surroundings["log"] = { warn: () => undefined };

/** A client of Twitch. Nothing is asked before the first call, and nothing has to be closed. */
export function createTwitch({ config, pool, meter, ...given }: TwitchDeps): Twitch {
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
  const get = createGet({ ...there, send, limiter, maxWaitMs, meter });
  const oauth = createOAuth(config, send, get);
  const sealer = createSealer(config.encryptionKey);
  const { renew } = new Renewal({ pool, sealer, oauth }, surroundings);
  const tokens = createTokens({ pool, sealer, renew }, surroundings);
  const helix = createHelix(config, get, createWrite({ send, limiter, meter, now: there.now }));

  return {
    getUsers: (wanted, options) => getUsers(helix, tokens.appAccess, wanted, options?.signal, log),
    getStreams: (ids, options) => getStreams(helix, tokens.appAccess, ids, options?.signal, there.now),
    getStreamsPage: (wanted, options) => getStreamsPage(helix, tokens.appAccess, wanted, options?.signal),
    searchCategories: (words, options) => searchCategories(helix, tokens.appAccess, words, options?.signal),
    getArchivedVideos: (userId, options) =>
      getArchivedVideos(helix, tokens.appAccess, userId, options?.signal, log),
    listFollowedChannels: (userId, options) =>
      listFollowedChannels(helix, tokens.userAccess(userId, FOLLOWS_SCOPE), userId, options?.signal),
    listChatters: (broadcasterId, options) =>
      listChatters(helix, tokens.userAccess(broadcasterId, CHATTERS_SCOPE), broadcasterId, options?.signal),
    getFollowedAt: (broadcasterId, userId, options) => {
      const access = tokens.userAccess(broadcasterId, FOLLOWERS_SCOPE);
      return getFollowedAt(helix, access, broadcasterId, userId, options?.signal);
    },
    listSubscribers: (broadcasterId, options) =>
      listSubscribers(
        helix,
        tokens.userAccess(broadcasterId, ROLE_SCOPES.subscriber),
        broadcasterId,
        options,
      ),
    listVips: (broadcasterId, options) =>
      listVips(helix, tokens.userAccess(broadcasterId, ROLE_SCOPES.vip), broadcasterId, options),
    listModerators: (broadcasterId, options) =>
      listModerators(helix, tokens.userAccess(broadcasterId, ROLE_SCOPES.moderator), broadcasterId, options),
    getClipPage: (window, options) => getClipPage(helix, tokens.appAccess, window, options?.signal, log),
    getClips: (ids, options) => getClips(helix, tokens.appAccess, ids, options?.signal, log),
    getClipDownloads: (broadcasterId, clipIds, options) => {
      const access = tokens.userAccess(broadcasterId, CLIP_FILES_SCOPE);
      // Counted by itself: what its answers say of their bucket must not be taken for the person's.
      const own = { ...access, bucket: `${access.bucket}:clip-downloads` };
      return getClipDownloads(helix, own, broadcasterId, clipIds, options?.signal);
    },
    getCategories: (ids, options) => getCategories(helix, tokens.appAccess, ids, options?.signal),
    createClip: (broadcasterId, options) =>
      createClip(helix, tokens.userAccess(broadcasterId, CLIPS_SCOPE), broadcasterId, options?.signal),
    getTokenUser: (accessToken, options) => getTokenUser(helix, fixedAccess(accessToken), options?.signal),
    saveUserToken: tokens.save,
    async revokeUserToken(userId) {
      await tellTwitch(oauth, await tokens.remove(userId), log);
    },
    async revokeAllTokens(userId) {
      const known = await tokens.all(userId);
      try {
        for (const token of known) await oauth.revoke(token);
      } catch (error) {
        if (!(error instanceof TwitchError)) throw error;
        log.warn({ kind: error.kind, status: error.status }, "Twitch was not told of a revoked token");
        return false;
      }
      // Renewed meanwhile there may be others.
      const removed = [...(await tokens.remove(userId)), ...(await tokens.removeBot(userId))];
      await tellTwitch(
        oauth,
        removed.filter((token) => !known.includes(token)),
        log,
      );
      return true;
    },
    sendChatMessage: (message, { as, signal }) => {
      const account = tokens.userAccess(message.senderId, WRITE_SCOPE);
      return sendChatMessage(helix, as === "app" ? tokens.appAccess : account, message, signal);
    },
    moderate: (deed, options) =>
      moderate(helix, tokens.userAccess(deed.moderatorId, MODERATION_SCOPES[deed.do]), deed, options?.signal),
    async chatToken(userId, refused) {
      const access = tokens.userAccess(userId, CHAT_SCOPE);
      return refused !== null && access.renew ? access.renew(refused) : access.token();
    },
    ...createDeviceFlow({ oauth, sealer, helix, now: surroundings.now }),
    saveBotToken: tokens.saveBot,
    async revokeBotToken(userId) {
      await tellTwitch(oauth, await tokens.removeBot(userId), log);
    },
    botScopes: tokens.botScopes,
    eventSub: createEventSubCalls(helix, tokens),
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
