import { listAlerts } from "@/lib/alerts";
import type { Db } from "@/lib/db/client";
import { listJobs } from "@/lib/jobs";
import { readSyncHealth } from "@/lib/live";
import { countOpenSessions } from "@/lib/streams";
import type { InstanceFacts } from "./instance-metrics";

export interface FactsDeps {
  db: Db;
  everySeconds: number;
  budget: () => Promise<{ left: number; capacity: number }>;
  /** The instance's time, which jobs are due by. */
  instanceNow: () => Date;
}

/** Reads how the instance does at `now`, in real time. @throws when the database does not answer */
export async function readInstanceFacts(deps: FactsDeps, now: Date): Promise<InstanceFacts> {
  const { db, everySeconds } = deps;
  const [sync, alerts, jobs, openSessions, helix] = await Promise.all([
    readSyncHealth({ db, everySeconds }, now),
    listAlerts(db),
    listJobs(deps.instanceNow(), db),
    countOpenSessions(db),
    deps.budget(),
  ]);
  return {
    lastGoodTickAt: sync.lastGoodAt,
    failedTicks: sync.failedTicks,
    openAlerts: alerts.open.map(({ kind }) => kind),
    jobs: jobs.items.map(({ id, late }) => ({ id, late: late !== null })),
    openSessions,
    helix: { left: helix.left, capacity: helix.capacity },
  };
}
