import type pg from "pg";
import type { TickResult } from "@/lib/live/schema";
import { type LiveTwitch, type SyncDeps, syncLiveStatus } from "@/lib/live/sync-live-status";
import type { Simulator } from "@/lib/twitch/simulator";
import { addBroadcasters, addPerson } from "./live-rows";

/** How a tick is set up in tests: one miss ends a stream, unless a test says otherwise. */
export function syncDeps(pool: pg.Pool, twitch: LiveTwitch, over: Partial<SyncDeps> = {}): SyncDeps {
  return {
    pool,
    twitch,
    policy: { offlineMisses: 1, continuationMs: 600_000 },
    everyMs: 30_000,
    maxWaitMs: 300_000,
    headroom: 0.25,
    log: { error: () => undefined },
    ...over,
  };
}

/** One tick, now. */
export function tickOnce(deps: SyncDeps, signal = new AbortController().signal): Promise<TickResult> {
  return syncLiveStatus(deps, { now: new Date(), signal, progress: () => undefined });
}

/** Lets one person follow everybody in the simulated world except the personas; returns who that is, by id. */
export async function followTheWorld(pool: pg.Pool, simulator: Simulator): Promise<string[]> {
  const ids = [...simulator.world.members()].map(({ account }) => account.id);
  await addBroadcasters(pool, ids, await addPerson(pool));
  return ids;
}

/** Logins by whether they are on air. */
export function byState(simulator: Simulator): { live: string[]; offline: string[] } {
  const members = [...simulator.world.members()];
  const logins = (live: boolean) =>
    members.filter((member) => (member.live !== null) === live).map(({ account }) => account.login);
  return { live: logins(true), offline: logins(false) };
}
