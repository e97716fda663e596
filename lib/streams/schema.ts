import { z } from "zod";
import { broadcasterRef, detection } from "@/lib/events/schema";
import { moment, paging, period } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

/** All messages of channels that are off air belong to this stream. */
export const CHAT_ONLY_STREAM_ID = "00000000-0000-0000-0000-000000000001";

/**
 * How a session became known: who noticed it on air, "api": somebody with power over the channel said so, or "import":
 * from the channel's past broadcasts.
 */
export const origin = z.enum(["poll", "eventsub", "bot", "api", "import"]);
export type Origin = z.infer<typeof origin>;

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** One live stream of a channel, as lists show it. */
export const streamSummary = z.object({
  id: z.uuid(),
  /** Twitch's id. Null for Chat-Only. */
  twitchStreamId: z.string().nullable(),
  title: z.string(),
  /** The last category, and what was played for how long, longest first. */
  categoryId: z.string(),
  categoryName: z.string(),
  categories: z.array(z.object({ id: z.string(), name: z.string(), seconds: count })),
  language: z.string(),
  tags: z.array(z.string()),
  startedAt: instant,
  /** Null while on air. */
  endedAt: instant.nullable(),
  durationSeconds: count,
  /** The last count. */
  viewers: count,
  peakViewers: count,
  peakAt: instant.nullable(),
  /** Weighted by time; null before the second sample. */
  averageViewers: count.nullable(),
  hoursWatched: z.number().nonnegative(),
  /** The stream whose show this one goes on with. */
  continuesId: z.uuid().nullable(),
  endReason: z.enum(["offline", "replaced", "stale"]).nullable(),
});
export type StreamSummary = z.infer<typeof streamSummary>;

export const streamList = z.object({ items: z.array(streamSummary), next_cursor: z.string().nullable() });
export type StreamList = z.infer<typeof streamList>;

/** From when to when a stream showed a title in a category. */
export const segment = z.object({
  from: instant,
  /** Null: still. */
  to: instant.nullable(),
  title: z.string(),
  categoryId: z.string(),
  categoryName: z.string(),
});
export type Segment = z.infer<typeof segment>;

/** Viewers over time: [ms since the epoch, average, lowest, highest of the step]. Raw samples have all three alike. */
export const viewerCurve = z.object({
  /** Null: raw samples, at irregular steps. */
  stepSeconds: z.number().int().positive().nullable(),
  points: z.array(z.tuple([z.number().int(), count, count, count])),
});
export type ViewerCurve = z.infer<typeof viewerCurve>;

/** Everything on the page of one stream. */
export const streamDetail = streamSummary.extend({
  broadcaster: broadcasterRef,
  segments: z.array(segment),
  curve: viewerCurve,
  /** An imported stream has no viewer counts, and a delay says nothing. */
  detection: detection.pick({ delayMs: true }).extend({ source: origin }),
  /** The channel's streams before and after this one. */
  previousId: z.uuid().nullable(),
  nextId: z.uuid().nullable(),
});
export type StreamDetail = z.infer<typeof streamDetail>;

/** Figures of a span of time. */
export const totals = z.object({
  streams: count,
  /** Days with a stream, in the zone asked for. */
  activeDays: count,
  hours: z.number().nonnegative(),
  hoursWatched: z.number().nonnegative(),
  /** Null without a sample. */
  averageViewers: count.nullable(),
  peakViewers: count.nullable(),
});
export type Totals = z.infer<typeof totals>;

/** When a channel is probably live next, from its past streams. */
export const likelyLive = z.object({
  from: instant,
  to: instant,
  /** Of the last `weeks` weeks, in how many it went live around then. */
  times: count,
  weeks: count,
});
export type LikelyLive = z.infer<typeof likelyLive>;

/** The spans that trends are shown for, in days. */
export const TREND_DAYS = [7, 30, 90, 365] as const;

/** Everything on the overview of a channel. */
export const channelOverview = z.object({
  broadcaster: broadcasterRef,
  /** The session on air now. */
  onAir: streamSummary.nullable(),
  /** The IANA zone that days and hours are counted in. */
  zone: z.string(),
  days: z.number().int().positive(),
  totals,
  /** The same span before, to compare with; null when nothing was recorded then. */
  before: totals.nullable(),
  /** One entry a day with a stream, oldest first, of the last 365 days. */
  calendar: z.array(
    z.object({ day: z.iso.date(), seconds: count, streams: count, averageViewers: count.nullable() }),
  ),
  /** Monday to Sunday, 24 hours each: the share of weeks (0 to 1) in which it was live then. */
  usualHours: z.array(z.array(z.number().min(0).max(1)).length(24)).length(7),
  likelyNext: likelyLive.nullable(),
  /** A point a day (a week from 365 days on), oldest first, within `days`. */
  trend: z.array(
    z.object({
      from: z.iso.date(),
      hours: z.number().nonnegative(),
      averageViewers: count.nullable(),
      peakViewers: count.nullable(),
    }),
  ),
  categories: z.array(z.object({ id: z.string(), name: z.string(), hours: z.number(), streams: count })),
});
export type ChannelOverview = z.infer<typeof channelOverview>;

