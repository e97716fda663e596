import { z } from "zod";
import { broadcasterRef } from "@/lib/events/schema";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

export const changeKind = z.enum([
  "went_live",
  "reopened",
  "restarted",
  "went_offline",
  "title_changed",
  "category_changed",
]);
export type ChangeKind = z.infer<typeof changeKind>;

/** What one run of sync-live-status did. Kept as the run's result. */
export const tickResult = z.object({
  /** Broadcasters asked for and answered. */
  checked: z.number().int(),
  /** Broadcasters that the rate limit left for a later tick. */
  deferred: z.number().int(),
  batches: z.number().int(),
  failedBatches: z.number().int(),
  live: z.number().int(),
  changes: z.record(changeKind, z.number().int()),
  /** Twitch's words for the batches that failed, each once. */
  errors: z.array(z.string()),
  durationMs: z.number(),
});
export type TickResult = z.infer<typeof tickResult>;

export const tick = z.object({
  id: z.uuid(),
  slot: z.iso.datetime(),
  /** queued: asked for by hand and not begun, which takes a second unless no worker runs. */
  status: z.enum(["queued", "running", "succeeded", "failed", "cancelled", "expired", "abandoned"]),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  manual: z.boolean(),
  error: z.string().nullable(),
  result: tickResult.nullable(),
});
export type Tick = z.infer<typeof tick>;

/** A tracked broadcaster, and when they were last checked; null when never. */
export const waitingChannel = broadcasterRef.extend({ checkedAt: z.iso.datetime().nullable() });

/** GET /api/v1/sync: everything the operators' sync page shows above the log. */
export const syncOverview = z.object({
  /** never: no tick yet · healthy · failing: 3 ticks in a row failed · late: no good tick for 2 minutes */
  health: z.enum(["never", "healthy", "failing", "late"]),
  /** Plain words for the state, what is safe and what happens next. */
  summary: z.string(),
  /** Since when it is failing or late. */
  since: z.iso.datetime().nullable(),
  everySeconds: z.number().int(),
  tracked: z.number().int(),
  live: z.number().int(),
  suspect: z.number().int(),
  /** Newest first, at most 20. */
  ticks: z.array(tick),
  budget: z.object({ capacity: z.number().int(), left: z.number().int() }),
  /** Milliseconds since each tracked broadcaster was last checked. */
  lag: z.object({
    p50Ms: z.number().nullable(),
    p95Ms: z.number().nullable(),
    maxMs: z.number().nullable(),
    neverChecked: z.number().int(),
    /** The ten that wait longest. */
    longest: z.array(waitingChannel),
  }),
});
export type SyncOverview = z.infer<typeof syncOverview>;

export const syncLogEntry = z.object({
  id: z.uuid(),
  kind: changeKind,
  broadcaster: broadcasterRef,
  streamId: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  source: z.enum(["poll", "eventsub", "bot", "api"]),
  observedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  delayMs: z.number().int().nullable(),
});
export type SyncLogEntry = z.infer<typeof syncLogEntry>;

export const syncLogPage = z.object({ items: z.array(syncLogEntry), next_cursor: z.string().nullable() });
export type SyncLogPage = z.infer<typeof syncLogPage>;

/** A part of a login. */
const loginPart = z.string().trim().toLowerCase().max(25).refine(isStorable, NOT_STORABLE);

/** GET /api/v1/sync/log */
export const syncLogQuery = z.object({
  ...paging(),
  kind: changeKind.optional(),
  q: loginPart.optional(),
  source: z.enum(["poll", "eventsub", "bot", "api"]).optional(),
});
export type SyncLogQuery = z.output<typeof syncLogQuery>;

/** GET /api/v1/sync/lag: how long tracked broadcasters wait whose login holds `q`, the longest first. */
export const lagQuery = z.object({ q: loginPart.min(1) });
export const lagAnswer = z.object({
  items: z.array(waitingChannel),
  /** There are more of them. */
  more: z.boolean(),
});
export type LagAnswer = z.infer<typeof lagAnswer>;

/** How soon streams were seen after their own start: how many, and in how many ms at most, the median and so on. */
const delayFigures = {
  count: z.number().int().positive(),
  p50Ms: z.number().int(),
  p95Ms: z.number().int(),
  maxMs: z.number().int(),
};

/** GET /api/v1/sync/delays: how soon streams were seen in the last 24 hours, by who told. */
export const detectionDelays = z.object({
  /** The end of those 24 hours. */
  until: z.iso.datetime(),
  sources: z.array(
    z.object({
      source: syncLogEntry.shape.source,
      ...delayFigures,
      /** Hours in which it saw one, oldest first, each by when it began. */
      hours: z.array(z.object({ at: z.iso.datetime(), ...delayFigures })),
    }),
  ),
});
export type DetectionDelays = z.infer<typeof detectionDelays>;

/** POST /api/v1/sync/run: the run that was begun, or the one already under way. */
export const runNowAnswer = z.object({ runId: z.uuid(), alreadyRunning: z.boolean() });
