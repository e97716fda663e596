import { z } from "zod";
import { broadcasterRef, detection, instant, liveStream, targetStream, watchedTarget } from "./shapes";

export {
  type BroadcasterRef,
  broadcasterRef,
  detection,
  type LiveStream,
  liveStream,
  targetStream,
  watchedTarget,
} from "./shapes";

/**
 * Every domain event, as it stands in the outbox (`kind`, `payload`). The key, which orders and routes, is
 * in the comment. Adding a kind is adding a member here; readers skip kinds they do not know.
 */
export const domainEvent = z.discriminatedUnion("kind", [
  /** Key: broadcaster id. went_live, restarted and reopened alike; `change` tells them apart. */
  z.object({
    kind: z.literal("stream.online"),
    payload: z.object({
      change: z.enum(["went_live", "restarted", "reopened"]),
      broadcaster: broadcasterRef,
      stream: liveStream,
      detection,
      /** The announcement made of it; null when nobody is told (continuation, reopened). */
      announcementId: z.uuid().nullable(),
      /** The stream whose show it goes on with; left out where it begins one. */
      continues: z.string().optional(),
    }),
  }),
  /** Key: broadcaster id. */
  z.object({
    kind: z.literal("stream.offline"),
    payload: z.object({
      broadcaster: broadcasterRef,
      streamId: z.string(),
      startedAt: instant,
      /** When it was last seen, which is earlier than when we became sure. */
      endedAt: instant,
      detection,
    }),
  }),
  /** Key: broadcaster id. Title or category changed; `stream` is the new state. */
  z.object({
    kind: z.literal("stream.updated"),
    payload: z.object({
      broadcaster: broadcasterRef,
      stream: liveStream,
      changed: z.array(z.enum(["title", "category"])).min(1),
      detection,
    }),
  }),
  /** Key: "viewers". New viewer counts of one batch: [broadcaster id, viewers]. Not replayed to returning browsers. */
  z.object({
    kind: z.literal("stream.viewers"),
    payload: z.object({ counts: z.array(z.tuple([z.string(), z.number().int().nonnegative()])) }),
  }),
  /** Key: "user:<id>". The person's follows or mutes changed; null means many did (an import). */
  z.object({
    kind: z.literal("follow.changed"),
    payload: z.object({ userId: z.uuid(), broadcasterId: z.string().nullable() }),
  }),
  /** Key: "user:<id>". Seen or deleted on one device, so on all; null means all up to `before`. */
  z.object({
    kind: z.literal("notification.changed"),
    payload: z.object({
      userId: z.uuid(),
      change: z.enum(["read", "deleted", "added"]),
      ids: z.array(z.uuid()).nullable(),
      at: instant,
    }),
  }),
  /** Key: broadcaster id. Everybody who wants to hear of it has it in their inbox now. */
  z.object({
    kind: z.literal("announcement.told"),
    payload: z.object({
      announcementId: z.uuid(),
      type: z.enum(["broadcaster_live", "stream_changed"]),
      broadcasterId: z.string(),
    }),
  }),
  /** Key: "user:<id>". How the person wants to be told is another, or where their mail or pushes go. */
  z.object({
    kind: z.literal("preferences.changed"),
    payload: z.object({ userId: z.uuid(), what: z.enum(["preferences", "address", "devices"]) }),
  }),
  /** Key: "deliveries". Mails or pushes are due: it wakes who sends them. One for many. */
  z.object({
    kind: z.literal("deliveries.queued"),
    payload: z.object({ media: z.array(z.enum(["email", "push"])).min(1) }),
  }),
  /** Key: "user:<id>". The person signed out or their Twitch connection ended: open sockets must close. */
  z.object({
    kind: z.literal("session.ended"),
    payload: z.object({
      userId: z.uuid(),
      /** SHA-256 of the session token; null for all sessions. */ sessionHash: z.string().nullable(),
    }),
  }),
  /** Key: "operators". A job run was asked for or is to be tried again (which wakes the workers), began or ended. */
  z.object({
    kind: z.literal("job.run"),
    payload: z.object({
      runId: z.uuid(),
      jobId: z.string(),
      status: z.enum(["queued", "running", "succeeded", "failed", "cancelled", "expired", "abandoned"]),
      /** Under way, and somebody has called it off: whoever runs it ends it. */
      cancelling: z.literal(true).optional(),
    }),
  }),
  /**
   * Key: broadcaster id. A channel was connected or left, its settings changed, or reading it began or ended; the
   * bots wake up by it, and pages read the channel again.
   */
  z.object({
    kind: z.literal("channel.changed"),
    payload: z.object({
      channelId: z.string(),
      change: z.enum(["connected", "left", "settings", "reading"]),
    }),
  }),
  /** Key: "chatter:<Twitch id>". Somebody wants nothing of theirs kept from now on, or no longer minds. */
  z.object({
    kind: z.literal("chat.optout"),
    payload: z.object({ twitchId: z.string(), optedOut: z.boolean() }),
  }),
  /**
   * Key: "chatter:<Twitch id>". Somebody asked for what they wrote until `askedAt` to be erased. Whoever still
   * holds some of it (a batch, a spool, a live view) drops it; the job that erases the rest wakes up.
   */
  z.object({
    kind: z.literal("chat.erasure"),
    payload: z.object({ twitchId: z.string(), askedAt: instant }),
  }),
  /** Key: broadcaster id. What its bot answers, says or keeps in order is to be read again. */
  z.object({
    kind: z.literal("commands.changed"),
    payload: z.object({
      channelId: z.string(),
      what: z.enum(["commands", "timers", "quotes", "moderation"]),
    }),
  }),
  /**
   * Key: broadcaster id. A command was answered. `by` is empty: who used it is for the channel's owner, in the log of uses;
   * the version before cannot read the event without it.
   */
  z.object({
    kind: z.literal("command.executed"),
    payload: z.object({
      channelId: z.string(),
      commandId: z.uuid(),
      name: z.string(),
      by: z.string().default(""),
      source: z.enum(["chat", "api"]),
    }),
  }),
  /** Key: broadcaster id. Something is to be said (`queued`, which wakes the bots), or what became of it. */
  z.object({
    kind: z.literal("outgoing.changed"),
    payload: z.object({
      channelId: z.string(),
      id: z.uuid(),
      state: z.enum(["queued", "sent", "dropped", "unknown"]),
    }),
  }),
  /** Key: "bot". The account that writes is another, or there is none any more. */
  z.object({ kind: z.literal("bot.account"), payload: z.object({ twitchId: z.string().nullable() }) }),
  /** Key: broadcaster id. Something was done about a message, undone, or could not be done. */
  z.object({
    kind: z.literal("moderation.changed"),
    payload: z.object({
      channelId: z.string(),
      id: z.uuid(),
      state: z.enum(["queued", "done", "failed", "undone"]),
    }),
  }),
  /** Key: broadcaster id. A sync of a channel's roles is to be made: it wakes the job. */
  z.object({
    kind: z.literal("roles.asked"),
    payload: z.object({ channelId: z.string(), source: z.string() }),
  }),
  /** Key: broadcaster id. A sync of a channel's roles began or ended. */
  z.object({
    kind: z.literal("roles.synced"),
    payload: z.object({
      channelId: z.string(),
      runId: z.uuid(),
      source: z.string(),
      state: z.enum(["running", "succeeded", "partial", "failed", "abandoned"]),
    }),
  }),
  /**
   * Key: broadcaster id. People gained or lost a role, or their tier changed (`changed`): Twitch ids, at most 1,000 in
   * one event. Whoever lost one loses what it let them do.
   */
  z.object({
    kind: z.literal("roles.changed"),
    payload: z.object({
      channelId: z.string(),
      role: z.enum(["subscriber", "vip", "moderator"]),
      granted: z.array(z.string()),
      revoked: z.array(z.string()),
      changed: z.array(z.string()),
    }),
  }),
  /** Key: broadcaster id. A channel's clips are to be archived now: it wakes the job. */
  z.object({ kind: z.literal("clips.asked"), payload: z.object({ channelId: z.string() }) }),
  /** Key: broadcaster id. Clips that were not known before, at most 100 in one event. */
  z.object({
    kind: z.literal("clips.found"),
    payload: z.object({
      channelId: z.string(),
      clips: z.array(z.object({ id: z.uuid(), twitchId: z.string(), title: z.string(), createdAt: instant })),
      /** They are of the past, and nobody waits for them. */
      backfill: z.boolean(),
    }),
  }),
  /** Key: broadcaster id. What is said of a clip, or kept of it, is another; null: of many. */
  z.object({
    kind: z.literal("clip.changed"),
    payload: z.object({
      channelId: z.string(),
      clipId: z.uuid().nullable(),
      change: z.enum(["updated", "deleted", "restored", "gone", "back", "file"]),
    }),
  }),
  /** Key: broadcaster id. The archive of a channel got on, was set up otherwise, or its collections changed. */
  z.object({
    kind: z.literal("clips.archive"),
    payload: z.object({ channelId: z.string(), what: z.enum(["progress", "settings", "collections"]) }),
  }),
  /**
   * Key: the Twitch id of who streams. A stream of a watched category that was not there at the last look, of somebody
   * whom nobody here tracks (for all others `stream.online` says it).
   */
  z.object({
    kind: z.literal("target.started"),
    payload: z.object({
      targets: z.array(watchedTarget).min(1),
      stream: targetStream,
      detection,
    }),
  }),
  /** Key: the Twitch id of who streams. A stream that is in no watched category any more, or is over. */
  z.object({
    kind: z.literal("target.ended"),
    payload: z.object({
      targets: z.array(watchedTarget).min(1),
      streamId: z.string(),
      userId: z.string(),
      userLogin: z.string(),
      startedAt: instant,
      /** When it was last seen there. */
      endedAt: instant,
    }),
  }),
  /** Key: "operators". A target was added, changed or removed (null: many were looked at again). */
  z.object({ kind: z.literal("target.changed"), payload: z.object({ targetId: z.uuid().nullable() }) }),
  /** Key: broadcaster id. Somebody wrote in a channel. Written only while a publisher wants it. */
  z.object({
    kind: z.literal("chat.message"),
    payload: z.object({
      channelId: z.string(),
      messageId: z.string(),
      author: z.object({ id: z.string(), login: z.string(), displayName: z.string() }),
      text: z.string(),
      sentAt: instant,
    }),
  }),
  /** Key: broadcaster id. Somebody was seen in a channel for the first time. Written only while a publisher wants it. */
  z.object({
    kind: z.literal("viewer.arrived"),
    payload: z.object({ channelId: z.string(), twitchId: z.string(), login: z.string(), at: instant }),
  }),
  /** Key: "operators". A publisher was set up otherwise, or stands or moves otherwise than it did. */
  z.object({
    kind: z.literal("publisher.changed"),
    payload: z.object({
      publisherId: z.string(),
      change: z.enum(["settings", "state", "dead_letters"]),
    }),
  }),
  /** Key: "eventsub". Twitch told something that is stored and to be applied: it wakes the job. */
  z.object({ kind: z.literal("eventsub.received"), payload: z.object({ messageId: z.string() }) }),
  /** Key: "operators". Subscriptions were made, lost or healed, or the transport is another. */
  z.object({
    kind: z.literal("eventsub.changed"),
    payload: z.object({ what: z.enum(["subscriptions", "transport"]) }),
  }),
  /** Key: "operators". An alert began or ended. */
  z.object({
    kind: z.literal("alert.changed"),
    payload: z.object({
      alertId: z.uuid(),
      alert: z.string(),
      open: z.boolean(),
      /** The same trouble is back within minutes: show it, but tell nobody anew. */
      again: z.literal(true).optional(),
    }),
  }),
]);
export type DomainEvent = z.infer<typeof domainEvent>;
export type EventKind = DomainEvent["kind"];
export type EventOf<K extends EventKind> = Extract<DomainEvent, { kind: K }>;

