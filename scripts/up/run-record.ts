import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { identityOf } from "../bootstrap/lock.mjs";
import { killGroup } from "./supervise";
import { replaceFile } from "./write-file";

/** Children end by themselves within 5 s of losing their parent (die-with-parent.mjs). */
const PATIENCE_MS = 7_000;

/** Remembers on disk which processes were started, so that the next start can wait for left-over ones. */
export function recordRun(file: string): { started(name: string, pid: number): void } {
  const identities: Record<string, string> = {};
  return {
    started(name, pid) {
      const identity = identityOf(pid);
      if (!identity) return;
      identities[name] = identity;
      replaceFile(file, JSON.stringify(identities));
    },
  };
}

/** Waits until the processes of a killed run are gone, so that their ports are free again; ends them if need be. */
export async function awaitLeftovers(file: string, patienceMs = PATIENCE_MS): Promise<void> {
  const identities = Object.values(readRecord(file));
  const left = () => identities.filter((identity) => identityOf(pidOf(identity)) === identity);
  for (const end = Date.now() + patienceMs; left().length > 0 && Date.now() < end; ) await sleep(50);
  for (const identity of left()) killGroup(pidOf(identity));
}

const pidOf = (identity: string): number => Number(identity.split(" ")[0]);

function readRecord(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}
