import type { JobContext } from "../schema";
import type { TimetableEntry } from "../timetable";

/** A job as the engine knows it: when, and what. */
export interface Job extends TimetableEntry {
  id: string;
  /** Safe to run twice, at the same time as itself, and to be stopped at any moment. Its answer is recorded. */
  handler(context: JobContext): Promise<unknown>;
  /** For jobs that run on work: whether there is any. */
  hasWork?(): Promise<boolean>;
}
