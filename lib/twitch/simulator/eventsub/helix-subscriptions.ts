import { z } from "zod";
import { pageOf } from "../helix/paging";
import { HelixRefusal } from "../helix/refusal";
import type { HelixAnswer, HelixRequest } from "../helix/request";
import { SUBSCRIPTION_STATUSES, type SubscriptionStatus, subscriptionTypes } from "./core/subscription-types";
import type { EventSub } from "./event-sub";
import { subscriptionRow } from "./rows";
import { type EventSubscription, isStanding, type SubscriptionTransport } from "./subscriptions";
import { isCallback } from "./webhook";

const MOST_ALIKE = 3;
const MOST_BY_SOCKET = 300;
const MOST_SOCKETS = 3;
const MOST_SOCKET_COST = 10;
const FILTERS = ["status", "type", "user_id", "subscription_id"] as const;

const secret = z.string().min(10).max(100);
const body = z.object({
  type: z.string(),
  version: z.string(),
  condition: z.record(z.string(), z.string()),
  transport: z.discriminatedUnion("method", [
    z.object({ method: z.literal("webhook"), callback: z.string(), secret }),
    z.object({ method: z.literal("websocket"), session_id: z.string() }),
    z.object({ method: z.literal("conduit"), conduit_id: z.string() }),
  ]),
});
type Wish = z.output<typeof body>;

/** Create EventSub Subscription. A webhook's is pending until its callback has answered. */
export function createSubscription(request: HelixRequest): HelixAnswer {
  const parsed = body.safeParse(request.body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HelixRefusal(400, `${issue?.path.join(".") ?? "body"}: ${issue?.message ?? "is not right"}`);
  }
  const { data: wish } = parsed;
  const { eventSub, identity } = request;
  const transport = readTransport(request, wish);
  checkType(request, wish);
  checkLimits(request, wish, transport);
  const subscription = eventSub.subscriptions.add({
    ...{ clientId: identity.clientId, userId: identity.userId, type: wish.type, version: wish.version },
    ...{ condition: wish.condition, transport, createdAt: eventSub.timestamp() },
    status: transport.method === "webhook" ? "webhook_callback_verification_pending" : "enabled",
  });
  if (transport.method === "webhook") void eventSub.verify(subscription, transport);
  if (transport.method === "websocket") {
    const session = eventSub.sockets.find(transport.sessionId);
    if (session) session.owner = { clientId: identity.clientId, userId: identity.userId };
  }
  return { data: [subscriptionRow(subscription, eventSub.costOf(subscription))], ...totalsOf(request) };
}

/** Get EventSub Subscriptions: the token owner's own, oldest first, by at most one filter. */
export function getSubscriptionsOf(request: HelixRequest): HelixAnswer {
  const { eventSub, identity, query, faults, now } = request;
  const given = FILTERS.filter((name) => query.has(name));
  if (given.length > 1) {
    throw new HelixRefusal(400, "The request may specify only one filter query parameter.");
  }
  const [filter] = given;
  const value = filter === undefined ? "" : (query.get(filter) ?? "");
  if (filter === "status" && !SUBSCRIPTION_STATUSES.includes(value as SubscriptionStatus)) {
    throw new HelixRefusal(400, "The value in the status query parameter is not valid.");
  }
  const fits = (one: EventSubscription) => {
    if (filter === "status") return one.status === value;
    if (filter === "type") return one.type === value;
    if (filter === "subscription_id") return one.id === value;
    return filter === undefined || Object.values(one.condition).includes(value);
  };
  const mine = eventSub.subscriptions.visibleTo(identity.clientId, identity.userId, now);
  // It has no `first`: whatever is given, a page has 100.
  const paging = new URLSearchParams({ after: query.get("after") ?? "" });
  const page = pageOf(mine.filter(fits), "eventsub", paging, faults, 100);
  const data = page.items.map((one) => subscriptionRow(one, eventSub.costOf(one)));
  return { data, pagination: page.pagination, ...totalsOf(request) };
}

/** Delete EventSub Subscription. */
export function deleteSubscription({ eventSub, identity, query }: HelixRequest): null {
  const id = query.get("id") ?? "";
  if (id === "") throw new HelixRefusal(400, "The id query parameter is required.");
  const subscription = eventSub.subscriptions.get(id);
  const isOurs = subscription?.clientId === identity.clientId && subscription.userId === identity.userId;
  if (!isOurs) throw new HelixRefusal(404, "subscription not found");
  eventSub.subscriptions.remove(id);
  return null;
}

