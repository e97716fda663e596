import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { z } from "zod";

const report = z.object({
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string(), severity: z.string() }),
      }),
    ),
  }),
});
const PROGRAM = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

export interface Violation {
  rule: string;
  from: string;
  to: string;
}

/** What dependency-cruiser finds in the folders of `root` with the rules there. */
export async function cruise(root: string, folders: string[]): Promise<Violation[]> {
  const args = [PROGRAM, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...folders];
  // It ends with the number of errors as its code, so the code alone does not tell a failure from a finding.
  const output = await new Promise<string>((done, fail) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 100_000_000 }, (_error, stdout, stderr) =>
      stdout ? done(stdout) : fail(new Error(stderr)),
    );
  });
  const { summary } = report.parse(JSON.parse(output));
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