/** A domain event as read back from the outbox. `seq` grows in commit order; `id` deduplicates. */
export type RecordedEvent = DomainEvent & { seq: number; id: string; at: string };

/** The key under which an event is stored: the order holds within a key. */
export function keyOf(event: DomainEvent): string {
  switch (event.kind) {
    case "stream.online":
    case "stream.offline":
    case "stream.updated":
      return event.payload.broadcaster.id;
    case "channel.changed":
    case "commands.changed":
    case "command.executed":
    case "outgoing.changed":
    case "moderation.changed":
    case "roles.asked":
    case "roles.synced":
    case "roles.changed":
    case "clips.asked":
    case "clips.found":
    case "clip.changed":
    case "clips.archive":
    case "chat.message":
    case "viewer.arrived":
      return event.payload.channelId;
    case "target.started":
      return event.payload.stream.userId;
    case "target.ended":
      return event.payload.userId;
    case "eventsub.received":
      return "eventsub";
    case "announcement.told":
      return event.payload.broadcasterId;
    case "bot.account":
      return "bot";
    case "stream.viewers":
      return "viewers";
    case "deliveries.queued":
      return "deliveries";
    case "follow.changed":
    case "notification.changed":
    case "preferences.changed":
    case "session.ended":
      return `user:${event.payload.userId}`;
    case "chat.optout":
    case "chat.erasure":
      return `chatter:${event.payload.twitchId}`;
    case "job.run":
    case "alert.changed":
    case "target.changed":
    case "publisher.changed":
    case "eventsub.changed":
      return "operators";
  }
}
