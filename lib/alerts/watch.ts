import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { lateAfterMs, readSyncHealth } from "@/lib/live";
import { type AlertChange, syncAlertChange } from "./core/alert-change";
import * as repository from "./repository";
import { tell } from "./tell";

export interface WatchDeps {
  pool: Pool;
  /** The time between two ticks. */
  everySeconds: number;
  /** Twitch ids of those who are told by mail as well. */
  operatorIds: readonly string[];
}

/** When somebody looks, in real time. */
export interface Look {
  now: Date;
  /** Since when they have been looking without a break. */
  watchedSince: Date;
}

/**
 * Looks whether anything is wrong, or no longer is, and begins or ends the alert with its event. Any number of
 * processes may look, as often as they like: that is how a worker that is dead is noticed by others.
 */
export async function watchAlerts(deps: WatchDeps, look: Look): Promise<void> {
  const { pool } = deps;
  if ((await judge(pool, deps, look)).do === "nothing") return;
  await withTransaction(async (tx) => {
    // What was read a moment ago may be over: another watcher has told of it, or a tick has succeeded.
    await repository.becomeOnlyJudge(tx);
    await carryOut(tx, await judge(tx, deps, look), deps.operatorIds);
  }, pool);
}

async function judge(db: Db, { everySeconds }: WatchDeps, { now, watchedSince }: Look): Promise<AlertChange> {
  const health = await readSyncHealth({ db, everySeconds }, now);
  const latest = await repository.findLatest(db, "live-sync");
  return syncAlertChange(health, {
    isOpen: latest !== undefined && latest.closedAt === null,
    closedAgoMs: latest?.closedAt ? now.getTime() - latest.closedAt.getTime() : null,
    watchedMs: now.getTime() - watchedSince.getTime(),
    lateAfterMs: lateAfterMs(everySeconds),
  });
}

async function carryOut(tx: Db, change: AlertChange, operatorIds: readonly string[]): Promise<void> {
  const kind = "live-sync";
  switch (change.do) {
    case "open": {
      const again = change.again ? ({ again: true } as const) : {};
      return tell(tx, await repository.open(tx, kind, change.summary), operatorIds, { open: true, ...again });
    }
    case "close":
      return tell(tx, await repository.close(tx, kind), operatorIds, { open: false });
    case "nothing":
      return;
  }
}
