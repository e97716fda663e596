import * as repository from "./repository";

export { runNow } from "./run-now";
export type { JobRun } from "./schema";

/** The latest runs of a job, newest first. */
export const listRuns = repository.listRuns;

/** When the last run of a job that succeeded ended; null when none has. */
export const lastSuccess = repository.lastSuccess;
