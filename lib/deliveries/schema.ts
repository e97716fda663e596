import { z } from "zod";
import { broadcasterRef, detection } from "@/lib/events/schema";
import { paging } from "@/lib/http/core/paging";
import { medium } from "@/lib/preferences/schema";

/** A time as an ISO 8601 string in UTC. */
const instant = z.iso.datetime();

export const deliveryKind = z.enum([
  "live",
  "changed",
  "ended",
  "gathered",
  "digest",
  "verify",
  "alert",
  "test",
  "account",
]);
export type DeliveryKind = z.infer<typeof deliveryKind>;

/**
 * queued → sending → sent | failed, where a failed attempt goes back to queued; gathering → gathered, when a message
 * carries it with others, or queued, when it is alone; skipped, with the reason.
 */
export const deliveryState = z.enum([
  "queued",
  "sending",
  "sent",
  "gathering",
  "gathered",
  "skipped",
  "failed",
]);
export type DeliveryState = z.infer<typeof deliveryState>;

/** A row to be written: the unique key (person, announcement, way, kind, device) makes writing it twice harmless. */
export interface NewDelivery {
  userId: string;
  kind: DeliveryKind;
  medium: z.infer<typeof medium>;
  announcementId: string | null;
  deviceId: string | null;
  /** What it says where no announcement does. */
  about: unknown;
  state: "queued" | "gathering" | "skipped";
  reason: string | null;
  /** Null: at once. */
  notBefore: Date | null;
  /** See `delivery.turn`: rows of the same announcement that were queued before it, in hundreds. */
  turn: number;
}

/** What a delivery of a stream says instead of its announcement's text: the stream had come to show something else. */
export const showingAbout = z.object({ title: z.string(), categoryName: z.string() });
export type ShowingAbout = z.infer<typeof showingAbout>;

/** How many streams a digest tells of at most. */
export const DIGEST_LINES = 50;

/** What a digest says: the streams of one person's followed channels since the digest before, those on air first. */
export const digestAbout = z.object({
  period: z.enum(["daily", "weekly"]),
  from: instant,
  to: instant,
  streams: z
    .array(
      z.object({
        broadcasterId: z.string(),
        login: z.string(),
        displayName: z.string(),
        avatarUrl: z.string().nullable(),
        title: z.string(),
        categoryName: z.string(),
        startedAt: instant,
        /** Null: still on air when the digest was made. */
        endedAt: instant.nullable(),
        /** Null where nobody counted. */
        peakViewers: z.number().int().nonnegative().nullable(),
      }),
    )
    .min(1)
    .max(DIGEST_LINES),
  /** Streams that found no room among them. */
  more: z.number().int().nonnegative(),
});
export type DigestAbout = z.infer<typeof digestAbout>;

/** What a message says that brings several together: what was held back and is still worth it, the oldest first. */
export const gatheredAbout = z.object({
  items: z
    .array(
      z.object({
        announcementId: z.uuid(),
        kind: z.enum(["live", "changed"]),
        broadcasterId: z.string(),
        login: z.string(),
        displayName: z.string(),
        avatarUrl: z.string().nullable(),
        title: z.string(),
        categoryName: z.string(),
        startedAt: instant,
      }),
    )
    .min(1),
});
export type GatheredAbout = z.infer<typeof gatheredAbout>;

/** What a mail that asks to confirm an address is made of. */
export const verifyAbout = z.object({ address: z.string(), nonce: z.uuid() });

/** What a mail about somebody's own account says, and where it leads: a path of this site. */
export const accountAbout = z.object({
  notice: z.enum(["export", "deletion", "kept", "reconnect"]),
  path: z.string().startsWith("/"),
  until: instant.nullable(),
});

/** What operators are told of an alert that began or, once it has `closedAt`, is over. */
export const alertAbout = z.object({
  alertId: z.uuid(),
  alert: z.enum([
    "live-sync",
    "clip-files",
    "eventsub",
    "publishing-broker",
    "publishing-webhook",
    "publishing-events-lost",
  ]),
  summary: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
});
export type AlertAbout = z.infer<typeof alertAbout>;

/**
 * What became of an announcement for one person in one way: as its delivery stands; or told (it is in the inbox),
 * pending (whoever tells has not come to this person), off (this way was switched off) or not_following (then).
 */
export const wayState = z.enum([...deliveryState.options, "told", "pending", "off", "not_following"]);
export type WayState = z.infer<typeof wayState>;

export const wayVerdict = z.object({
  medium,
  state: wayState,
  /** A code of what made it so; null where nothing did. */
  reason: z.string().nullable(),
  /** When it was told, sent or decided. */
  at: instant.nullable(),
  /** What waits: until when. */
  until: instant.nullable(),
});
export type WayVerdict = z.infer<typeof wayVerdict>;

/** Something that a followed channel announced, with what became of it for the person who asks. */
export const whyEntry = z.object({
  id: z.uuid(),
  /** watched: a stream in a category that they watch, whether or not they follow its channel. */
  kind: z.enum(["live", "changed", "watched"]),
  broadcaster: broadcasterRef,
  streamId: z.string(),
  title: z.string(),
  categoryName: z.string(),
  announcedAt: instant,
  /** Bell, email, push, in this order. */
  ways: z.array(wayVerdict),
});
export type WhyEntry = z.infer<typeof whyEntry>;

/** Newest first. */
export const whyPage = z.object({ items: z.array(whyEntry), next_cursor: z.string().nullable() });
export type WhyPage = z.infer<typeof whyPage>;

/** GET /api/v1/notifications/why */
export const whyQuery = z.object({
  ...paging(),
});

