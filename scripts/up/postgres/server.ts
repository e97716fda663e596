import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { waitForLock } from "../../bootstrap/lock.mjs";
import { anyFreePort, isFree } from "../ports";
import { commandOf, isAlive, processesIn } from "../process-table";
import { type Cluster, openCluster, plainEnvironment } from "./cluster";
import { type PidFile, parsePidFile } from "./pid-file";

export interface PostgresOptions {
  /** Where the cluster, its password and its port are kept. */
  directory: string;
  logFile: string;
  /** Settings for `postgres -c`. */
  settings?: Record<string, string>;
  /** false: a crash of the machine may lose data. For tests. */
  durable?: boolean;
}

/** A running server. */
export interface Postgres {
  pid: number;
  port: number;
  /** Where its data is: under `directory`, or elsewhere when the server's user may not go there. */
  data: string;
  /** It was running already, left by a start that was killed. */
  adopted: boolean;
  /** Address of a database on it, with the password. */
  url(database: string): string;
  alive(): boolean;
  /** Ends it: clients are sent away, everything is on disk. At worst by force, after about 20 s. */
  stop(): Promise<void>;
}

const NOT_DURABLE = { fsync: "off", full_page_writes: "off" };
const ATTEMPTS = 12;
/** Crash recovery replays at most a few minutes of changes; a server that answers nobody longer than this is broken. */
const READY_MS = 300_000;

/**
 * Starts PostgreSQL on 127.0.0.1, or adopts the server that runs on this data already. The server is not
 * our child: it outlives us when we are killed, so that nothing is lost, and the next start finds it.
 * Two at once: the second adopts what the first has started.
 * @throws Error with the end of the server's log when it does not start
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const lock = await waitForLock(join(options.directory, "starting.lock"), () => undefined);
  try {
    return await startOrAdopt(openCluster(resolve(options.directory), options.durable ?? true), options);
  } finally {
    lock.release();
  }
}

async function startOrAdopt(cluster: Cluster, options: PostgresOptions): Promise<Postgres> {
  let trouble = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const running = runningServer(cluster.data);
    if (running) {
      if (await answers(cluster, running)) return handle(cluster, running, true);
      await stopServer(running.pid, cluster.data);
    }
    forgetReusedPid(cluster.data);
    const started = await launch(cluster, options);
    if (await answers(cluster, started)) return handle(cluster, started, false);
    trouble = lastLines(options.logFile);
    // Backends of a killed server may hold its shared memory for a moment longer.
    await sleep(500);
  }
  throw new Error(`PostgreSQL does not start. The end of ${options.logFile}:\n${trouble}`);
}

function handle(cluster: Cluster, { pid, port }: PidFile, adopted: boolean): Postgres {
  cluster.rememberPort(port);
  return {
    pid,
    port,
    data: cluster.data,
    adopted,
    url: (database) => urlOf(cluster, port, database),
    alive: () => isServer(pid, cluster.data),
    stop: () => stopServer(pid, cluster.data),
  };
}

async function launch(cluster: Cluster, options: PostgresOptions): Promise<PidFile> {
  const port = cluster.port && (await isFree(cluster.port)) ? cluster.port : await anyFreePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    ...(options.durable === false ? NOT_DURABLE : {}),
    ...options.settings,
  };
  // A file, not a pipe: the server must not end when nobody reads any more.
  const log = openSync(options.logFile, "a");
  const child = spawn(
    join(cluster.programs, "postgres"),
    [
      ...["-D", cluster.data, "-p", String(port)],
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    {
      ...cluster.account,
      cwd: "/",
      detached: true,
      stdio: ["ignore", log, log],
      env: plainEnvironment(),
    },
  );
  closeSync(log);
  child.unref();
  await new Promise<void>((done, fail) => child.once("spawn", done).once("error", fail));
  return { pid: child.pid ?? 0, port };
}

/** Waits until the server takes connections; false when it ends instead. */
async function answers(cluster: Cluster, server: PidFile): Promise<boolean> {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    const client = new pg.Client({
      connectionString: urlOf(cluster, server.port, "postgres"),
      connectionTimeoutMillis: 2_000,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (!isAlive(server.pid) || !isServer(server.pid, cluster.data)) return false;
      // Another program answers on that port, or the password is not the one we keep.
      if (error instanceof pg.DatabaseError && error.code?.startsWith("28")) return false;
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(50);
  }
  return false;
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}

function runningServer(data: string): PidFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(data, "postmaster.pid"), "utf8");
  } catch {
    return undefined;
  }
  const file = parsePidFile(text);
  return file && isServer(file.pid, data) ? file : undefined;
}

/** Whether the pid is the server of this data, and not a later process with the same id. */
function isServer(pid: number, data: string): boolean {
  return isAlive(pid) && commandOf(pid).includes(`postgres -D ${data} `);
}

/**
 * After a reboot or in a container the pid of a dead server may belong to another program, and PostgreSQL
 * then refuses to start. Its file is removed only when nobody works in the data directory: two servers
 * on the same files would be the worse failure.
 */
function forgetReusedPid(data: string): void {
  const file = join(data, "postmaster.pid");
  let pid: number;
  try {
    pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  } catch {
    return;
  }
  if (isAlive(pid) && !isServer(pid, data) && processesIn(realpathSync(data)) === 0)
    rmSync(file, { force: true });
}

async function stopServer(pid: number, data: string): Promise<void> {
  const steps = [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const;
  for (const [signal, patienceMs] of steps) {
    if (!isServer(pid, data)) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
      throw error;
    }
    for (const end = Date.now() + patienceMs; Date.now() < end && isServer(pid, data); ) await sleep(25);
  }
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").split("\n").slice(-15).join("\n");
}
