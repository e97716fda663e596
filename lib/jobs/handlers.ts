import type { z } from "zod";
import { endSessionsOf } from "@/lib/auth/sessions";
import { importDueFollows } from "@/lib/broadcasters";
import { deleteOldMessages, eraseChat, makeChatPartitions } from "@/lib/chat";
import type { Pool } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import type { Env } from "@/lib/env/schema";
import { type LiveTwitch, livePolicy, syncLiveStatus } from "@/lib/live";
import type { Logger } from "@/lib/log";
import { fanOut } from "@/lib/notifications";
import { closeStaleStreams, importPastStreams, rollUpViewerCounts, syncViewerCounts } from "@/lib/streams";
import type { Twitch } from "@/lib/twitch";
import { forgetPerson } from "@/lib/viewers";
import { checkSchedule } from "./core/schedule";
import type { Job, RunContext } from "./definition";
import { pruneOldRows } from "./prune-old-rows";
import type { JobContext } from "./schema";
import { type JobId, type Timetable, timetable } from "./timetable";

export interface JobDeps {
  pool: Pool;
  twitch: LiveTwitch & Pick<Twitch, "maintainTokens" | "getArchivedVideos">;
  env: Pick<
    Env,
    | "LIVE_SYNC_SECONDS"
    | "LIVE_OFFLINE_MISSES"
    | "LIVE_CONTINUATION_SECONDS"
    | "LIVE_MAX_WAIT_SECONDS"
    | "HELIX_HEADROOM"
    | "VIEWER_SAMPLE_SECONDS"
    | "VIEWER_GUARANTEED_SECONDS"
    | "VIEWER_RAW_DAYS"
    | "STREAM_STALE_HOURS"
    | "CHAT_RETENTION_DAYS"
  >;
  log: Logger;
}

/** The work of each job, given what its input schema makes of an input. */
type Handlers = {
  [Id in JobId]: (context: RunContext<z.output<Timetable[Id]["input"]>>) => Promise<unknown>;
};

/**
 * Every job with its work: the one place where the timetable meets the domains.
 * @throws RangeError naming the job whose schedule cannot be followed
 */
export function createJobs(deps: JobDeps): Job[] {
  const handlers: Handlers = {
    "sync-live-status": (context) => syncLiveStatus(syncDepsOf(deps), context),
    "deliver-notifications": ({ signal, progress }) =>
      fanOut(deps.pool, { signal, onChunk: ({ told }) => progress({ done: told, total: null }) }),
    "sync-follows": importDueFollows,
    "import-past-streams": (context) => importPastStreams(pastDepsOf(deps), context),
    "sync-viewer-counts": (context) => syncViewerCounts(sampleDepsOf(deps), context),
    "close-stale-streams": (context) =>
      closeStaleStreams({ pool: deps.pool, staleMs: deps.env.STREAM_STALE_HOURS * 3_600_000 }, context),
    "roll-up-viewer-counts": (context) =>
      rollUpViewerCounts({ pool: deps.pool, rawDays: deps.env.VIEWER_RAW_DAYS }, context),
    "refresh-tokens": (context) => refreshTokens(deps, context),
    "make-chat-partitions": (context) => makeChatPartitions(deps.pool, context),
    "delete-old-messages": (context) =>
      deleteOldMessages({ pool: deps.pool, days: deps.env.CHAT_RETENTION_DAYS }, context),
    "erase-chat": (context) => eraseChat({ pool: deps.pool, clock: now, forgetPerson }, context),
    "prune-old-rows": (context) => pruneOldRows(deps.pool, context),
  };
  return Object.values(timetable(deps.env)).map((definition) => {
    checkSchedule(definition.id, definition.schedule, new Date());
    // Whoever runs a job has parsed its input with this definition's schema.
    return { ...definition, handler: handlers[definition.id] as Job["handler"] };
  });
}

function syncDepsOf({ pool, twitch, env, log }: JobDeps) {
  return {
    pool,
    twitch,
    log,
    policy: livePolicy(env),
    everyMs: env.LIVE_SYNC_SECONDS * 1000,
    maxWaitMs: env.LIVE_MAX_WAIT_SECONDS * 1000,
    headroom: env.HELIX_HEADROOM,
  };
}

const pastDepsOf = ({ pool, twitch, env, log }: JobDeps) => ({
  pool,
  twitch,
  log,
  headroom: env.HELIX_HEADROOM,
});

/** Counts that a run may write besides those that are guaranteed. */
const SAMPLE_BUDGET = 2_000;

const sampleDepsOf = ({ pool, env }: JobDeps) => ({
  pool,
  everyMs: env.VIEWER_SAMPLE_SECONDS * 1000,
  guaranteedMs: env.VIEWER_GUARANTEED_SECONDS * 1000,
  budget: SAMPLE_BUDGET,
});

/** Validates and refreshes all tokens; who withdrew their consent on Twitch is signed out here. */
async function refreshTokens({ twitch }: JobDeps, { signal }: JobContext) {
  // Tokens expire by the real clock, whatever the instance's shows.
  const { validated, refreshed, ended } = await twitch.maintainTokens({ now: new Date(), signal });
  if (ended.length > 0) await endSessionsOf(ended);
  return { validated, refreshed, ended: ended.length };
}
