import pg from "pg";
import { press } from "./twitch";

/** Subscriptions vanish without a word to whoever made them. */
export const deleteSubscriptions = (of: { type?: string; login?: string }) => press("eventsub/delete", of);

/** Until `tellAgain`, nothing of what happens is told by EventSub, so that somebody has to ask. */
export const tellNothing = () => press("eventsub/mischief", { dropShare: 1 });
export const tellAgain = () => press("eventsub/mischief", { dropShare: 0 });

/**
 * While `work` goes on, nobody polls who is on air: of that job one run at a time is under way, and this one, of which
 * its worker was heard in the future, ends only here.
 */
export async function withoutPolling(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client(process.env.E2E_DATABASE_URL);
  await client.connect();
  const {
    rows: [run],
  } = await client.query<{ id: string }>(
    `INSERT INTO job_run (job_id, slot, status, worker, engine, key, heartbeat_at)
     VALUES ('sync-live-status', now(), 'running', 'a test', 'embedded', 'a test', now() + interval '10 min')
     RETURNING id`,
  );
  try {
    await othersEnd(client, run?.id);
    await work();
  } finally {
    await client.query("DELETE FROM job_run WHERE id = $1", [run?.id]);
    await client.end();
  }
}

async function othersEnd(client: pg.Client, ours: string | undefined): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const { rowCount } = await client.query(
      "SELECT 1 FROM job_run WHERE job_id = 'sync-live-status' AND status = 'running' AND id <> $1",
      [ours],
    );
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("a tick of polling does not end");
}
