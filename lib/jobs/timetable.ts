import { z } from "zod";
import type { Env } from "@/lib/env/schema";
import type { JobDefinition } from "./definition";

const MINUTE_MS = 60_000;

/** A job that needs nothing said. */
const nothing = z.strictObject({}).default({});

/** For jobs that the next slot makes good anyway. */
const ONCE = { attempts: 1, minMs: 0, maxMs: 0 };
const THRICE = { attempts: 3, minMs: 30_000, maxMs: 5 * MINUTE_MS };

export type TimetableSettings = Pick<Env, "LIVE_SYNC_SECONDS" | "VIEWER_SAMPLE_SECONDS">;

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
    "deliver-notifications": {
      id: "deliver-notifications",
      summary: "Puts what was announced into the inbox of everyone who follows.",
      // Woken by each announcement; the schedule is for one that was made while no worker was there.
      schedule: { everySeconds: 60 },
      wokenBy: ["stream.online"],
      input: nothing,
      concurrency: 4,
      retry: THRICE,
      ttlSeconds: 3600,
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
