import type { Pool } from "@/lib/db/client";
import { applyObservations, type LivePolicy, observeAnswer, trackedAmong } from "@/lib/live";
import type { ActiveSets } from "./active-sets";
import { judgeLook, type Looked } from "./core/judge-look";
import type { Member } from "./core/member";
import { type Noted, noteLook } from "./note-look";
import { type Answer, confirmMissing, type LookDeps, readPages } from "./read-looks";
import { openStarts } from "./repository-journal";
import { type Claimed, targetsByGame } from "./repository-poll";

export interface LookAtDeps extends LookDeps {
  pool: Pool;
  sets: ActiveSets;
  policy: LivePolicy;
}

/**
 * One look at some categories: reads all their streams, asks about those that are missing, tells the live sync of
 * broadcasters that it tracks, and notes what began and ended of all others.
 * @throws TwitchError when not everything could be read: then nothing is changed
 */
export async function lookAt(
  deps: LookAtDeps,
  worker: string,
  targets: readonly Claimed[],
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<Noted & { requests: number }> {
  const begun = performance.now();
  const answer = await readPages(
    deps,
    targets.map(({ gameId }) => gameId),
    signal,
  );
  const [looked, games] = await Promise.all([knownOf(deps, targets), targetsByGame(deps.pool)]);
  const confirmation = await confirmMissing(deps, looked, answer, signal);
  const judged = judgeLook(looked, answer.found, confirmation, games);
  signal.throwIfAborted();
  const tracked = await tellLiveSync(deps, answer);
  const figures = {
    lookedAtMs: answer.observedAtMs,
    lookMs: Math.round(performance.now() - begun),
    requests: answer.requests,
  };
  const { observedAtMs } = confirmation;
  const noted = await noteLook(deps.pool, deps.sets, {
    ...{ worker, targets, judged, tracked, figures, observedAtMs, askedAt: now },
  });
  return { ...noted, requests: answer.requests };
}

/** What is known of each category: its set, or what target_start knows where the set is lost or behind. */
async function knownOf({ pool, sets }: LookAtDeps, targets: readonly Claimed[]): Promise<Looked[]> {
  const loaded = await sets.load(targets.map(({ id, version }) => ({ targetId: id, version })));
  const behind = targets.filter(({ id, version }) => version > 0 && !loaded.get(id));
  const starts = await openStarts(
    pool,
    behind.map(({ id }) => id),
  );
  return targets.map((target) => {
    const members =
      loaded.get(target.id) ??
      starts.filter(({ targetId }) => targetId === target.id).map((start) => memberOf(start, target));
    return {
      id: target.id,
      gameId: target.gameId,
      known: new Map(members.map((member) => [member.streamId, member])),
    };
  });
}

/** What was noted of a stream's start; its title and viewers the next look tells again. */
const memberOf = (
  { streamId, userId, userLogin, startedAtMs, observedAtMs }: Awaited<ReturnType<typeof openStarts>>[number],
  { gameId, name }: Claimed,
): Member => ({
  ...{ streamId, userId, userLogin, userName: userLogin, title: "", gameId, gameName: name },
  ...{ language: "", viewerCount: 0, startedAtMs, seenAtMs: observedAtMs, misses: 0 },
});

/**
 * Of those whom the live sync tracks it decides by itself, wherever they were seen; says who they are. As old as the
 * first page: what is newer it knows already.
 */
async function tellLiveSync(
  { pool, policy }: LookAtDeps,
  { streams, observedAtMs }: Answer,
): Promise<ReadonlySet<string>> {
  const all = [...streams.values()];
  const tracked = await trackedAmong(
    pool,
    all.map(({ userId }) => userId),
  );
  const theirs = all.filter(({ userId }) => tracked.has(userId));
  const told = { streams: theirs, unclear: [], observedAt: new Date(observedAtMs) };
  await applyObservations(pool, observeAnswer([...tracked], told, "poll"), policy);
  return tracked;
}