/** Two or more streams of any channels, side by side from their starts. */
export const streamComparison = z.object({ streams: z.array(streamDetail).min(2).max(4) });
export type StreamComparison = z.infer<typeof streamComparison>;

/** Two or more channels over the same span. */
export const channelComparison = z.object({ channels: z.array(channelOverview).min(2).max(4) });
export type ChannelComparison = z.infer<typeof channelComparison>;

/** The current streams' curves for the dashboard: by broadcaster id, at most 24 counts each, oldest first. */
export const sparklines = z.object({ curves: z.record(z.string(), z.array(count)) });
export type Sparklines = z.infer<typeof sparklines>;

/** The answer of a run that takes viewer counts. */
export const viewerCountResult = z.object({
  success: z.boolean(),
  total_streams: count,
  updated: count,
  errors: z.array(z.string()),
  timestamp: instant,
});
export type ViewerCountResult = z.infer<typeof viewerCountResult>;

/** A stream in a list of several channels' streams. */
export const followedStream = streamSummary.extend({ broadcaster: broadcasterRef });
export type FollowedStream = z.infer<typeof followedStream>;

/** The streams of everybody the person follows. */
export const followedStreamList = z.object({
  items: z.array(followedStream),
  next_cursor: z.string().nullable(),
});
export type FollowedStreamList = z.infer<typeof followedStreamList>;

/** A stream as it was on air when something changed. Times are UTC. */
export interface OnAir {
  twitchStreamId: string;
  title: string;
  categoryId: string;
  categoryName: string;
  language: string;
  tags: string[];
  viewers: number;
  startedAt: Date;
  lastSeenAt: Date;
}

/** What live detection decided about one channel at one moment; at most one of a channel in one write. */
export type LiveChange = { broadcasterId: string; at: Date } & (
  | {
      /** opened: another stream than before. kept: the same, come back or with another title or category. */
      kind: "opened" | "kept";
      stream: OnAir;
      /** Until when the stream before was seen, if that one was on air until now. */
      previousSeenAt: Date | null;
      /** Goes on with the show of the stream before. */
      continues: boolean;
      source: "poll" | "eventsub" | "bot" | "api";
      delayMs: number | null;
    }
  | { kind: "ended"; twitchStreamId: string; endedAt: Date }
);

/** An IANA zone, as in "Europe/Berlin". */
export const zone = z.string().max(64).refine(isZone, 'must be an IANA time zone, such as "Europe/Berlin"');

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The days and the zone of figures over a span. */
const days = z.coerce.number().pipe(z.literal(TREND_DAYS, `must be one of ${TREND_DAYS.join(", ")}`));

/** GET /api/v1/channels/{login}/overview */
export const overviewQuery = z.object({ days: days.default(30), zone: zone.default("UTC") });
export type OverviewQuery = z.output<typeof overviewQuery>;

/** What comes first: the latest, the longest, or the one that most people watched at once. */
export const streamSort = z.enum(["started", "duration", "peak"]);
export type StreamSort = z.infer<typeof streamSort>;

const narrowed = {
  /** A category that was shown at some moment of the stream. */
  categoryId: z.string().max(100).refine(isStorable, NOT_STORABLE).optional(),
  /** Only what is on air now (true), or only what is over (false). */
  live: z.stringbool().optional(),
  /** A part of the title; of a list of several channels' streams, or of a channel's name. */
  q: z.string().trim().max(100).refine(isStorable, NOT_STORABLE).default(""),
};

/** GET /api/v1/channels/{login}/streams. Streams that began from `from` (inclusive) to `to` (exclusive). */
export const streamsQuery = z.object({
  ...paging(),
  ...period,
  ...narrowed,
  sort: streamSort.default("started"),
});
export type StreamsQuery = z.output<typeof streamsQuery>;

