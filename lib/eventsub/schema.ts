import { z } from "zod";
import { paging } from "@/lib/http/core/paging";

const instant = z.iso.datetime();

export const eventSubTransport = z.enum(["webhook", "conduit", "websocket"]);
export type EventSubTransport = z.infer<typeof eventSubTransport>;

/** GET /api/v1/eventsub: what operators see. */
export const eventSubOverview = z.object({
  /** In use; null: off, or none works, which `problem` says. */
  transport: eventSubTransport.nullable(),
  /** Why this transport, in plain words. */
  reason: z.string(),
  problem: z.string().nullable(),
  /** Where Twitch calls us; null without a webhook. */
  callback: z.string().nullable(),
  /** A WebSocket's state; null without one. */
  socket: z
    .object({
      connectedSince: instant.nullable(),
      lastMessageAt: instant.nullable(),
      reconnects: z.number().int(),
    })
    .nullable(),
  cost: z.object({ used: z.number().int(), max: z.number().int() }),
  subscriptions: z.object({
    wanted: z.number().int(),
    enabled: z.number().int(),
    pending: z.number().int(),
    /** Wanted, but Twitch refused them or the cost does not reach: polled only. */
    left: z.number().int(),
  }),
  reconciledAt: instant.nullable(),
  /** Subscriptions that vanished and were made again in the last 24 hours. */
  healedLastDay: z.number().int(),
  messages: z.object({
    lastHour: z.number().int(),
    duplicates: z.number().int(),
    refused: z.number().int(),
    waiting: z.number().int(),
    lastAt: instant.nullable(),
  }),
  /** Over the last 24 hours, in ms: from Twitch's message to its being stored, and to its being applied. */
  delays: z
    .object({
      storedP50Ms: z.number().int(),
      storedP95Ms: z.number().int(),
      appliedP50Ms: z.number().int(),
      appliedP95Ms: z.number().int(),
    })
    .nullable(),
});
export type EventSubOverview = z.infer<typeof eventSubOverview>;

/** GET /api/v1/eventsub/subscriptions */
export const eventSubSubscription = z.object({
  id: z.string(),
  type: z.string(),
  status: z.string(),
  broadcasterId: z.string().nullable(),
  broadcasterLogin: z.string().nullable(),
  cost: z.number().int(),
  transport: eventSubTransport,
  createdAt: instant,
});
export type EventSubSubscription = z.infer<typeof eventSubSubscription>;
export const eventSubSubscriptionPage = z.object({
  items: z.array(eventSubSubscription),
  next_cursor: z.string().nullable(),
});
export type EventSubSubscriptionPage = z.infer<typeof eventSubSubscriptionPage>;

export const eventSubSubscriptionsQuery = z.object({
  type: z.string().max(100).optional(),
  status: z.string().max(100).optional(),
  ...paging(),
});
export type EventSubSubscriptionsQuery = z.output<typeof eventSubSubscriptionsQuery>;

/** POST /api/v1/eventsub/reconcile: the run that compares now. */
export const eventSubReconcileAnswer = z.object({
  runId: z.uuid(),
  /** One is queued or under way already: it is that one. */
  alreadyRunning: z.boolean(),
});
