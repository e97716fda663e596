import type { ClaimDeps } from "./claims";
import { MAIL_PERSISTENCE } from "./core/settle";
import { type Claimer, renewLeases, takeUpExpired } from "./repository-claim";

/** The ids of what was claimed and is not yet written down as done. */
export type Held = Set<string>;

/** A claim may end otherwise than by an answer; so often, and it is the delivery that its workers die of. */
const MOST_CLAIMS = 3 * MAIL_PERSISTENCE.attempts;

/**
 * Keeps the leases of what is held, and takes up what dead workers had. `onLost` hears of what is no longer ours,
 * because it has just been written down, or the database could not be reached for too long.
 */
export function keepLeases(
  { pool, claimer, log }: Pick<ClaimDeps, "pool" | "log"> & { claimer: Claimer },
  held: Held,
  onLost: (ids: ReadonlySet<string>) => void,
): { stop(): void } {
  let busy = false;
  const look = async () => {
    const ids = [...held];
    if (ids.length > 0) {
      const ours = await renewLeases(pool, claimer, ids);
      const lost = new Set(ids.filter((id) => !ours.has(id) && held.has(id)));
      if (lost.size > 0) onLost(lost);
    }
    await takeUpExpired(pool, MOST_CLAIMS);
  };
  const tick = () => {
    if (busy) return;
    busy = true;
    void look()
      .catch((error: unknown) => log.warn({ err: error }, "leases of deliveries could not be renewed"))
      .finally(() => {
        busy = false;
      });
  };
  tick();
  const timer = setInterval(tick, claimer.leaseMs / 4);
  return { stop: () => clearInterval(timer) };
}
