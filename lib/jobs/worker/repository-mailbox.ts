import PgBoss from "pg-boss";
import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { Dispatcher } from "../dispatcher";

/** A run that was handed over to this engine and lies in a job's box. */
export interface Letter {
  id: string;
  runId: string;
}

/** Where runs are handed over to the embedded engine: a box a job, shared by all workers. */
export interface Mailbox extends Dispatcher {
  /** Makes what the boxes need, once. @throws when the database does not answer; call it again then */
  open(): Promise<void>;
  /** Takes letters out of a job's box; no other worker gets them. */
  take(jobId: string, count: number): Promise<Letter[]>;
  /** Throws a letter away whose run was begun, or is no longer to be begun. */
  discard(jobId: string, letter: Letter): Promise<void>;
  close(): Promise<void>;
}

/** A letter is in somebody's hand for as long as it takes to begin a run; then it counts as lost. */
const IN_HAND_SECONDS = 60;
const MAINTENANCE = {
  maintenanceIntervalSeconds: 300,
  archiveCompletedAfterSeconds: 3600,
  deleteAfterHours: 12,
};

/**
 * Boxes on pg-boss, in the schema "pgboss" of the app's own database, through the app's own pool. Its schedules
 * and retries are not used: the ledger has both, for every engine alike.
 */
export function createMailbox(pool: Pool, jobIds: readonly string[], log: Log): Mailbox {
  let opened: PgBoss | undefined;
  const boss = () => {
    if (!opened) throw new Error("the mailbox is not open yet");
    return opened;
  };
  return {
    async open() {
      opened ??= await openAlone(pool, jobIds, log);
    },
    async dispatch({ jobId, runId, dispatchId, ttlSeconds }) {
      // No answer means that the letter is there already, under the same id.
      await boss().send(jobId, { runId }, { id: dispatchId, retentionSeconds: ttlSeconds });
    },
    async take(jobId, count) {
      const jobs = await boss().fetch<{ runId: string }>(jobId, { batchSize: count });
      return jobs.map(({ id, data }) => ({ id, runId: data.runId }));
    },
    async discard(jobId, { id }) {
      await boss().complete(jobId, id);
    },
    async close() {
      await opened?.stop({ graceful: false, close: false });
    },
  };
}

type Log = { warn(fields: object, message: string): void };

/** One worker at a time: pg-boss makes tables here, and two who make them at once block each other for ever. */
async function openAlone(pool: Pool, jobIds: readonly string[], log: Log): Promise<PgBoss> {
  return withTransaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('job boxes'))");
    return start(pool, jobIds, log);
  }, pool);
}

/** A boss whose start failed cannot be started again, so each try makes its own. */
async function start(pool: Pool, jobIds: readonly string[], log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (sql, values) => pool.query(sql, values) },
    schedule: false,
    ...MAINTENANCE,
  });
  boss.on("error", (error) => log.warn({ err: error }, "the mailbox complains"));
  await boss.start();
  try {
    const known = new Set((await boss.getQueues()).map(({ name }) => name));
    for (const name of jobIds) {
      if (known.has(name)) continue;
      await boss.createQueue(name, { name, retryLimit: 0, expireInSeconds: IN_HAND_SECONDS });
    }
  } catch (error) {
    await boss.stop({ graceful: false, close: false });
    throw error;
  }
  return boss;
}
