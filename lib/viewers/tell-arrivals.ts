import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { takeArrivals } from "./repository-arrivals";

const AT_ONCE = 500;

/**
 * Tells publishers who was seen in a channel for the first time, until nobody is left of whom they were not told.
 * Any number of processes may do it at once; each arrival is told once.
 */
export async function tellArrivals(pool: Pool): Promise<void> {
  let taken = AT_ONCE;
  while (taken === AT_ONCE)
    taken = await withTransaction(async (tx) => {
      const found = await takeArrivals(tx, AT_ONCE);
      await appendEvents(
        tx,
        found.arrivals.map(({ channelId, twitchId, login, at }) => ({
          kind: "viewer.arrived",
          payload: { channelId, twitchId, login, at: at.toISOString() },
        })),
      );
      return found.taken;
    }, pool);
}
