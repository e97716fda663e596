import { type Db, db } from "@/lib/db/client";
import { findRun } from "./read";
import * as repository from "./repository-read";
import type { RunView } from "./schema";

export { cancelRun, enqueue, runNow } from "./ask";
export { listJobs, listRuns } from "./read";
export type { JobRun } from "./schema";

/** One run. @throws TallyError not_found */
export const getRun = (runId: string, from: Db = db()): Promise<RunView> => findRun(runId, from);

/** The latest runs of a job, newest first. */
export const latestRuns = repository.latestRuns;

/** When the last run of a job that succeeded ended; null when none has. */
export const lastSuccess = repository.lastSuccess;
