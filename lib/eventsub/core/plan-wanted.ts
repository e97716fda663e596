import type { EventSubTransport } from "../schema";
import type { Wanted } from "./subscription-key";

/** A broadcaster whose streams matter here. */
export interface TrackedBroadcaster {
  id: string;
  /** They let this app in, so that subscriptions about them cost nothing. */
  authorised: boolean;
  /** People of this instance who follow. */
  followers: number;
  /** What they allow us to read, where their channel is connected; otherwise nothing. */
  scopes: readonly string[];
}

/** Types of a connected channel and the permission that each needs (any of them). They cost nothing. */
const BY_SCOPE: readonly { scopes: readonly string[]; types: readonly string[] }[] = [
  { scopes: ["channel:read:vips", "channel:manage:vips"], types: ["channel.vip.add", "channel.vip.remove"] },
  { scopes: ["moderation:read"], types: ["channel.moderator.add", "channel.moderator.remove"] },
  {
    scopes: ["channel:read:subscriptions"],
    types: ["channel.subscribe", "channel.subscription.end", "channel.subscription.message"],
  },
];

const AUTHORISATION = ["user.authorization.grant", "user.authorization.revoke"];

export interface WantedPlan {
  /** In the order of what matters most, with costs that together are at most the budget. */
  wanted: Wanted[];
  /** Subscriptions that would be wanted if they cost less: polling alone finds what they would tell. */
  beyond: number;
}

/**
 * What to subscribe to. First what costs nothing: broadcasters who let the app in, and what they allow of their
 * channels. Then go-lives of the others, those with most followers here first: being told at once is what EventSub is
 * for. Ends of streams after that, as polling finds them; changes of titles only where there is room.
 *
 * @param budget what all may cost; NaN and less than 0 count as 0
 */
export function planWanted(
  broadcasters: readonly TrackedBroadcaster[],
  { budget, clientId, transport }: { budget: number; clientId: string; transport: EventSubTransport },
): WantedPlan {
  const ordered = [...broadcasters].sort(
    (a, b) => b.followers - a.followers || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  const [authorised, strangers] = [ordered.filter((b) => b.authorised), ordered.filter((b) => !b.authorised)];
  const isWebSocket = transport === "websocket";
  const candidates = [
    // A user's own token over WebSocket may not ask for these.
    ...(isWebSocket ? [] : AUTHORISATION.map((type) => aboutApp(type, clientId))),
    ...(transport === "conduit" ? [aboutApp("conduit.shard.disabled", clientId)] : []),
    ...authorised.flatMap((one) => [...streamTypes(one), updateOf(one)]),
    ...(isWebSocket ? [] : authorised.flatMap(roleTypes)),
    ...strangers.map((one) => aboutBroadcaster("stream.online", one)),
    ...strangers.map((one) => aboutBroadcaster("stream.offline", one)),
  ];
  const plan = within(candidates, budget);
  const left = budget - plan.wanted.reduce((sum, { cost }) => sum + cost, 0);
  return { ...plan, wanted: [...plan.wanted, ...within(strangers.map(updateOf), left).wanted] };
}

/** Those that fit, in their order. What costs nothing always does. */
function within(candidates: readonly Wanted[], budget: number): WantedPlan {
  let left = budget;
  const wanted = candidates.filter(({ cost }) => {
    if (cost === 0) return true;
    if (!(left >= cost)) return false;
    left -= cost;
    return true;
  });
  return { wanted, beyond: candidates.length - wanted.length };
}

const streamTypes = (broadcaster: TrackedBroadcaster): Wanted[] =>
  ["stream.online", "stream.offline"].map((type) => aboutBroadcaster(type, broadcaster));

const updateOf = (broadcaster: TrackedBroadcaster): Wanted => ({
  ...aboutBroadcaster("channel.update", broadcaster),
  version: "2",
});

const roleTypes = (broadcaster: TrackedBroadcaster): Wanted[] =>
  BY_SCOPE.filter(({ scopes }) => scopes.some((scope) => broadcaster.scopes.includes(scope)))
    .flatMap(({ types }) => types)
    .map((type) => ({ ...aboutBroadcaster(type, broadcaster), cost: 0, needsGrant: true }));

const aboutBroadcaster = (type: string, { id, authorised }: TrackedBroadcaster): Wanted => ({
  ...{ type, version: "1", condition: { broadcaster_user_id: id }, broadcasterId: id },
  cost: authorised ? 0 : 1,
  needsGrant: false,
});

const aboutApp = (type: string, clientId: string): Wanted => ({
  ...{ type, version: "1", condition: { client_id: clientId }, broadcasterId: null },
  cost: type === "conduit.shard.disabled" ? 0 : 1,
  needsGrant: false,
});
