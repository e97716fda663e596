import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeCluster } from "@/scripts/up/postgres/cluster";
import { type Postgres, startPostgres } from "@/scripts/up/postgres/server";

let directory: string;
let running: Postgres | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "postgres-"));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  removeCluster(directory);
});

async function start(): Promise<Postgres> {
  running = await startPostgres({ directory, logFile: join(directory, "postgres.log"), durable: false });
  return running;
}
async function ask<T extends pg.QueryResultRow>(server: Postgres, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
const gone = (server: Postgres) => expect.poll(() => server.alive(), { timeout: 60_000 }).toBe(false);

test("starts, keeps what was written and its port, and stops", async () => {
  await chmod(directory, 0o755);
  const first = await start();
  await ask(first, "CREATE TABLE kept AS SELECT lower('ÄÖÜ') AS word");
  await first.stop();
  expect(first.alive()).toBe(false);
  const second = await start();
  expect(await ask(second, "SELECT word FROM kept")).toEqual([{ word: "äöü" }]);
  expect(second.port).toBe(first.port);
  expect(second.adopted).toBe(false);
});

test("a server left running is adopted, also in a folder that only its owner can enter", async () => {
  await chmod(directory, 0o700);
  const first = await start();
  const second = await start();
  expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
});

test("removed to begin anew, it begins anew, also where the data had to be kept elsewhere", async () => {
  await chmod(directory, 0o700);
  const first = await start();
  await ask(first, "CREATE TABLE kept ()");
  await first.stop();
  await rm(directory, { recursive: true });
  await mkdir(directory, { mode: 0o700 });
  const second = await start();
  expect(await ask(second, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }]);
});

test("a moved folder takes its database along, or says where it is", async () => {
  await chmod(directory, 0o755);
  const first = await start();
  await ask(first, "CREATE TABLE kept AS SELECT 1 AS n");
  await first.stop();
  const before = directory;
  directory = `${before}-moved`;
  await rename(before, directory);
  expect(await ask(await start(), "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  await running?.stop();
  const file = join(directory, "cluster.json");
  const known = JSON.parse(await readFile(file, "utf8")) as object;
  await writeFile(file, JSON.stringify({ ...known, elsewhere: "/var/lib/tallylight/other/18" }));
  await expect(start()).rejects.toThrow(/moved or copied.*\/var\/lib\/tallylight\/other\/18/);
});

test("killed with -9 it starts again with everything that was committed", async () => {
  await chmod(directory, 0o755);
  const first = await start();
  await ask(first, "CREATE TABLE kept AS SELECT 1 AS n");
  process.kill(first.pid, "SIGKILL");
  await gone(first);
  const second = await start();
  expect(await ask(second, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
});

test("a pid file that names another living process does not keep it from starting", async () => {
  await chmod(directory, 0o755);
  const first = await start();
  await first.stop();
  await writeFile(
    join(first.data, "postmaster.pid"),
    `${process.pid}\n${first.data}\n1763697737\n${first.port}\n\n\n\n`,
  );
  expect((await start()).alive()).toBe(true);
});

test("an interrupted making of the cluster is begun anew", async () => {
  await chmod(directory, 0o755);
  const first = await start();
  await first.stop();
  await rm(first.data, { recursive: true });
  await writeFile(`${first.data}.new-1`, "half");
  expect(await ask(await start(), "SELECT 1 AS n")).toEqual([{ n: 1 }]);
});
