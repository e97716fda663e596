import { assignShard, createConduit, listConduits, listShards } from "../endpoints/conduits";
import { createSubscription, deleteSubscription, listSubscriptions } from "../endpoints/eventsub";
import type { Helix } from "../helix";
import type { Tokens } from "../tokens";
import type { EventSubCalls, SubscribeAs } from "./types";

/** EventSub's part of the client: each call with the token that Twitch wants for it. */
export function createEventSubCalls(
  helix: Helix,
  tokens: Pick<Tokens, "appAccess" | "userAccess">,
): EventSubCalls {
  const app = tokens.appAccess;
  const accessOf = (as: SubscribeAs) => (as === "app" ? app : tokens.userAccess(as.twitchUserId, null));
  return {
    list: (as, options = {}) => listSubscriptions(helix, accessOf(as), options),
    create: (as, wanted, options) => createSubscription(helix, accessOf(as), wanted, options?.signal),
    remove: (as, id, options) => deleteSubscription(helix, accessOf(as), id, options?.signal),
    listConduits: (options) => listConduits(helix, app, options?.signal),
    createConduit: (shardCount, options) => createConduit(helix, app, shardCount, options?.signal),
    listShards: (conduitId, options) => listShards(helix, app, conduitId, options?.signal),
    assignShard: (conduitId, shardId, sessionId, options) =>
      assignShard(helix, app, { conduitId, shardId, sessionId }, options?.signal),
  };
}
