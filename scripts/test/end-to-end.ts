import { join } from "node:path";
import { takeLock } from "../bootstrap/lock.mjs";
import { ensureBuild, isBuilt } from "../up/build";
import { ensureChromium } from "./chromium";
import { counted, type Outcome, together } from "./counted";
import { countPlaywright } from "./results";

const ROOT = process.cwd();
/**
 * How many systems the tests in the browser run against side by side: one, or by E2E_SYSTEMS two, for who has the cores.
 * On two cores a pair of browser and server is busy enough that the other one makes it late.
 */
export const systemsAtOnce = (wished: string | undefined): 1 | 2 => (wished === "2" ? 2 : 1);

/** Each system has its own half of the tests, the same ones every time, and its own database, ports and browser. */
export async function endToEnd(reports: string): Promise<Outcome> {
  const browser = await ensureChromium(console.log);
  if (!isBuilt(ROOT)) await buildUnlessInUse(reports);
  const count = systemsAtOnce(process.env.E2E_SYSTEMS);
  const systems = Array.from({ length: count }, (_, index) => String(index + 1));
  return together(
    await Promise.all(
      systems.map((instance) =>
        counted({
          args: ["node_modules/@playwright/test/cli.js", "test", `--shard=${instance}/${count}`],
          report: join(reports, `e2e-${instance}.json`),
          read: countPlaywright,
          env: { E2E_INSTANCE: instance, ...(browser ? { CHROMIUM_PATH: browser } : {}) },
          mark: count > 1 ? `${instance} │` : undefined,
        }),
      ),
    ),
  );
}

/** A new build would take the pages away from under a running system. */
async function buildUnlessInUse(reports: string): Promise<void> {
  const lock = takeLock(".data/up.lock");
  if (!lock)
    throw new Error(
      "The sources changed since npm start was begun. Stop it first: the tests need a new build.",
    );
  try {
    await ensureBuild(ROOT, join(reports, "build.log"), console.log);
  } finally {
    lock.release();
  }
}
