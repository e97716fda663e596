import { cpus, totalmem } from "node:os";
import pg from "pg";
import { startPostgres } from "@/scripts/up/postgres/server";

const DIRECTORY = ".data/bench";
/** Room for a million rows without a checkpoint in the middle; everything else as `npm start` has it. */
const SETTINGS = { max_connections: "200", shared_buffers: "512MB", max_wal_size: "4GB", work_mem: "32MB" };

/** The server of TEST_POSTGRES_URL, or an embedded one that waits for the disk as in production. */
export async function benchServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  const server = await startPostgres({
    directory: `${DIRECTORY}/postgres`,
    logFile: `${DIRECTORY}/postgres.log`,
    settings: SETTINGS,
  });
  return { url: server.url("postgres"), stop: server.stop };
}

/** What the figures depend on, in one line. */
export async function machine(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  await client.end();
  const processors = cpus();
  const memory = `${(totalmem() / 1e9).toFixed(0)} GB`;
  const model = processors[0]?.model.trim() ?? "unknown processor";
  const postgres = `PostgreSQL ${rows[0]?.server_version ?? "?"}`;
  return `${model}, ${processors.length} cores, ${memory}, Node ${process.versions.node}, ${postgres}`;
}
