import { endSessionsOf } from "@/lib/auth/sessions";
import { importDueFollows } from "@/lib/broadcasters";
import type { Pool } from "@/lib/db/client";
import type { Env } from "@/lib/env/schema";
import { type LiveTwitch, livePolicy, syncLiveStatus } from "@/lib/live";
import type { Logger } from "@/lib/log";
import { fanOut, hasAnnouncementsToDeliver } from "@/lib/notifications";
import type { Twitch } from "@/lib/twitch";
import type { JobContext } from "../schema";
import { type JobId, timetable } from "../timetable";
import type { Job } from "./job";
import { pruneOldRows } from "./prune-old-rows";

export interface JobDeps {
  pool: Pool;
  twitch: LiveTwitch & Pick<Twitch, "maintainTokens">;
  env: Pick<
    Env,
    | "LIVE_SYNC_SECONDS"
    | "LIVE_OFFLINE_MISSES"
    | "LIVE_CONTINUATION_SECONDS"
    | "LIVE_MAX_WAIT_SECONDS"
    | "HELIX_HEADROOM"
  >;
  log: Logger;
}

type Work = Pick<Job, "handler" | "hasWork">;

/** Every job with its work: the one place where the timetable meets the domains. */
export function createJobs(deps: JobDeps): Job[] {
  const works: Record<JobId, Work> = {
    "sync-live-status": { handler: (context) => syncLiveStatus(syncDepsOf(deps), context) },
    "deliver-notifications": {
      hasWork: () => hasAnnouncementsToDeliver(deps.pool),
      handler: ({ signal, progress }) =>
        fanOut(deps.pool, {
          signal,
          onChunk: ({ told }) => progress({ done: told, total: null }),
        }),
    },
    "sync-follows": { handler: importDueFollows },
    "refresh-tokens": { handler: (context) => refreshTokens(deps, context) },
    "prune-old-rows": { handler: (context) => pruneOldRows(deps.pool, context) },
  };
  return Object.entries(timetable(deps.env.LIVE_SYNC_SECONDS)).map(([id, entry]) => ({
    ...entry,
    ...works[id as JobId],
    id,
  }));
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

/** Validates and refreshes all tokens; who withdrew their consent on Twitch is signed out here. */
async function refreshTokens({ twitch }: JobDeps, { now, signal }: JobContext) {
  const { validated, refreshed, ended } = await twitch.maintainTokens({ now, signal });
  if (ended.length > 0) await endSessionsOf(ended);
  return { validated, refreshed, ended: ended.length };
}
