import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identityOf } from "../bootstrap/lock.mjs";
import { killGroup } from "./supervise";
import { replaceFile } from "./write-file";

/** Children end by themselves within 5 s of losing their parent (die-with-parent.mjs). */
const PATIENCE_MS = 7_000;

/** Remembers on disk which processes were started, so that the next start can wait for left-over ones. */
export function recordRun(file: string): { started(name: string, pid: number): void } {
  const processes: Record<string, string> = {};
  return {
    started(name, pid) {
      const identity = identityOf(pid);
      if (!identity) return;
      processes[name] = identity;
      replaceFile(file, JSON.stringify({ file: resolve(file), processes }));
    },
  };
}

/** Waits until the processes of a killed run are gone, so that their ports are free again; ends them if need be. */
export async function awaitLeftovers(file: string, patienceMs = PATIENCE_MS): Promise<void> {
  const identities = Object.values(readProcesses(file));
  const left = () => identities.filter((identity) => identityOf(pidOf(identity)) === identity);
  for (const end = Date.now() + patienceMs; left().length > 0 && Date.now() < end; ) await sleep(50);
  for (const identity of left()) killGroup(pidOf(identity));
}

const pidOf = (identity: string): number => Number(identity.split(" ")[0]);

/** Nothing when the file is a copy: what it names then belongs to the checkout it was copied from. */
function readProcesses(file: string): Record<string, string> {
  try {
    const record = JSON.parse(readFileSync(file, "utf8")) as {
      file: string;
      processes: Record<string, string>;
    };
    return record.file === resolve(file) ? record.processes : {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}
