import type { Db } from "@/lib/db/client";
import * as repository from "./repository";

/** Deletes alerts that were over before `before`, at most a few hundred a year; says how many. */
export const pruneAlerts = (db: Db, before: Date): Promise<number> =>
  repository.deleteClosedBefore(db, before);