/** GET /api/v1/streams: those of one channel, followed or not, or of everybody the person follows. */
export const followedStreamsQuery = streamsQuery.extend({
  channel: z.string().max(100).refine(isStorable, NOT_STORABLE).optional(),
});
export type FollowedStreamsQuery = z.output<typeof followedStreamsQuery>;

/** What stands in the path of a channel. */
export const channelParams = z.object({ login: z.string().max(100).refine(isStorable, NOT_STORABLE) });
export const streamParams = z.object({ id: z.uuid("must be the id of a stream") });

/** Values in one parameter, with commas between them; each counts once. */
const inOne = z
  .string()
  .max(5_000)
  .transform((text) => [...new Set(text.toLowerCase().split(","))]);

/** GET /api/v1/streams/compare */
export const compareStreamsQuery = z.object({
  ids: inOne.pipe(z.array(z.uuid("must be ids of streams")).min(2).max(4)),
});

/** GET /api/v1/channels/compare */
export const compareChannelsQuery = overviewQuery.extend({
  logins: inOne.pipe(z.array(channelParams.shape.login).min(2).max(4)),
});

/** GET /api/v1/streams/sparklines */
export const sparklinesQuery = z.object({
  ids: inOne.pipe(z.array(z.string().regex(/^\d{1,20}$/, "must be Twitch user ids")).max(100)).optional(),
});

/** Of exports. */
export const exportQuery = z.object({
  format: z.enum(["csv", "json", "ndjson"]).default("csv"),
  ...period,
});
export type ExportQuery = z.output<typeof exportQuery>;

/** GET /api/v1/streams/statistics: of streams that began from `from` (inclusive) to `to` (exclusive). */
export const streamStatisticsQuery = followedStreamsQuery.pick({
  channel: true,
  from: true,
  to: true,
  categoryId: true,
});
export type StreamStatisticsQuery = z.output<typeof streamStatisticsQuery>;

/** Figures of the streams of one channel, or of everybody the person follows. */
export const streamStatistics = z.object({
  streams: count,
  live: count,
  channels: count,
  hours: z.number().nonnegative(),
  longestSeconds: count,
  hoursWatched: z.number().nonnegative(),
  /** Weighted by time; null without a sample. */
  averageViewers: count.nullable(),
  peakViewers: count.nullable(),
  peakAt: instant.nullable(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
});
export type StreamStatistics = z.infer<typeof streamStatistics>;

/** What people edit of a stream: see `assertUnchanged`. */
export const editedOfStream = ({
  title,
  categoryId,
  categoryName,
}: Pick<StreamSummary, "title" | "categoryId" | "categoryName">) => [title, categoryId, categoryName];

const shown = {
  title: z.string().trim().max(200).refine(isStorable, NOT_STORABLE),
  categoryId: z.string().trim().max(50).refine(isStorable, NOT_STORABLE),
  categoryName: z.string().trim().max(200).refine(isStorable, NOT_STORABLE),
};

/** A stream that somebody with power over the channel puts on record: with an end it is over, without it is on air. */
export const streamInput = z
  .object({
    ...shown,
    title: shown.title.default(""),
    categoryId: shown.categoryId.default(""),
    categoryName: shown.categoryName.default(""),
    language: z
      .string()
      .regex(/^[a-z-]{2,10}$|^$/, 'must be a language as Twitch names it, such as "en"')
      .default(""),
    tags: z.array(z.string().max(50).refine(isStorable, NOT_STORABLE)).max(20).default([]),
    /** Twitch's id of the stream: given twice, it is one stream. Left out, one is made up. */
    twitchStreamId: z
      .string()
      .regex(/^[\w-]{1,64}$/, "must be letters, digits, - and _")
      .optional(),
    /** Now when left out. */
    startedAt: moment.optional(),
    endedAt: moment.optional(),
  })
  .refine(({ startedAt, endedAt }) => endedAt === undefined || startedAt !== undefined, {
    path: ["startedAt"],
    message: "must say when a stream began that is over",
  });
export type StreamInput = z.output<typeof streamInput>;

/** What was put on record. */
export const recordedStream = streamDetail.extend({
  /** False: it was there before, and stays as it was. */
  created: z.boolean(),
});
export type RecordedStream = z.infer<typeof recordedStream>;

/** What of a stream that is over may be put right: what it showed last. What is left out stays. */
export const streamUpdate = z
  .object(shown)
  .partial()
  .refine(({ categoryId, categoryName }) => (categoryId === undefined) === (categoryName === undefined), {
    path: ["categoryName"],
    message: "must be given with categoryId, and not without it",
  });
export type StreamUpdate = z.infer<typeof streamUpdate>;
