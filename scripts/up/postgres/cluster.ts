import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
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
  /** Where the data is when it is not beside this file. */
  elsewhere?: string;
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

  const beside = join(directory, MAJOR_VERSION);
  const account = accountFor(known.elsewhere ?? beside);
  // Remembered, because a folder that was closed today may be open tomorrow and the data must not seem lost.
  if (!known.elsewhere && !existsSync(beside) && !canEnter(account, directory)) {
    remember({ elsewhere: join(openHome(directory, fingerprint(known.password)), MAJOR_VERSION) });
  }
  refuseMoved(directory, known);
  const data = known.elsewhere ?? beside;
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
 * Data elsewhere is found by the path of `directory`, and by the password: when `directory` is removed to begin
 * anew, the data there belongs to nobody and must not be taken for ours.
 * @throws Error when the folder was moved or copied since
 */
function refuseMoved(directory: string, { elsewhere, password }: ClusterFile): void {
  const expected = join(openHomeOf(directory), fingerprint(password), MAJOR_VERSION);
  if (!elsewhere || elsewhere === expected) return;
  throw new Error(
    `${directory} was moved or copied, and its database is still in ${elsewhere}. Move that to ${expected} and put this path into ${join(directory, FILE)}; or remove ${directory} to begin anew.`,
  );
}

const fingerprint = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

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

/** A folder every user can enter, for a checkout that only root can (/root, a `mktemp -d`). */
function openHome(directory: string, ...below: string[]): string {
  const home = join(openHomeOf(directory), ...below);
  mkdirSync(home, { recursive: true });
  // Set by hand, because a strict umask would close them again.
  for (const path of [dirname(openHomeOf(directory)), openHomeOf(directory), home]) chmodSync(path, 0o711);
  return home;
}

/** Not /var/tmp, which is emptied of what has not been used for a month. */
const openHomeOf = (directory: string): string =>
  join("/var/lib/tallylight", fingerprint(resolve(directory)));
