import { lastSuccess } from "@/lib/jobs";
import { within } from "@/lib/kernel/within";
import { type Findings, type Readiness, readiness } from "./core/readiness";
import { finishedMigrations, onOwnConnection } from "./repository";

export interface HealthDeps {
  databaseUrl: string;
  /** Names of the migrations that this version of the code needs. */
  neededMigrations: () => Promise<string[]>;
  startedAt: Date;
  everySeconds: number;
  now: () => Date;
  /** Most time an answer may take. */
  timeoutMs: number;
}

/** Answers of the same second are shared: whoever asks how we are must not be what makes us ill. */
const SHARED_MS = 1_000;

/** Makes the check. It never fails and always answers in time, also when Postgres hangs. */
export function createHealthCheck(deps: HealthDeps): () => Promise<Readiness> {
  let latest: { at: number; answer: Promise<Readiness> } | undefined;
  return () => {
    const at = deps.now().getTime();
    if (!latest || at - latest.at >= SHARED_MS || at < latest.at) latest = { at, answer: check(deps) };
    return latest.answer;
  };
}

async function check(deps: HealthDeps): Promise<Readiness> {
  const { startedAt, everySeconds } = deps;
  const database = await within(deps.timeoutMs, look(deps)).catch(() => null);
  return readiness({ database, startedAt, everySeconds, now: deps.now() });
}

/** @throws when Postgres does not answer */
function look({ databaseUrl, neededMigrations, timeoutMs }: HealthDeps): Promise<Findings["database"]> {
  return onOwnConnection(databaseUrl, timeoutMs, async (db) => {
    const needed = await neededMigrations();
    const finished = new Set(await finishedMigrations(db));
    const pendingMigrations = needed.filter((name) => !finished.has(name));
    // Without its migrations the table of runs may not be there yet.
    const lastGoodTickAt = pendingMigrations.length > 0 ? null : await lastSuccess(db, "sync-live-status");
    return { pendingMigrations, lastGoodTickAt };
  });
}
