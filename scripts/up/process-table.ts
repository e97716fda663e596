import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line of a process, or "" when there is none (or it may not be seen). */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return fromPs(pid, "command=");
  }
}

/** The process that started another; undefined when either is gone. */
export function parentOf(pid: number): number | undefined {
  let parent: string | undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    parent = fromPs(pid, "ppid=");
  }
  return Number(parent) || undefined;
}

/** How many processes have their working directory there; undefined where that cannot be seen. */
export function processesIn(directory: string): number | undefined {
  try {
    return readdirSync("/proc").filter(
      (entry) => /^\d+$/.test(entry) && workingDirectory(entry) === directory,
    ).length;
  } catch {
    return undefined;
  }
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function fromPs(pid: number, column: string): string {
  const run = spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" });
  return run.status === 0 ? run.stdout.trim() : "";
}
