import type { Person } from "../core/strangers";
import type { Held } from "../world/plan-standings";
import { NOBODY, type RoleName } from "../world/standing";
import { pageOf } from "./paging";
import { HelixRefusal } from "./refusal";
import { type HelixAnswer, type HelixRequest, valuesOf } from "./request";
import { listedUserRow, subscriptionRow } from "./rows";

const POINTS = { "1000": 1, "2000": 2, "3000": 6 } as const;

/** What a page of subscriptions needs of the whole list; a long one has a thousand pages. */
const wholes = new WeakMap<readonly Held[], { all: readonly Held[]; points: number }>();

/** Get Broadcaster Subscriptions: the broadcaster stands among them, on the third tier. */
export function getSubscriptions(request: HelixRequest): HelixAnswer {
  const { account } = request.world.get(ownId(request));
  const { all, points } = wholeOf(account, request.world.roles.list(account.id, "subscriber"));
  const { items, pagination } = select(request, "subscriber", all);
  return { data: items.map((held) => subscriptionRow(account, held)), pagination, total: all.length, points };
}

function wholeOf(broadcaster: Person, subscribers: readonly Held[]) {
  const known = wholes.get(subscribers);
  if (known) return known;
  const subscription = { tier: "3000" as const, months: 1, founder: false, gift: null };
  const whole = {
    all: [...subscribers, { person: broadcaster, standing: { ...NOBODY, subscription } }],
    points: subscribers.reduce((sum, { standing }) => sum + POINTS[standing.subscription?.tier ?? "1000"], 0),
  };
  wholes.set(subscribers, whole);
  return whole;
}

/** Get VIPs. */
export function getVips(request: HelixRequest): HelixAnswer {
  const { items, pagination } = select(request, "vip", request.world.roles.list(ownId(request), "vip"));
  return { data: items.map(({ person }) => listedUserRow(person)), pagination };
}

/** Get Moderators. */
export function getModerators(request: HelixRequest): HelixAnswer {
  const moderators = request.world.roles.list(ownId(request), "moderator");
  const { items, pagination } = select(request, "moderator", moderators);
  return { data: items.map(({ person }) => listedUserRow(person)), pagination };
}

/** The page that is asked for, or of the people asked for (`user_id`) those who are on the list. */
function select({ query, faults }: HelixRequest, role: RoleName, list: readonly Held[]) {
  const only = new Set(valuesOf(query, "user_id"));
  if (only.size === 0) return pageOf(list, role, query, faults);
  return { items: list.filter(({ person }) => only.has(person.id)), pagination: {} };
}

/** Only broadcasters are told, and only of themselves. */
function ownId({ query, identity }: HelixRequest): string {
  const broadcasterId = query.get("broadcaster_id");
  if (broadcasterId === null || broadcasterId === "") {
    throw new HelixRefusal(400, 'Missing required parameter "broadcaster_id"');
  }
  if (broadcasterId !== identity.userId) {
    throw new HelixRefusal(
      401,
      "The ID in broadcaster_id must match the user ID found in the request's OAuth token.",
    );
  }
  return broadcasterId;
}
