import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { type Counts, NONE } from "./results";

/** What came of a step: whether its command succeeded, too. */
export type Outcome = Counts & { ok: boolean };

interface Runner {
  args: string[];
  /** Where it writes its report, and how that is read. */
  report: string;
  read: (json: string) => Counts;
  env?: Record<string, string>;
  /** Before each line, where several run at once. */
  mark?: string | undefined;
}

/** Runs a test runner in this terminal and reads its report; without one there were no tests. */
export async function counted({ args, report, read, env, mark }: Runner): Promise<Outcome> {
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const child = spawn(process.execPath, args, {
    stdio: mark === undefined ? "inherit" : ["inherit", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on("line", (line) => console.log(`${mark} ${line}`));
  }
  const [code] = (await once(child, "close")) as [number | null];
  try {
    return { ...read(readFileSync(report, "utf8")), ok: code === 0 };
  } catch {
    return { ...NONE, ok: false };
  }
}

/** Of several runners that did a step between them. */
export const together = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce((all, one) => ({
    ok: all.ok && one.ok,
    passed: all.passed + one.passed,
    failed: all.failed + one.failed,
    skipped: all.skipped + one.skipped,
    excused: all.excused + one.excused,
    failures: [...all.failures, ...one.failures],
    repeated: [...all.repeated, ...one.repeated],
  }));
