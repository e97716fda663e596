import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { type FollowImportPlan, planFollowImport } from "./core/plan-follow-import";
import { type BroadcasterDeps, processDeps } from "./deps";
import { rememberBroadcasters } from "./remember-broadcasters";
import { adjustFollowerCounts } from "./repository-follow";
import * as repository from "./repository-import";

/** How many follows an import began and ended here. */
export interface ImportResult {
  gained: number;
  lost: number;
}

interface ImportOptions {
  /** A moment before the list is read: what is stored was true no earlier. */
  now: Date;
  signal?: AbortSignal | undefined;
}

/**
 * Makes a person's follows equal to Twitch's list, except for what they chose by hand. All in one transaction,
 * and only with the whole list: when reading it fails half-way, nothing changes. Of two imports at once the
 * one that read later wins, whichever is done first.
 * @throws TwitchError when Twitch does not give the list, TallyError not_found when the person is gone
 */
export async function importFollows(
  userId: string,
  options: ImportOptions,
  deps: BroadcasterDeps = processDeps(),
): Promise<ImportResult> {
  const person = (await repository.findImportState(deps.pool, userId, { lock: false })) ?? gone();
  const listed = await deps.twitch.listFollowedChannels(person.twitchId, { signal: options.signal });
  await rememberBroadcasters(deps, listed, options);
  return withTransaction(async (tx) => {
    const { importedAt } = (await repository.findImportState(tx, userId, { lock: true })) ?? gone();
    if (importedAt && importedAt >= options.now) return { gained: 0, lost: 0 };
    const plan = planFollowImport(listed, await repository.listStored(tx, userId));
    await applyPlan(tx, userId, plan);
    await repository.putImportedAt(tx, userId, options.now);
    const { gained, lost } = plan;
    // After the first import a dashboard waits for it, also when there was nothing to import.
    if (gained.length + lost.length > 0 || importedAt === null) {
      await appendEvents(tx, [{ kind: "follow.changed", payload: { userId, broadcasterId: null } }]);
    }
    return { gained: gained.length, lost: lost.length };
  }, deps.pool);
}

async function applyPlan(tx: Db, userId: string, plan: FollowImportPlan): Promise<void> {
  await repository.insertFollows(tx, userId, plan.insert);
  await repository.markOnTwitch(tx, userId, plan.mark);
  await repository.unmarkOnTwitch(tx, userId, plan.unmark);
  await adjustFollowerCounts(tx, plan.gained, plan.lost);
}

function gone(): never {
  throw new TallyError("not_found", "This account does not exist any more.");
}

/** How long a person who has just signed in waits for their follows before seeing the page without them. */
const PATIENCE_MS = 4_000;

/**
 * Imports for somebody who has just signed in, and returns when that is done or has taken `patienceMs`. It
 * never fails: what takes longer goes on by itself, and what fails the daily job makes good.
 */
export async function importAfterSignIn(
  userId: string,
  deps: BroadcasterDeps = processDeps(),
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const done = importFollows(userId, { now: new Date() }, deps).then(
    (result) => deps.log.info({ personId: userId, ...result }, "follows imported"),
    (error: unknown) => deps.log.warn({ personId: userId, err: error }, "follows not imported at sign-in"),
  );
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([done, patience]);
  clearTimeout(timer);
}
