import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { JobContext } from "@/lib/jobs/schema";
import { inParallel } from "@/lib/kernel/in-parallel";
import { type Logger, logger } from "@/lib/log";
import { type FollowedChannel, type Twitch, twitch } from "@/lib/twitch";
import { planFollowImport } from "./core/plan-follow-import";
import { type ChannelProfile, recountFollowers, saveProfiles, withOldProfile } from "./repository";
import * as repository from "./repository-follows";

export interface ImportDeps {
  pool: Pool;
  twitch: Pick<Twitch, "listFollowedChannels" | "getUsers">;
  log: Pick<Logger, "warn">;
}

const deps = (): ImportDeps => ({ pool: db(), twitch: twitch(), log: logger("follows") });

const DAY_MS = 24 * 3_600_000;
/** Names come with every import; pictures change seldom and cost a request for each hundred. */
const PROFILE_LASTS_MS = 7 * DAY_MS;
const PARALLEL_PEOPLE = 4;

export interface FollowImportResult {
  followed: number;
  begun: number;
  ended: number;
}

/**
 * Reads whom the person follows on Twitch and writes what differs, all of it or nothing. What was chosen by
 * hand stays. Two at once come one after the other, and a list read earlier never overwrites one read later.
 * @throws TwitchError when Twitch does not give the whole list; nothing has changed then
 */
export async function importFollows(
  userId: string,
  { now, signal }: { now: Date; signal?: AbortSignal },
  given: ImportDeps = deps(),
): Promise<FollowImportResult> {
  const importer = await repository.findImporter(given.pool, userId);
  return importer ? importFor(given, importer, now, signal) : { followed: 0, begun: 0, ended: 0 };
}

async function importFor(
  given: ImportDeps,
  { userId, twitchId }: repository.Importer,
  now: Date,
  signal?: AbortSignal,
): Promise<FollowImportResult> {
  const channels = await given.twitch.listFollowedChannels(twitchId, { signal });
  const profiles = await profilesOf(given, channels, now, signal);
  return withTransaction(async (tx) => {
    if (!(await repository.beginImport(tx, userId, now)))
      return { followed: channels.length, begun: 0, ended: 0 };
    const plan = planFollowImport(
      channels.map(({ broadcasterId }) => broadcasterId),
      await repository.findFollows(tx, userId),
    );
    const begun = new Set(plan.begin);
    await saveProfiles(tx, profiles, now);
    await repository.noteOnTwitch(
      tx,
      userId,
      channels.filter(({ broadcasterId }) => begun.has(broadcasterId)),
    );
    await repository.noteNotOnTwitch(tx, userId, plan.end);
    await recountFollowers(tx, [...plan.begin, ...plan.end]);
    await repository.endImport(tx, userId, now);
    await appendEvents(tx, [{ kind: "follow.changed", payload: { userId, broadcasterId: null } }]);
    return { followed: channels.length, begun: plan.begin.length, ended: plan.end.length };
  }, given.pool);
}

/** Names of all, pictures of those not asked for lately. Without pictures the import is still worth doing. */
async function profilesOf(
  { pool, twitch: client, log }: ImportDeps,
  channels: readonly FollowedChannel[],
  now: Date,
  signal?: AbortSignal,
): Promise<ChannelProfile[]> {
  const names = channels.map(({ broadcasterId: id, login, displayName }) => ({ id, login, displayName }));
  const since = new Date(now.getTime() - PROFILE_LASTS_MS);
  const old = await withOldProfile(
    pool,
    names.map(({ id }) => id),
    since,
  );
  try {
    const users = new Map((await client.getUsers({ ids: old }, { signal })).map((user) => [user.id, user]));
    return names.map((name) => ({ ...name, avatarUrl: users.get(name.id)?.avatarUrl }));
  } catch (error) {
    signal?.throwIfAborted();
    log.warn(
      { err: error, channels: old.length },
      "pictures of channels could not be read; the next import asks again",
    );
    return names;
  }
}

/**
 * The daily job: everyone whose list is a day old. One whose list cannot be read does not stop the others
 * and comes again with the next run.
 */
export async function importDueFollows(
  { now, signal, progress }: JobContext,
  given: ImportDeps = deps(),
): Promise<{ people: number; failed: number; begun: number; ended: number }> {
  // Half an hour early, or a list read a moment after yesterday's run would wait for the day after.
  const due = await repository.findDueImporters(given.pool, new Date(now.getTime() - DAY_MS + 30 * 60_000));
  const result = { people: due.length, failed: 0, begun: 0, ended: 0 };
  let done = 0;
  await inParallel(due, PARALLEL_PEOPLE, async (importer) => {
    signal.throwIfAborted();
    try {
      const { begun, ended } = await importFor(given, importer, new Date(), signal);
      result.begun += begun;
      result.ended += ended;
    } catch (error) {
      signal.throwIfAborted();
      result.failed += 1;
      given.log.warn({ err: error, userId: importer.userId }, "a list of follows could not be read");
    }
    progress({ done: ++done, total: due.length });
  });
  return result;
}
