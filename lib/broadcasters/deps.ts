import { db, type Pool } from "@/lib/db/client";
import { type Logger, logger } from "@/lib/log";
import { type Twitch, twitch } from "@/lib/twitch";

/** What the services of this folder work with; tests bring their own. */
export interface BroadcasterDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getUsers" | "listFollowedChannels">;
  log: Pick<Logger, "info" | "warn">;
}

/** Those of this process. */
export const processDeps = (): BroadcasterDeps => ({
  pool: db(),
  twitch: twitch(),
  log: logger("broadcasters"),
});
