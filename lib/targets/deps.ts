import { lookUpByLogin } from "@/lib/broadcasters";
import { db, type Pool } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import type { BroadcasterRef } from "@/lib/events/schema";
import { type Twitch, twitch } from "@/lib/twitch";
import type { ActiveSets } from "./active-sets";
import { activeSets } from "./instance";

/** What the services of this folder work with; tests bring their own. */
export interface TargetDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getCategories" | "searchCategories" | "getUsers">;
  sets: ActiveSets;
  /** Finds a broadcaster at Twitch and remembers them. */
  lookUp: (login: string) => Promise<BroadcasterRef>;
  /** The instance's time. */
  clock: () => Date;
  everySeconds: number;
}

/** Those of this process. */
export const processDeps = (): TargetDeps => ({
  pool: db(),
  twitch: twitch(),
  sets: activeSets(),
  lookUp: (login) => lookUpByLogin(login),
  clock: now,
  everySeconds: env().POLL_INTERVAL_SECONDS,
});
