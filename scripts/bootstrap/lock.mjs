// A lock held by a living process. Plain JavaScript: it is needed before anything is installed.
import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export function identityOf(pid) {
  try {
    // The second field is the name in parentheses and may hold anything; time of start is field 22.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : `${pid} ${rest[18]}`;
  } catch {
    const run = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return run.status === 0 && run.stdout.trim() ? `${pid} ${run.stdout.trim()}` : undefined;
  }
}

export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  const mine = identityOf(process.pid) ?? String(process.pid);
  writeFileSync(draft, mine);
  try {
    for (;;) {
      if (link(draft, file)) return { release: () => release(file, mine) };
      const holder = read(file);
      if (holder === undefined) continue;
      if (identityOf(Number(holder.split(" ")[0])) === holder) return undefined;
      removeDead(file, holder, `${draft}.dead`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

export async function waitForLock(file, onWait) {
  for (let told = false; ; told = true) {
    const lock = takeLock(file);
    if (lock) return lock;
    if (!told) onWait(read(file)?.split(" ")[0] ?? "unknown");
    await sleep(100);
  }
}

/** Moved aside before it is removed: another process may have taken the lock since it was read. */
function removeDead(file, holder, aside) {
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (read(aside) !== holder) link(aside, file);
  rmSync(aside, { force: true });
}

function release(file, mine) {
  if (read(file) === mine) rmSync(file, { force: true });
}

function link(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
