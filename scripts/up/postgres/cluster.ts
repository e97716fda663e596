import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { createFile, replaceFile } from "../write-file";
import { type Account, accountFor, canEnter } from "./account";
import { type Binaries, installedBinaries } from "./binaries";

/** A data directory that is there, and what is needed to run a server on it. */
export interface Cluster {
  data: string;
  programs: string;
  account: Account;
  password: string;
  /** The port it had last time. */
  port: number | undefined;
  rememberPort(port: number): void;
}

interface ClusterFile {
  password: string;
  data?: string;
  port?: number;
}

const MAJOR_VERSION = "18";
const FILE = "cluster.json";

/**
 * The cluster kept under `directory`, made when there is none. Killed at any point, the next call
 * finds either no cluster or a whole one.
 * @param durable false for tests: nothing waits for the disk
 */
export function openCluster(directory: string, durable: boolean): Cluster {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, FILE);
  createFile(file, JSON.stringify({ password: randomBytes(24).toString("base64url") }));
  let known = JSON.parse(readFileSync(file, "utf8")) as ClusterFile;
  const remember = (change: Partial<ClusterFile>) => {
    known = { ...known, ...change };
    replaceFile(file, JSON.stringify(known));
  };

  const account = accountFor(known.data ?? join(directory, MAJOR_VERSION));
  // Remembered, because a folder that was closed today may be open tomorrow and the data must not seem lost.
  if (!known.data) {
    remember({ data: join(dataHome(account, directory, known.password), MAJOR_VERSION) });
  }
  const data = known.data ?? "";
  const programs = join(reachableBinaries(account, directory).home, "bin");
  if (!existsSync(data)) initialise({ data, programs, account, password: known.password, durable });
  return {
    data,
    programs,
    account,
    password: known.password,
    port: known.port,
    rememberPort: (port) => {
      if (port !== known.port) remember({ port });
    },
  };
}

/** What PostgreSQL's programs are started with: none of our secrets, and no PG* variable of the person's shell. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH } = process.env;
  return { NODE_ENV, PATH, LC_ALL: "C", TZ: "UTC" };
}

/** Makes the data directory under another name first, and gives it its own only when it is whole. */
function initialise(options: Omit<Cluster, "port" | "rememberPort"> & { durable: boolean }): void {
  const { data, programs, account } = options;
  const parent = dirname(data);
  const prefix = `${basename(data)}.new-`;
  for (const left of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    rmSync(join(parent, left), { recursive: true, force: true });
  }
  const draft = join(parent, prefix + process.pid);
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const run = spawnSync(
    join(programs, "initdb"),
    [
      ...["-D", draft, "-U", "postgres", `--pwfile=${passwordFile}`, "-A", "scram-sha-256", "-E", "UTF8"],
      // Lower-cases every script properly without the locales of the operating system.
      ...["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ...(options.durable ? [] : ["--no-sync"]),
    ],
    { ...account, cwd: "/", encoding: "utf8", env: plainEnvironment() },
  );
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    throw new Error(`The database could not be made: ${run.error?.message ?? ""}${run.stdout}${run.stderr}`);
  }
  renameSync(draft, data);
}

/** Removes what `openCluster` made, wherever it is. The server must have been stopped. */
export function removeCluster(directory: string): void {
  for (const path of [directory, openHomeOf(directory)]) rmSync(path, { recursive: true, force: true });
}

/**
 * The folder for the data. Outside `directory` its name depends on the password: when `directory` is removed
 * to begin anew, the data there belongs to nobody and must not be taken for ours.
 */
function dataHome(account: Account, directory: string, password: string): string {
  if (canEnter(account, directory)) return directory;
  const home = join(openHome(directory), createHash("sha256").update(password).digest("hex").slice(0, 12));
  mkdirSync(home, { recursive: true, mode: 0o711 });
  return home;
}

/** The installed binaries, or a copy of them where the account can reach them. */
function reachableBinaries(account: Account, directory: string): Binaries {
  const installed = installedBinaries();
  if (canEnter(account, join(installed.home, "bin", "postgres"))) return installed;
  const home = join(openHome(directory), `postgresql-${installed.version}`);
  if (!existsSync(home)) {
    const draft = `${home}.new-${process.pid}`;
    cpSync(installed.home, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, home);
  }
  return { ...installed, home };
}

/**
 * A folder every user can enter, for a checkout that only its owner can (/root, a `mktemp -d`).
 * @throws Error when another user has put something there: it could be a trap
 */
function openHome(directory: string): string {
  const home = openHomeOf(directory);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const found = lstatSync(home);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new Error(`${home} was put there by someone else. Remove it and start again.`);
  }
  return home;
}

const openHomeOf = (directory: string): string =>
  join(
    "/var/tmp",
    `tallylight-${createHash("sha256").update(resolve(directory)).digest("hex").slice(0, 12)}`,
  );
