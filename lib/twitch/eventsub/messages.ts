import { z } from "zod";

/** Twitch's times have nanoseconds, which a Date cuts. */
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const id = z.string().min(1);

/** Of a user who is gone, login and name are null. */
const person = { user_id: id, user_login: z.string().nullable(), user_name: z.string().nullable() };
const channel = { broadcaster_user_id: id, broadcaster_user_login: z.string() };

/** A subscription, as it stands in every message. */
const messageSubscription = z
  .object({
    id,
    type: id,
    version: z.string(),
    status: z.string(),
    condition: z.record(z.string(), z.unknown()),
  })
  .transform(({ condition, ...rest }) => ({
    ...rest,
    broadcasterId: typeof condition.broadcaster_user_id === "string" ? condition.broadcaster_user_id : null,
  }));
export type MessageSubscription = z.output<typeof messageSubscription>;

const body = z.object({ subscription: messageSubscription });
const challengeBody = body.extend({ challenge: z.string().min(1) });
const notificationBody = body.extend({ event: z.record(z.string(), z.unknown()) });

/** Who was given a role, or lost it. */
const roleEvent = z.object({ ...channel, ...person }).transform((event) => ({
  broadcasterId: event.broadcaster_user_id,
  userId: event.user_id,
  login: event.user_login,
  displayName: event.user_name,
}));
const TIERS = ["1000", "2000", "3000"] as const;
const subscriberEvent = z
  .object({ ...channel, ...person, tier: z.enum(TIERS), is_gift: z.boolean().default(false) })
  .transform((event) => ({
    broadcasterId: event.broadcaster_user_id,
    userId: event.user_id,
    login: event.user_login,
    displayName: event.user_name,
    tier: event.tier,
    gift: event.is_gift,
  }));
const authorizationEvent = z
  .object({ client_id: z.string(), ...person })
  .transform((event) => ({ userId: event.user_id, login: event.user_login }));

/** What is read of each event that we subscribe to (dev.twitch.tv/docs/eventsub/eventsub-reference). */
const EVENTS = {
  "stream.online": z.object({ ...channel, id, type: z.string(), started_at: instant }).transform((event) => ({
    broadcasterId: event.broadcaster_user_id,
    login: event.broadcaster_user_login,
    streamId: event.id,
    /** live; also playlist, watch_party, premiere and rerun, which are no broadcasts. */
    streamType: event.type,
    startedAt: event.started_at,
  })),
  "stream.offline": z.object({ ...channel, id: id.optional() }).transform((event) => ({
    broadcasterId: event.broadcaster_user_id,
    login: event.broadcaster_user_login,
    /** Null in events from before June 2026, which do not say which stream ended. */
    streamId: event.id ?? null,
  })),
  "channel.update": z
    .object({
      ...channel,
      title: z.string(),
      language: z.string(),
      category_id: z.string(),
      category_name: z.string(),
    })
    .transform((event) => ({
      broadcasterId: event.broadcaster_user_id,
      title: event.title,
      language: event.language,
      categoryId: event.category_id,
      categoryName: event.category_name,
    })),
  "channel.vip.add": roleEvent,
  "channel.vip.remove": roleEvent,
  "channel.moderator.add": roleEvent,
  "channel.moderator.remove": roleEvent,
  "channel.subscribe": subscriberEvent,
  "channel.subscription.end": subscriberEvent,
  /** A subscription that goes on, told in chat. It does not say whether it was a gift. */
  "channel.subscription.message": subscriberEvent.transform((event) => ({ ...event, gift: null })),
  /** Somebody gave subscriptions away; who got them is told by channel.subscribe. Anonymous givers are null. */
  "channel.subscription.gift": z
    .object({ ...channel, user_id: z.string().nullable(), total: z.number().int(), tier: z.enum(TIERS) })
    .transform((event) => ({
      broadcasterId: event.broadcaster_user_id,
      userId: event.user_id,
      total: event.total,
      tier: event.tier,
    })),
  "user.authorization.grant": authorizationEvent,
  "user.authorization.revoke": authorizationEvent,
  "conduit.shard.disabled": z
    .object({ conduit_id: id, shard_id: z.string(), status: z.string() })
    .transform((event) => ({ conduitId: event.conduit_id, shardId: event.shard_id, status: event.status })),
} as const;

/** Types of subscriptions whose events are read, and the one version of each that is. */
export const EVENTSUB_VERSIONS = {
  "stream.online": "1",
  "stream.offline": "1",
  "channel.update": "2",
  "channel.vip.add": "1",
  "channel.vip.remove": "1",
  "channel.moderator.add": "1",
  "channel.moderator.remove": "1",
  "channel.subscribe": "1",
  "channel.subscription.end": "1",
  "channel.subscription.message": "1",
  "channel.subscription.gift": "1",
  "user.authorization.grant": "1",
  "user.authorization.revoke": "1",
  "conduit.shard.disabled": "1",
} as const satisfies Record<keyof typeof EVENTS, string>;

export type EventSubType = keyof typeof EVENTS;

/** An event in our words; `unknown`: nothing we subscribe to, or a version that is not read. */
export type EventSubEvent =
  | { [T in EventSubType]: { type: T } & z.output<(typeof EVENTS)[T]> }[EventSubType]
  | { type: "unknown" };

export type EventSubBody =
  | { kind: "challenge"; challenge: string; subscription: MessageSubscription }
  | { kind: "notification"; event: EventSubEvent; subscription: MessageSubscription }
  | { kind: "revocation"; subscription: MessageSubscription };

/**
 * What the body of a message says, by the type of message in its headers (or its metadata, over WebSocket). Null when
 * it lacks what it must hold: it makes no sense, today or tomorrow.
 */
export function readEventSubBody(
  messageType: "notification" | "webhook_callback_verification" | "revocation",
  payload: unknown,
): EventSubBody | null {
  switch (messageType) {
    case "webhook_callback_verification": {
      const { data } = challengeBody.safeParse(payload);
      return data ? { kind: "challenge", ...data } : null;
    }
    case "revocation": {
      const { data } = body.safeParse(payload);
      return data ? { kind: "revocation", ...data } : null;
    }
    case "notification": {
      const { data } = notificationBody.safeParse(payload);
      const event = data && readEvent(data.subscription, data.event);
      return data && event ? { kind: "notification", subscription: data.subscription, event } : null;
    }
  }
}

function readEvent({ type, version }: MessageSubscription, event: unknown): EventSubEvent | null {
  const known = isKnown(type) && EVENTSUB_VERSIONS[type] === version ? EVENTS[type] : null;
  if (!known) return { type: "unknown" };
  const { data } = known.safeParse(event);
  // The type and the schema that read the event belong together by the table above.
  return data ? ({ type, ...data } as EventSubEvent) : null;
}

const isKnown = (type: string): type is EventSubType => Object.hasOwn(EVENTS, type);
