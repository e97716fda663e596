import { inParallel } from "@/lib/kernel/in-parallel";
import { type NewSubscriptionTarget, type SubscribeAs, TwitchError } from "@/lib/twitch";
import type { Refusal, Removal } from "./core/diff-subscriptions";
import { refusalOf } from "./core/retry-refused";
import { subscriptionKey, type Wanted } from "./core/subscription-key";
import type { EventSubDeps } from "./deps";
import { mirrorOf } from "./place";
import type { MirrorRow } from "./repository-subscriptions";

const AT_ONCE = 8;
/** What a list of thousands lacks comes in several runs, so that each ends soon. */
const MOST_CHANGES = 200;

export interface Orders {
  as: SubscribeAs;
  /** Null: there is nowhere events could go, so nothing is asked for. */
  target: NewSubscriptionTarget | null;
  remove: readonly Removal[];
  create: readonly Wanted[];
  refusals: ReadonlyMap<string, Refusal>;
  now: Date;
  signal: AbortSignal;
}

/** What was done, as far as it came. */
export interface Done {
  created: MirrorRow[];
  /** Keys of which Twitch said that they are there. */
  existing: string[];
  removed: Removal[];
  refused: (Refusal & { reason: string })[];
  /** Those refused because something in them is wrong; where that is the callback, the transport is. */
  malformed: number;
  /** Why the rest was left for the next run, in words for people; null: nothing was, or points were short. */
  stopped: string | null;
}

/**
 * Ends and makes subscriptions, a few side by side, as many as the Helix points allow that ticks leave to others. Ended
 * first: they count until they are gone. Doing it twice does no harm, as Twitch takes none twice.
 */
export async function carryOut(deps: EventSubDeps, orders: Orders): Promise<Done> {
  const done: Done = {
    ...{ created: [], existing: [], removed: [], refused: [], malformed: 0, stopped: null },
  };
  const allowed = Math.min(MOST_CHANGES, await sparePoints(deps));
  const removals = orders.remove.slice(0, allowed);
  const creations = orders.target === null ? [] : orders.create.slice(0, allowed - removals.length);
  const isOver = () => done.stopped !== null || orders.signal.aborted;
  const attempt = (work: () => Promise<void>) => async () => {
    if (isOver()) return;
    await work().catch((error: unknown) => {
      if (orders.signal.aborted) return;
      if (!(error instanceof TwitchError)) throw error;
      done.stopped = error.message;
    });
  };
  await inParallel(removals, AT_ONCE, (removal) => attempt(() => remove(deps, orders, removal, done))());
  await inParallel(creations, AT_ONCE, (wanted) => attempt(() => create(deps, orders, wanted, done))());
  return done;
}

async function sparePoints({ twitch, env }: EventSubDeps): Promise<number> {
  const { left, capacity } = await twitch.budget();
  return Math.max(0, Math.floor(left - (env.HELIX_HEADROOM * capacity) / 2));
}

async function remove(
  deps: EventSubDeps,
  { as, signal }: Orders,
  removal: Removal,
  done: Done,
): Promise<void> {
  // One that is not there any more is gone all the same.
  await deps.twitch.eventSub.remove(as, removal.held.id, { signal });
  done.removed.push(removal);
}

async function create(deps: EventSubDeps, orders: Orders, wanted: Wanted, done: Done): Promise<void> {
  const { as, target, signal, now } = orders;
  if (target === null) return;
  const { type, version, condition } = wanted;
  const key = subscriptionKey(wanted);
  const answer = await deps.twitch.eventSub.create(as, { type, version, condition, target }, { signal });
  switch (answer.result) {
    case "created": {
      const row = mirrorOf(answer.subscription);
      if (row) done.created.push(row);
      return;
    }
    case "exists":
      done.existing.push(key);
      return;
    case "refused":
      done.malformed += answer.status === 400 ? 1 : 0;
      done.refused.push({
        ...refusalOf(key, answer.status, orders.refusals.get(key), now),
        reason: answer.words,
      });
      return;
    case "full":
      // Others of the same run would hear the same.
      done.stopped ??= answer.words;
      done.refused.push({ ...refusalOf(key, 429, orders.refusals.get(key), now), reason: answer.words });
  }
}
