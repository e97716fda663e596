import { z } from "zod";
import type { Env } from "@/lib/env/schema";
import type { JobDefinition } from "./definition";

const MINUTE_MS = 60_000;

/** A job that needs nothing said. */
const nothing = z.strictObject({}).default({});

/** For jobs that the next slot makes good anyway. */
const ONCE = { attempts: 1, minMs: 0, maxMs: 0 };
const THRICE = { attempts: 3, minMs: 30_000, maxMs: 5 * MINUTE_MS };

export type TimetableSettings = Pick<
  Env,
  "LIVE_SYNC_SECONDS" | "VIEWER_SAMPLE_SECONDS" | "POLL_INTERVAL_SECONDS"
>;

/**
 * Every job: data only, so that pages, the embedded worker and Trigger.dev read the same table. The work is
 * bound to it in handlers.ts, where the compiler holds the two together.
 */
export function timetable(settings: TimetableSettings) {
  return {
    "sync-live-status": {
      id: "sync-live-status",
      summary: "Asks Twitch who is on air, and records what changed.",
      schedule: { everySeconds: settings.LIVE_SYNC_SECONDS },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: settings.LIVE_SYNC_SECONDS,
      maxDurationMs: 5 * MINUTE_MS,
    },
    "poll-targets": {
      id: "poll-targets",
      summary:
        "Looks through the categories that operators watch, and records which streams began and ended.",
      schedule: { everySeconds: settings.POLL_INTERVAL_SECONDS },
      wokenBy: [],
      input: nothing,
      // Targets have leases. A run of a worker that died counts for a while, and nobody is to wait for it.
      concurrency: 2,
      retry: ONCE,
      ttlSeconds: settings.POLL_INTERVAL_SECONDS,
      maxDurationMs: 10 * MINUTE_MS,
    },
    "apply-eventsub": {
      id: "apply-eventsub",
      summary: "Applies what Twitch tells by EventSub: streams, titles and roles.",
      // Woken by each message; the schedule is for what is tried again, and for what a run left that died.
      schedule: { everySeconds: 30 },
      wokenBy: ["eventsub.received"],
      input: nothing,
      // Messages have leases. One that waits for Twitch's list holds up nobody's go-live.
      concurrency: 2,
      retry: ONCE,
      ttlSeconds: 30,
      maxDurationMs: 10 * MINUTE_MS,
    },
    "reconcile-eventsub": {
      id: "reconcile-eventsub",
      summary: "Makes Twitch's list of our EventSub subscriptions what it should be.",
      // Woken by subscriptions that Twitch ends, and by its own changes until there are none; the schedule finds what
      // vanished, and whom people began to follow.
      schedule: { everySeconds: 30 },
      wokenBy: ["eventsub.changed"],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 30,
      maxDurationMs: 5 * MINUTE_MS,
    },
    "deliver-notifications": {
      id: "deliver-notifications",
      summary:
        "Puts what was announced into the inbox of everyone who follows, and decides on mails and pushes.",
      // Woken by what may be announced; the schedule is for what was while no worker was there.
      schedule: { everySeconds: 60 },
      wokenBy: ["stream.online", "stream.updated"],
      input: nothing,
      concurrency: 4,
      retry: THRICE,
      ttlSeconds: 3600,
      maxDurationMs: 30 * MINUTE_MS,
    },
    "reconsider-notifications": {
      id: "reconsider-notifications",
      summary: "Tells those of a stream whose rules it has come to fulfil while it is on air.",
      // Woken by titles and categories; the schedule is for viewer counts.
      schedule: { everySeconds: 60 },
      wokenBy: ["stream.updated"],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 60,
      maxDurationMs: 10 * MINUTE_MS,
    },
    "end-pushes": {
      id: "end-pushes",
      summary: "Says in browsers that showed a go-live how long the stream was, once it is over.",
      // Woken by each end; the schedule is for those of which a run died.
      schedule: { everySeconds: 300 },
      wokenBy: ["stream.offline"],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 300,
      maxDurationMs: 5 * MINUTE_MS,
    },
    "send-emails": {
      id: "send-emails",
      summary: "Hands mails that are due to the mail server.",
      // Woken by what is queued; the schedule is for what is tried again.
      schedule: { everySeconds: 30 },
      wokenBy: ["deliveries.queued"],
      input: nothing,
      // A run of a worker that died counts for a while, and nobody is to wait for it.
      concurrency: 4,
      retry: ONCE,
      ttlSeconds: 3600,
      maxDurationMs: 30 * MINUTE_MS,
    },
    "send-pushes": {
      id: "send-pushes",
      summary: "Hands pushes that are due to the push services.",
      schedule: { everySeconds: 30 },
      wokenBy: ["deliveries.queued"],
      input: nothing,
      concurrency: 4,
      retry: ONCE,
      ttlSeconds: 3600,
      maxDurationMs: 30 * MINUTE_MS,
    },
    "gather-deliveries": {
      id: "gather-deliveries",
      summary: "Makes one message of what was held back by quiet hours or the hour's limit.",
      schedule: { everySeconds: 60 },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 60,
      maxDurationMs: 10 * MINUTE_MS,
    },
    "send-digests": {
      id: "send-digests",
      summary: "Writes the digests whose hour has come.",
      schedule: { everySeconds: 600 },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 600,
      maxDurationMs: 30 * MINUTE_MS,
    },
    "sync-follows": {
      id: "sync-follows",
      summary: "Imports the follows of people whose last import is a day old.",
      // Each is imported daily, the load is spread, and an import that failed at sign-in is soon made good.
      schedule: { everySeconds: 300 },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 300,
      maxDurationMs: 60 * MINUTE_MS,
    },
    "sync-roles": {
      id: "sync-roles",
      summary: "Reads who subscribes to connected channels, and who their VIPs and moderators are.",
      // Woken by what is asked for and by streams that begin; the schedule is for intervals.
      schedule: { everySeconds: 60 },
      wokenBy: ["roles.asked", "stream.online"],
      input: nothing,
      // Whoever presses the button does not wait for all that are due at a start.
      concurrency: 2,
      retry: ONCE,
      ttlSeconds: 300,
      maxDurationMs: 30 * MINUTE_MS,
    },
    "import-past-streams": {
      id: "import-past-streams",
      summary: "Fills the history of new channels with the past broadcasts that Twitch still has.",
      schedule: { everySeconds: 300 },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 300,
      maxDurationMs: 30 * MINUTE_MS,
    },
    "keep-clip-files": {
      id: "keep-clip-files",
      summary: "Fetches the files of clips that channels keep, and removes those that they keep no longer.",
      schedule: { everySeconds: 60 },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 60,
      maxDurationMs: 30 * MINUTE_MS,
    },
    "archive-clips": {
      id: "archive-clips",
      summary: "Archives the clips of connected channels: hourly, when a stream ends, and their past.",
      // Woken by ends of streams, by channels that are connected and by who asks. Each channel's latest are due hourly;
      // the past goes on in between.
      schedule: { everySeconds: 300 },
      wokenBy: ["stream.offline", "clips.asked"],
      input: nothing,
      // Channels have leases. A run of a worker that died counts for a while, and nobody is to wait for it.
      concurrency: 2,
      retry: ONCE,
      ttlSeconds: 300,
      maxDurationMs: 15 * MINUTE_MS,
    },
    "refresh-clips": {
      id: "refresh-clips",
      summary: "Asks how often clips were watched, and whether Twitch still has them.",
      schedule: { everySeconds: 600 },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: 600,
      maxDurationMs: 15 * MINUTE_MS,
    },
    "sync-viewer-counts": {
      id: "sync-viewer-counts",
      summary: "Notes how many watch the streams that are on air.",
      schedule: { everySeconds: settings.VIEWER_SAMPLE_SECONDS },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: ONCE,
      ttlSeconds: settings.VIEWER_SAMPLE_SECONDS,
      maxDurationMs: 5 * MINUTE_MS,
    },
    "close-stale-streams": {
      id: "close-stale-streams",
      summary: "Closes sessions of streams that nobody has seen for a day.",
      schedule: { cron: "10 * * * *" },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: THRICE,
      ttlSeconds: 3600,
      maxDurationMs: 10 * MINUTE_MS,
    },
    "roll-up-viewer-counts": {
      id: "roll-up-viewer-counts",
      summary: "Sums old viewer counts up, and prepares the days to come.",
      schedule: { cron: "25 * * * *" },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: THRICE,
      ttlSeconds: 3600,
      maxDurationMs: 60 * MINUTE_MS,
    },
    "refresh-tokens": {
      id: "refresh-tokens",
      summary: "Validates and renews everyone's Twitch tokens.",
      schedule: { cron: "0 * * * *" },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: THRICE,
      ttlSeconds: 3600,
      maxDurationMs: 30 * MINUTE_MS,
    },
    "make-chat-partitions": {
      id: "make-chat-partitions",
      summary: "Prepares the weeks of the chat log that are to come.",
      schedule: { cron: "50 3 * * *" },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: THRICE,
      ttlSeconds: 86_400,
      maxDurationMs: 5 * MINUTE_MS,
    },
    "delete-old-messages": {
      id: "delete-old-messages",
      summary: "Removes chat messages whose days are over.",
      schedule: { cron: "35 4 * * *" },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: THRICE,
      ttlSeconds: 86_400,
      maxDurationMs: 60 * MINUTE_MS,
    },
    "erase-chat": {
      id: "erase-chat",
      summary: "Erases what people wrote in chat and want to be gone.",
      // Woken by each request; the schedule is for one that failed too often, or was made while no worker was there.
      schedule: { everySeconds: 3600 },
      wokenBy: ["chat.erasure"],
      input: nothing,
      concurrency: 1,
      retry: THRICE,
      ttlSeconds: 3600,
      maxDurationMs: 60 * MINUTE_MS,
    },
    "export-account": {
      id: "export-account",
      summary: "Makes the files with everything that is kept of people who asked for it.",
      // Asked for with each file; the schedule is for those of which a run died.
      schedule: { everySeconds: 3600 },
      wokenBy: [],
      input: nothing,
      concurrency: 2,
      retry: THRICE,
      ttlSeconds: 3600,
      maxDurationMs: 60 * MINUTE_MS,
    },
    "delete-accounts": {
      id: "delete-accounts",
      summary: "Deletes the accounts whose days of grace are over.",
      schedule: { cron: "40 * * * *" },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: THRICE,
      ttlSeconds: 3600,
      maxDurationMs: 60 * MINUTE_MS,
    },
    "prune-old-rows": {
      id: "prune-old-rows",
      summary: "Deletes what is past its days.",
      schedule: { cron: "20 4 * * *" },
      wokenBy: [],
      input: nothing,
      concurrency: 1,
      retry: THRICE,
      ttlSeconds: 86_400,
      maxDurationMs: 60 * MINUTE_MS,
    },
  } as const satisfies { [Id in string]: JobDefinition & { id: Id } };
}

export type Timetable = ReturnType<typeof timetable>;
export type JobId = keyof Timetable;
