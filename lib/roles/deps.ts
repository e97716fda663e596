import { db, type Pool } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { type Logger, logger } from "@/lib/log";
import { twitch } from "@/lib/twitch";
import type { RoleTwitch } from "./read-list";

/** What the services of this folder work with; tests bring their own. */
export interface RoleDeps {
  pool: Pool;
  twitch: RoleTwitch;
  /** The instance's time. */
  clock: () => Date;
  log: Pick<Logger, "info" | "warn" | "error">;
}

/** Those of this process. */
export const processDeps = (): RoleDeps => ({
  pool: db(),
  twitch: twitch(),
  clock: now,
  log: logger("roles"),
});
