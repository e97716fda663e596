import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import type { BenchContext } from "./bench";

/** A context whose databases are on `server`; `close` drops them. */
export function benchContext(server: string): BenchContext & { close(): Promise<void> } {
  const databases: TestDatabase[] = [];
  return {
    async database() {
      const database = await testDatabase(server);
      databases.push(database);
      return database;
    },
    async time(work) {
      const begun = performance.now();
      const result = await work();
      return { result, ms: performance.now() - begun };
    },
    peakRssMb,
    say: (line) => console.error(`  ${line}`),
    async close() {
      for (const database of databases.splice(0)) await database.drop();
    },
  };
}

/** Linux keeps the high-water mark itself; elsewhere what is held now has to do. */
function peakRssMb(pid: number): number {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (kibibytes) return (Number(kibibytes) * 1024) / 1e6;
  } catch {
    // No /proc here.
  }
  return (Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024) / 1e6;
}