/** One delivery of an announcement, to the person whose it is. */
export const ownDelivery = z.object({
  id: z.uuid(),
  kind: deliveryKind,
  medium,
  /** The browser's name, if it is a push and the browser is still there. */
  device: z.string().nullable(),
  state: deliveryState,
  reason: z.string().nullable(),
  /** What the provider said last. */
  error: z.string().nullable(),
  attempts: z.number().int().nonnegative(),
  decidedAt: instant,
  /** Rules had kept it back at first. */
  decidedAgain: z.boolean(),
  /** Not before this. */
  dueAt: instant,
  sentAt: instant.nullable(),
  /** The message that told it together with others. */
  carriedBy: z
    .object({ id: z.uuid(), state: deliveryState, dueAt: instant, sentAt: instant.nullable() })
    .nullable(),
});
export type OwnDelivery = z.infer<typeof ownDelivery>;

/** GET /api/v1/notifications/{id}/deliveries: one announcement, step by step. */
export const whyDetail = whyEntry.extend({
  source: detection.shape.source,
  /** When the stream began, as Twitch says. */
  startedAt: instant,
  /** When it was seen; null for what was announced before that was recorded. */
  observedAt: instant.nullable(),
  /** When everybody had been told; null while it goes on. */
  completedAt: instant.nullable(),
  readAt: instant.nullable(),
  following: z.boolean(),
  muted: z.boolean(),
  deliveries: z.array(ownDelivery),
});
export type WhyDetail = z.infer<typeof whyDetail>;

/** What leaves the system: the bell rings inside it. */
export const outgoingMedium = medium.exclude(["in_app"]);
export type OutgoingMedium = z.infer<typeof outgoingMedium>;

const count = z.number().int().nonnegative();

/** What a provider says of those that it did not take: still tried again (queued), or given up (failed). */
export const deliveryTrouble = z.object({
  medium: outgoingMedium,
  state: z.enum(["queued", "failed"]),
  reason: z.string().nullable(),
  /** In the provider's words, addresses masked. */
  error: z.string().nullable(),
  count,
  /** When the latest of them was decided on. */
  latestAt: instant,
  /** Names what they have in common, to try them all again. */
  key: z.string(),
});
export type DeliveryTrouble = z.infer<typeof deliveryTrouble>;

/** How one way out does. */
export const mediumOverview = z.object({
  medium: outgoingMedium,
  /** idle: nothing is due · flowing · stalled: something is due for minutes, and nothing goes */
  flow: z.enum(["idle", "flowing", "stalled"]),
  /** Of those: due now. */
  queued: count,
  due: count,
  sending: count,
  gathering: count,
  failed: count,
  oldestDueAt: instant.nullable(),
  lastSentAt: instant.nullable(),
  sentLastHour: count,
  /** From when each of the last 200 was due to when it was handed over; null when there is none. */
  delay: z.object({ p50Ms: count, p95Ms: count }).nullable(),
});
export type MediumOverview = z.infer<typeof mediumOverview>;

/** GET /api/v1/deliveries/overview */
export const deliveryOverview = z.object({
  /** Where mail goes: a server, or a folder on this machine while none is set. */
  mailVia: z.enum(["smtp", "outbox"]),
  media: z.array(mediumOverview),
  /** What was decided not to be sent within the last hour, and why. */
  skips: z.array(z.object({ medium, reason: z.string(), count: count })),
  /** What goes wrong most, at most 20. */
  troubles: z.array(deliveryTrouble),
});
export type DeliveryOverview = z.infer<typeof deliveryOverview>;

/** A delivery as operators see it: whose it is stays out. */
export const deliveryItem = z.object({
  id: z.uuid(),
  kind: deliveryKind,
  medium,
  state: deliveryState,
  reason: z.string().nullable(),
  /** In the provider's words, addresses masked. */
  error: z.string().nullable(),
  attempts: count,
  /** The masked address, or the name of the browser; null where there is none any more. */
  target: z.string().nullable(),
  /** Whose stream it tells of; null where it is about no single one. */
  broadcaster: z.object({ login: z.string(), displayName: z.string() }).nullable(),
  decidedAt: instant,
  dueAt: instant,
  sentAt: instant.nullable(),
});
export type DeliveryItem = z.infer<typeof deliveryItem>;

/** Newest first. */
export const deliveryPage = z.object({ items: z.array(deliveryItem), next_cursor: z.string().nullable() });
export type DeliveryPage = z.infer<typeof deliveryPage>;

/** GET /api/v1/deliveries */
export const deliveryQuery = z.object({
  ...paging(),
  medium: medium.optional(),
  state: deliveryState.optional(),
  kind: deliveryKind.optional(),
});
export type DeliveryQuery = z.output<typeof deliveryQuery>;

/** POST /api/v1/deliveries/retry: some that failed, all that failed for the same reason, or all that failed. */
export const retryInput = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("these"), ids: z.array(z.uuid()).min(1).max(200) }),
  z.strictObject({
    what: z.literal("alike"),
    key: z.string().regex(/^[0-9a-f]{32}$/, "must be the key of a trouble"),
  }),
  z.strictObject({ what: z.literal("all") }),
]);
export type RetryInput = z.infer<typeof retryInput>;
/** How many are tried again: what has not failed, or not any more, is passed over. */
export const retryAnswer = z.object({ retried: count });

/** GET and POST /api/v1/me/devices/{id}/test: the latest test of a browser, as it stands. */
export const deviceTest = ownDelivery.pick({
  id: true,
  state: true,
  reason: true,
  error: true,
  attempts: true,
  decidedAt: true,
  sentAt: true,
});
export type DeviceTest = z.infer<typeof deviceTest>;

/** What a push of kind `ended` says besides its announcement. */
export const endedAbout = z.object({ endedAt: instant });
export type EndedAbout = z.infer<typeof endedAbout>;
