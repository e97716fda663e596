import type { Pool } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import type { ActiveSets } from "@/lib/targets/active-sets";
import type { TargetDeps } from "@/lib/targets/deps";
import { type PollDeps, type PollResult, pollTargets } from "@/lib/targets/poll-targets";
import type { LookTwitch } from "@/lib/targets/read-looks";
import { addTarget } from "@/lib/targets/service";
import { twitch as twitchOfProcess } from "@/lib/twitch";
import type { TwitchBench } from "./twitch";

export const CHESS = "743";
export const MINECRAFT = "27471";

const POLICY = { offlineMisses: 2, continuationMs: 600_000 };
const QUIET = { error: () => undefined, warn: () => undefined };

/** What a poll works with that waits for nothing. */
export const pollDeps = (pool: Pool, twitch: LookTwitch, sets: ActiveSets): PollDeps => ({
  ...{ pool, twitch, sets, policy: POLICY, log: QUIET },
  ...{ everyMs: 0, headroom: 0, perSecond: 10_000 },
});

/** A run of the job as a web process's own services would have it. */
export const pollOnce = ({ pool, sets }: TargetDeps): Promise<PollResult> =>
  pollTargets(pollDeps(pool, twitchOfProcess(), sets), {
    now: new Date(),
    signal: new AbortController().signal,
    progress: () => undefined,
  });

/** Targets on a simulated Twitch, polled by hand. */
export interface TargetStage {
  /** Watches a category from now on. */
  watch(gameId: string): Promise<string>;
  /** One run of the job, by a worker of its own. */
  poll(options?: Partial<PollDeps> & { signal?: AbortSignal; now?: Date }): Promise<PollResult>;
  /** The events of targets since the last time, but for those that only wake pages. */
  told(): Promise<DomainEvent[]>;
  /** What is in the set of a target. */
  activeIds(targetId: string): Promise<string[]>;
  deps: TargetDeps;
}

/** A stage where sets are kept in `sets`. Twitch grants so much that nobody waits. */
export function targetStage(bench: TwitchBench, sets: ActiveSets): TargetStage {
  const { pool } = bench.database;
  const twitch = bench.client();
  bench.simulator.rateLimits.setCapacity(1_000_000);
  const deps: TargetDeps = {
    pool,
    twitch,
    sets,
    lookUp: async (login) => {
      const [user] = await twitch.getUsers({ logins: [login] });
      if (!user) throw new Error(`nobody is called ${login}`);
      return user;
    },
    clock: () => new Date(),
    everySeconds: 30,
  };
  let seq = 0;
  return {
    deps,
    async watch(gameId) {
      const { id } = await addTarget({ kind: "game", twitchId: gameId }, deps);
      // Twitch tells starts in whole seconds: whoever begins in the second in which it was added would have been there.
      await pool.query("UPDATE watch_target SET since = since - interval '5 seconds' WHERE id = $1", [id]);
      return id;
    },
    poll: async ({ signal = new AbortController().signal, now = new Date(), ...given } = {}) =>
      pollTargets({ ...pollDeps(pool, twitch, sets), ...given }, { now, signal, progress: () => undefined }),
    async told() {
      const { rows } = await pool.query<DomainEvent & { seq: string }>(
        "SELECT seq, kind, payload FROM outbox WHERE seq > $1 AND kind <> 'target.changed' ORDER BY seq",
        [seq],
      );
      seq = Number(rows.at(-1)?.seq ?? seq);
      return rows.map(({ kind, payload }) => ({ kind, payload }) as DomainEvent);
    },
    activeIds: async (targetId) =>
      (await sets.page(targetId, null, 100_000)).map(({ streamId }) => streamId).sort(),
  };
}
