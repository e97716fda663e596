import { z } from "zod";

/** A time as an ISO 8601 string in UTC. */
const instant = z.iso.datetime();

/** Who streams, as shown in a row or a banner. */
export const broadcasterRef = z.object({
  id: z.string(),
  login: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
});
export type BroadcasterRef = z.infer<typeof broadcasterRef>;

/** A stream that is on air. */
export const liveStream = z.object({
  id: z.string(),
  title: z.string(),
  categoryId: z.string(),
  categoryName: z.string(),
  language: z.string(),
  tags: z.array(z.string()),
  viewerCount: z.number().int().nonnegative(),
  /** Holds {width} and {height}, as Twitch gives it. */
  thumbnailUrl: z.string(),
  startedAt: instant,
});
export type LiveStream = z.infer<typeof liveStream>;

/** Who told us, when, and how long after the stream's own start (null where that says nothing). */
export const detection = z.object({
  source: z.enum(["poll", "eventsub", "bot"]),
  observedAt: instant,
  delayMs: z.number().int().nullable(),
});

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
      change: z.enum(["read", "deleted"]),
      ids: z.array(z.uuid()).nullable(),
      at: instant,
    }),
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
      return event.payload.channelId;
    case "stream.viewers":
      return "viewers";
    case "follow.changed":
    case "notification.changed":
    case "session.ended":
      return `user:${event.payload.userId}`;
    case "chat.optout":
    case "chat.erasure":
      return `chatter:${event.payload.twitchId}`;
    case "job.run":
    case "alert.changed":
      return "operators";
  }
}
