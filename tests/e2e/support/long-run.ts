import pg from "pg";

/** A run under way whose worker says nothing more: half a minute later it is taken for dead, or for called off. */
export async function beginLongRun(jobId: string, progress: { done: number; total: number }): Promise<void> {
  const client = new pg.Client(process.env.E2E_DATABASE_URL);
  await client.connect();
  try {
    await client.query(
      `INSERT INTO job_run (job_id, slot, status, worker, engine, key, attempt, heartbeat_at, progress)
       VALUES ($1, now(), 'running', 'a test', 'embedded', 'a test', 3, now() + interval '10 s', $2)`,
      [jobId, progress],
    );
  } finally {
    await client.end();
  }
}
