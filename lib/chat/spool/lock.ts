import { spawnSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process of another machine (or container) cannot be looked at: it shows that it lives by touching its lock, */
const TOUCH_MS = 10_000;
/** and counts as dead after so long without. */
const SILENT_MS = 60_000;

export interface Lock {
  release(): void;
}

/** Takes a lock that ends with this process, however it ends; undefined when somebody alive has it. */
export function takeLock(file: string): Lock | undefined {
  const mine = `${hostname()} ${identityOf(process.pid) ?? process.pid}`;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (;;) {
      if (link(draft, file)) return held(file, mine);
      const holder = read(file);
      if (holder === undefined) continue;
      if (isAlive(holder, file)) return undefined;
      removeDead(file, holder, `${draft}.dead`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function held(file: string, mine: string): Lock {
  const touching = setInterval(() => unlessGone(() => utimesSync(file, new Date(), new Date())), TOUCH_MS);
  touching.unref();
  return {
    release() {
      clearInterval(touching);
      if (read(file) === mine) rmSync(file, { force: true });
    },
  };
}

function isAlive(holder: string, file: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host === hostname()) return `${host} ${identityOf(Number(pid))}` === holder;
  const touched = unlessGone(() => statSync(file).mtimeMs);
  return touched !== undefined && Date.now() - touched < SILENT_MS;
}

/** A process id with its time of birth, which tells it from a later process with the same id. */
function identityOf(pid: number): string | undefined {
  const stat = unlessGone(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (stat !== undefined) {
    // The second field is the name in parentheses and may hold anything; the time of birth is field 22.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : `${pid} ${rest[18]}`;
  }
  const run = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return run.status === 0 && run.stdout.trim() ? `${pid} ${run.stdout.trim()}` : undefined;
}

/** Moved aside before it is removed: another process may have taken the lock since it was read. */
function removeDead(file: string, holder: string, aside: string): void {
  const moved = unlessGone(() => {
    renameSync(file, aside);
    return true;
  });
  if (!moved) return;
  if (read(aside) !== holder) link(aside, file);
  rmSync(aside, { force: true });
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

const read = (file: string): string | undefined => unlessGone(() => readFileSync(file, "utf8"));

function unlessGone<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
