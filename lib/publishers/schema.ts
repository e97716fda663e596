import { z } from "zod";
import { PUBLIC_KINDS, type PublicKind } from "@/lib/events/public";
import { moment, paging } from "@/lib/http/core/paging";

const instant = z.iso.datetime();

export const publisherKind = z.enum(["rabbitmq", "kafka", "webhook"]);
export type PublisherKind = z.infer<typeof publisherKind>;

/**
 * How a publisher stands. waiting: it is configured, but no worker has taken it up · running: it follows, or is up to
 * date · retrying: the other side does not take what it gets, and is tried again · paused: by an operator ·
 * disabled: given up after a day of failures, or the other side asked for it.
 */
export const publisherState = z.enum(["waiting", "running", "retrying", "paused", "disabled"]);
export type PublisherState = z.infer<typeof publisherState>;

/** What operators see of one publisher. */
export const publisherView = z.object({
  /** "rabbitmq", "kafka", or the id of a webhook. */
  id: z.string(),
  kind: publisherKind,
  /** For people: where it goes, without any secret. */
  name: z.string(),
  /** Whether the settings name where it goes. A broker that is named no more keeps its place here. */
  configured: z.boolean(),
  state: publisherState,
  /** The last seq that is through; what comes next begins behind it. */
  position: z.number().int(),
  /**
   * Events that it wants and has not sent yet, and how old the oldest of them is (ms; null: none waits). With `more` it is
   * at least so many: only the next 10,000 of all events are looked at.
   */
  lag: z.object({ events: z.number().int(), more: z.boolean(), ageMs: z.number().int().nullable() }),
  /** Sent and failed attempts in the last minute and hour. */
  rate: z.object({
    perMinute: z.number().int(),
    lastHour: z.number().int(),
    failedLastHour: z.number().int(),
    /** Sent in each of the last 60 minutes, oldest first. */
    minutes: z.array(z.number().int()),
  }),
  published: z.number().int(),
  /** Events that were too old (a week) before they could be sent, and when that last was. */
  lost: z.number().int(),
  lostAt: instant.nullable(),
  deadLetters: z.number().int(),
  /** Since when it fails in a row; null when all is well. */
  failingSince: instant.nullable(),
  /** When it is tried again. */
  nextAttemptAt: instant.nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: instant.nullable(),
  lastPublishedAt: instant.nullable(),
  pausedAt: instant.nullable(),
  disabledReason: z.string().nullable(),
  /** The kinds it wants; null: all that need no choosing. */
  kinds: z.array(z.string()).nullable(),
  /** For webhooks only. */
  url: z.string().nullable(),
});
export type PublisherView = z.infer<typeof publisherView>;

/** What people edit of it: see `assertUnchanged`. */
export const editedOfPublisher = ({ name, url, kinds }: PublisherView) => [name, url, kinds];

/** "rabbitmq", "kafka", or the id of a webhook. */
export const publisherParams = z.object({ id: z.string().max(64) });

/** What somebody chooses for a publisher. Null: all kinds but those that have to be chosen by name. */
export const chosenKinds = z
  .array(z.enum(Object.keys(PUBLIC_KINDS) as [PublicKind, ...PublicKind[]]))
  .min(1, "must be at least one kind of events")
  .transform((chosen) => [...new Set(chosen)])
  .nullable();

/** PATCH /api/v1/publishers/:id */
export const publisherChange = z.strictObject({ kinds: chosenKinds });
export type PublisherChange = z.infer<typeof publisherChange>;

/** GET /api/v1/publishers */
export const publisherList = z.object({
  items: z.array(publisherView),
  /** The newest event there is. */
  newest: z.object({ seq: z.number().int(), at: instant.nullable() }),
  /** The oldest from which can be replayed; null when there is none. */
  oldest: z.object({ seq: z.number().int(), at: instant }).nullable(),
});
export type PublisherList = z.infer<typeof publisherList>;

/** POST /api/v1/publishers/:id/replay: everything after that moment, or from that event on, is sent once more. */
export const replayInput = z.union([
  z.strictObject({
    // Postgres knows no year 0.
    from: z.iso
      .datetime({ offset: true })
      .refine((time) => Date.parse(time) >= 0, "must not lie before 1970"),
  }),
  z.strictObject({ eventId: z.uuid() }),
]);
export type ReplayInput = z.infer<typeof replayInput>;

/** GET /api/v1/publishers/:id/replay: how many events that would send once more. */
export const replayPreview = z.object({ events: z.number().int() });
export type ReplayPreview = z.infer<typeof replayPreview>;

/** An event that the other side refused for good. */
export const deadLetter = z.object({
  id: z.uuid(),
  publisherId: z.string(),
  eventId: z.uuid(),
  seq: z.number().int(),
  kind: z.string(),
  key: z.string(),
  at: instant,
  reason: z.string(),
  state: z.enum(["dead", "queued", "sent"]),
  createdAt: instant,
  retriedAt: instant.nullable(),
  /** What was to be sent. */
  body: z.unknown(),
});
export type DeadLetter = z.infer<typeof deadLetter>;

export const deadLetterQuery = z.object({
  ...paging(),
});
export type DeadLetterQuery = z.infer<typeof deadLetterQuery>;

/** GET /api/v1/publishers/:id/dead-letters */
export const deadLetterPage = z.object({ items: z.array(deadLetter), next_cursor: z.string().nullable() });
export type DeadLetterPage = z.infer<typeof deadLetterPage>;

/** POST /api/v1/publishers/:id/dead-letters/retry: some, or all that are dead. */
export const retryDeadLettersInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500).optional() });
export type RetryDeadLettersInput = z.infer<typeof retryDeadLettersInput>;

/** How many of them are sent again. */
export const deadLettersQueued = z.object({ queued: z.number().int() });

const publicKinds = Object.keys(PUBLIC_KINDS) as [PublicKind, ...PublicKind[]];

/** GET /api/v1/events */
export const eventFeedQuery = z.object({
  /** Names with commas between them; all that need no choosing when left out. */
  kinds: z
    .string()
    .max(500)
    .transform((text) => [...new Set(text.split(","))])
    .pipe(z.array(z.enum(publicKinds)))
    .optional(),
  /** Where to begin without a cursor: with what was written from then on; with the oldest that is kept. */
  from: moment.optional(),
  ...paging(),
});
export type EventFeedQuery = z.output<typeof eventFeedQuery>;

/** A part of what happened. */
export const eventFeed = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(publicKinds),
      version: z.number().int(),
      key: z.string(),
      at: z.iso.datetime(),
      /** As the schema of its kind says. */
      data: z.unknown(),
    }),
  ),
  /** Where to go on; also at the end, as more will happen. */
  next_cursor: z.string(),
  /** Whether there may be more already. */
  more: z.boolean(),
});
export type EventFeed = z.infer<typeof eventFeed>;
