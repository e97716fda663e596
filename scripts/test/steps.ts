import { join } from "node:path";
import { gates } from "../check/gates";
import { runGates } from "../check/run-gates";
import { counted, type Outcome } from "./counted";
import { endToEnd } from "./end-to-end";
import { countVitest, NONE } from "./results";

export interface Step {
  name: string;
  /** Whether its tests start Redis, RabbitMQ or Kafka. */
  services?: true;
  /** @throws Error when it could not be run at all */
  run(): Promise<Outcome>;
}

export const REPORTS = ".data/test";
/** On a shared machine a process may stand still for seconds. What had to be repeated is named at the end. */
const PATIENCE = process.env.CI === "true" ? ["--retry=1"] : [];

/** In this order: what fails soonest comes first. */
export const steps: Step[] = [
  {
    name: "check",
    run: async () => ({ ...NONE, ok: (await runGates(gates, console.log)).length === 0 }),
  },
  { name: "unit", run: () => vitest([], "unit", "architecture") },
  { name: "integration", services: true, run: () => vitest(PATIENCE, "integration", "alone") },
  { name: "e2e", services: true, run: () => endToEnd(REPORTS) },
];

/** Runs projects of vitest.config.ts one after the other. */
async function vitest(options: string[], ...projects: [string, ...string[]]): Promise<Outcome> {
  const report = join(REPORTS, `${projects[0]}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return counted({
    args: [
      ...["node_modules/vitest/vitest.mjs", "run"],
      ...projects.flatMap((project) => ["--project", project]),
      ...reporters,
      ...options,
    ],
    report,
    read: countVitest,
  });
}
