import type { z } from "zod";
import { deleteAccounts, heedRevocations, makeExports } from "@/lib/account";
import { endSessionsOf } from "@/lib/auth/sessions";
import { importDueFollows } from "@/lib/broadcasters";
import { deleteOldMessages, eraseChat, makeChatPartitions } from "@/lib/chat";
import { clipSource, clipStores, keepClipFiles } from "@/lib/clip-files";
import { archiveClips, refreshClips } from "@/lib/clips";
import type { Pool } from "@/lib/db/client";
import { endPushes, gatherDeliveries, type Senders, sendDigests } from "@/lib/deliveries";
import { now } from "@/lib/env/clock";
import type { Env } from "@/lib/env/schema";
import { applyEventSub, reconcileEventSubs } from "@/lib/eventsub";
import { type LiveTwitch, livePolicy, syncLiveStatus } from "@/lib/live";
import type { Logger } from "@/lib/log";
import { fanOut, reconsider } from "@/lib/notifications";
import { syncDueRoles } from "@/lib/roles";
import { closeStaleStreams, importPastStreams, rollUpViewerCounts, syncViewerCounts } from "@/lib/streams";
import { type ActiveSet, activeSets, pollTargets, type ServedTargets, tellWishes } from "@/lib/targets";
import type { Twitch } from "@/lib/twitch";
import { checkSchedule } from "./core/schedule";
import type { Job, RunContext } from "./definition";
import { forgetEverywhere } from "./forget-everywhere";
import { pruneOldRows } from "./prune-old-rows";
import type { JobContext } from "./schema";
import { type JobId, type Timetable, timetable } from "./timetable";

export interface JobDeps {
  pool: Pool;
  twitch: LiveTwitch &
    Pick<
      Twitch,
      | "maintainTokens"
      | "revokeAllTokens"
      | "revokeUserToken"
      | "revokeBotToken"
      | "getArchivedVideos"
      | "getClipPage"
      | "getClips"
      | "getCategories"
      | "getClipDownloads"
      | "getStreams"
      | "getStreamsPage"
      | "budget"
      | "listSubscribers"
      | "listVips"
      | "listModerators"
      | "eventSub"
    >;
  env: Pick<
    Env,
    | "LIVE_SYNC_SECONDS"
    | "POLL_INTERVAL_SECONDS"
    | "LIVE_OFFLINE_MISSES"
    | "LIVE_CONTINUATION_SECONDS"
    | "LIVE_MAX_WAIT_SECONDS"
    | "HELIX_HEADROOM"
    | "VIEWER_SAMPLE_SECONDS"
    | "VIEWER_GUARANTEED_SECONDS"
    | "VIEWER_RAW_DAYS"
    | "STREAM_STALE_HOURS"
    | "AUDIT_DAYS"
    | "CHAT_RETENTION_DAYS"
    | "AUDIT_DAYS"
    | "CLIP_QUOTA_MB"
    | "OPERATOR_TWITCH_IDS"
    | "TRIGGER_SECRET_KEY"
    | "AUTH_SECRET"
    | "APP_URL"
    | "EVENTSUB_CALLBACK_URL"
    | "EVENTSUB_TRANSPORT"
    | "TWITCH_CLIENT_ID"
    | "TWITCH_SIMULATOR_URL"
  >;
  /** What sends mails and pushes from this process. */
  senders: Senders;
  log: Logger;
}

/** The work of each job, given what its input schema makes of an input. */
type Handlers = {
  [Id in JobId]: (context: RunContext<z.output<Timetable[Id]["input"]>>) => Promise<unknown>;
};