function totalsOf({ eventSub, identity: { clientId, userId }, now }: HelixRequest) {
  return {
    total: eventSub.subscriptions.visibleTo(clientId, userId, now).length,
    total_cost: eventSub.totalCost(clientId, userId),
    max_total_cost: mostCost(eventSub, userId),
  };
}

const mostCost = (eventSub: EventSub, userId: string | null) =>
  userId === null ? eventSub.mischief.mostCost : MOST_SOCKET_COST;

/** Which token goes with which transport, and whether what it names is there. */
function readTransport({ eventSub, identity }: HelixRequest, { transport }: Wish): SubscriptionTransport {
  const byPerson = identity.userId !== null;
  if (byPerson !== (transport.method === "websocket")) {
    throw new HelixRefusal(400, "invalid transport and auth combination");
  }
  switch (transport.method) {
    case "webhook":
      if (!isCallback(transport.callback)) {
        throw new HelixRefusal(400, "invalid callback: it must use https and port 443");
      }
      return { method: "webhook", callback: transport.callback, secret: transport.secret };
    case "conduit":
      if (!eventSub.conduits.find(identity.clientId, transport.conduit_id)) {
        throw new HelixRefusal(400, "conduit not found");
      }
      return { method: "conduit", conduitId: transport.conduit_id };
    case "websocket": {
      const session = eventSub.sockets.find(transport.session_id);
      if (!session) {
        throw new HelixRefusal(400, "websocket transport session does not exist or has already disconnected");
      }
      return { method: "websocket", sessionId: session.id, connectedAt: session.connectedAt };
    }
  }
}

function checkType(
  { identity, authority, world }: HelixRequest,
  { type, version, condition, transport }: Wish,
) {
  const known = subscriptionTypes[type];
  if (known?.version !== version) throw new HelixRefusal(400, "invalid subscription type and version");
  if (known.appOnly && transport.method === "websocket") {
    throw new HelixRefusal(400, "this subscription type is not supported over websocket");
  }
  const allowed = [...known.condition, ...(known.optional ?? [])];
  if (
    !known.condition.every((name) => condition[name]) ||
    !Object.keys(condition).every((name) => allowed.includes(name))
  ) {
    throw new HelixRefusal(400, "invalid condition");
  }
  const { broadcaster_user_id: userId, client_id: clientId } = condition;
  if (clientId !== undefined && clientId !== identity.clientId) {
    throw new HelixRefusal(403, "subscription missing proper authorization");
  }
  if (userId === undefined) return;
  if (!world.findById(userId)) throw new HelixRefusal(400, "user in condition does not exist");
  const granted =
    identity.userId === null ? authority.grantedScopes(identity.clientId, userId) : identity.scopes;
  const isTheirs = identity.userId === null || identity.userId === userId;
  const { scopes } = known;
  if (scopes && !(isTheirs && scopes.some((scope) => granted.includes(scope)))) {
    throw new HelixRefusal(403, "subscription missing proper authorization");
  }
}

function checkLimits(request: HelixRequest, wish: Wish, transport: SubscriptionTransport): void {
  const { eventSub, identity } = request;
  const { clientId, userId } = identity;
  const mine = eventSub.subscriptions.visibleTo(clientId, userId, request.now).filter(isStanding);
  const alike = mine.filter((one) => one.type === wish.type && isSame(one.condition, wish.condition));
  if (alike.some((one) => whereTo(one.transport) === whereTo(transport))) {
    throw new HelixRefusal(409, "subscription already exists");
  }
  if (alike.length >= MOST_ALIKE) {
    throw new HelixRefusal(429, "number of subscriptions for this type and condition exceeded");
  }
  if (transport.method === "websocket") {
    const sessions = new Set(mine.map((one) => whereTo(one.transport))).add(whereTo(transport));
    const here = mine.filter((one) => whereTo(one.transport) === whereTo(transport));
    if (sessions.size > MOST_SOCKETS) throw new HelixRefusal(429, "websocket transports limit exceeded");
    if (here.length >= MOST_BY_SOCKET) throw new HelixRefusal(429, "number of subscriptions exceeded");
  }
  const cost = eventSub.costOf({ type: wish.type, condition: wish.condition, clientId });
  if (eventSub.totalCost(clientId, userId) + cost > mostCost(eventSub, userId)) {
    throw new HelixRefusal(429, "cost exceeded");
  }
}

const isSame = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, value]) => b[name] === value);

function whereTo(transport: SubscriptionTransport): string {
  switch (transport.method) {
    case "webhook":
      return transport.callback;
    case "websocket":
      return transport.sessionId;
    case "conduit":
      return transport.conduitId;
  }
}