const workOf = (deps: JobDeps) =>
  ({
    "sync-live-status": (context) => syncLiveStatus(syncDepsOf(deps), context),
    "poll-targets": (context) => pollTargets(pollDepsOf(deps, context.signal), context),
    "apply-eventsub": (context) => applyEventSub(applyDepsOf(deps), context),
    "reconcile-eventsub": (context) => reconcileEventSubs(deps, context),
    "deliver-notifications": ({ signal, progress }) =>
      fanOut(deps.pool, { signal, onChunk: ({ told }) => progress({ done: told, total: null }) }),
    "reconsider-notifications": ({ signal }) => reconsider(deps.pool, { signal }),
    "send-emails": ({ signal, progress }) =>
      deps.senders.sendEmails({ signal, onProgress: countTo(progress) }),
    "send-pushes": ({ signal, progress }) =>
      deps.senders.sendPushes({ signal, onProgress: countTo(progress) }),
    "gather-deliveries": ({ signal }) => gatherDeliveries(deps.pool, { signal }),
    "end-pushes": ({ now, signal }) => endPushes(deps.pool, { now, signal }),
    "send-digests": ({ now, signal }) => sendDigests(deps.pool, { now, signal }),
    "sync-follows": importDueFollows,
    "sync-roles": (context) => syncDueRoles({ ...deps, clock: now }, context),
    "import-past-streams": (context) => importPastStreams(pastDepsOf(deps), context),
    "keep-clip-files": (context) => keepClipFiles(clipFileDepsOf(deps), context),
    "archive-clips": (context) => archiveClips(clipDepsOf(deps), context),
    "refresh-clips": (context) => refreshClips(clipDepsOf(deps), context),
    "sync-viewer-counts": (context) => syncViewerCounts(sampleDepsOf(deps), context),
    "close-stale-streams": (context) =>
      closeStaleStreams({ pool: deps.pool, staleMs: deps.env.STREAM_STALE_HOURS * 3_600_000 }, context),
    "roll-up-viewer-counts": (context) =>
      rollUpViewerCounts({ pool: deps.pool, rawDays: deps.env.VIEWER_RAW_DAYS }, context),
    "refresh-tokens": (context) => refreshTokens(deps, context),
    "make-chat-partitions": (context) => makeChatPartitions(deps.pool, context),
    "delete-old-messages": (context) =>
      deleteOldMessages({ pool: deps.pool, days: deps.env.CHAT_RETENTION_DAYS }, context),
    "erase-chat": (context) =>
      eraseChat({ pool: deps.pool, clock: now, forgetPerson: forgetEverywhere }, context),
    "export-account": (context) => makeExports(deps, context),
    "delete-accounts": (context) => deleteAccounts(accountDepsOf(deps), context),
    "prune-old-rows": (context) => pruneOldRows(deps.pool, context, { auditDays: deps.env.AUDIT_DAYS }),
  }) satisfies Handlers;

/** What each job answers with; pages say its figures in words. */
export type JobAnswers = {
  [Id in JobId]: Awaited<ReturnType<ReturnType<typeof workOf>[Id]>>;
};

/**
 * Every job with its work: the one place where the timetable meets the domains.
 * @throws RangeError naming the job whose schedule cannot be followed
 */
export function createJobs(deps: JobDeps): Job[] {
  const handlers: Handlers = workOf(deps);
  return Object.values(timetable(deps.env)).map((definition) => {
    checkSchedule(definition.id, definition.schedule, new Date());
    // Whoever runs a job has parsed its input with this definition's schema.
    return { ...definition, handler: handlers[definition.id] as Job["handler"] };
  });
}

/** A total is not known: what is due may still be growing. */
const countTo = (progress: JobContext["progress"]) => (done: number) => progress({ done, total: null });

function accountDepsOf({ pool, twitch, log }: JobDeps) {
  return {
    ...{ pool, log, endSessionsOf, clock: now },
    revokeAllTokens: (of: string) => twitch.revokeAllTokens(of),
    async removeTokens(of: string) {
      await twitch.revokeUserToken(of);
      await twitch.revokeBotToken(of);
    },
    eraseChat: (context: JobContext) =>
      eraseChat({ pool, clock: now, forgetPerson: forgetEverywhere }, context),
  };
}

function applyDepsOf({ pool, twitch, env, log }: JobDeps) {
  return {
    ...{ pool, twitch, log, policy: livePolicy(env), clock: now, endSessionsOf },
    async checkTokensOf(of: string) {
      await twitch.maintainTokens({ now: new Date(), of });
      await heedRevocations([of], pool);
    },
  };
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

/** Twitch grants 800 points a minute to all who ask here. */
const POLL_PER_SECOND = 13;

/** Of all looks that this process takes. */
const served: ServedTargets = new Map();

const pollDepsOf = ({ pool, twitch, env, log }: JobDeps, signal: AbortSignal) => ({
  ...{ pool, twitch, log, sets: activeSets(pool), policy: livePolicy(env) },
  everyMs: env.POLL_INTERVAL_SECONDS * 1000,
  perSecond: POLL_PER_SECOND,
  onLooked: (set: ActiveSet, { now }: { now: Date }) => tellWishes(pool, set, { now, signal, served }),
  headroom: env.HELIX_HEADROOM,
});

const pastDepsOf = ({ pool, twitch, env, log }: JobDeps) => ({
  pool,
  twitch,
  log,
  headroom: env.HELIX_HEADROOM,
});

const clipFileDepsOf = ({ pool, twitch, env, log }: JobDeps) => ({
  ...{ pool, twitch, log, stores: clipStores(), ...clipSource() },
  operatorIds: env.OPERATOR_TWITCH_IDS,
  // Trigger.dev's machines have disks that nobody else reads, and lose them after each run.
  elsewhere: env.TRIGGER_SECRET_KEY !== undefined,
});

const clipDepsOf = (deps: JobDeps) => ({
  ...pastDepsOf(deps),
  quotaMb: deps.env.CLIP_QUOTA_MB,
  clock: now,
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
async function refreshTokens({ pool, twitch }: JobDeps, { signal }: JobContext) {
  // Tokens expire by the real clock, whatever the instance's shows.
  const { validated, refreshed, ended } = await twitch.maintainTokens({ now: new Date(), signal });
  if (ended.length > 0) {
    await endSessionsOf(ended);
    await heedRevocations(ended, pool);
  }
  return { validated, refreshed, ended: ended.length };
}
