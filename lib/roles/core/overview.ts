import { type RoleHealth, type RoleOverview, roleHealth } from "../schema";
import { type HealthFacts, healthOf } from "./health";

/** How a channel's last sync went, and what its health follows from. */
export interface ChannelStanding extends HealthFacts {
  channel: RoleOverview["troubled"][number]["channel"];
  errors: string[];
}

const MOST = 50;
/** In which nobody has to do anything. */
const WELL: readonly RoleHealth[] = ["healthy", "syncing"];
const WORST_FIRST = roleHealth.options.filter((health) => health !== "never");

/** Counts the channels by health and names those in trouble: what operators can mend comes before what owners must allow. */
export function overviewOf(standings: readonly ChannelStanding[], now: Date): RoleOverview {
  const judged = standings.map((standing) => ({ standing, health: healthOf(standing, now) }));
  const channels = Object.fromEntries(
    roleHealth.options.map((each) => [each, judged.filter(({ health }) => health === each).length]),
  ) as RoleOverview["channels"];
  const troubled = judged
    .filter(({ health }) => !WELL.includes(health))
    .toSorted(
      (a, b) =>
        Number(a.standing.missing > 0) - Number(b.standing.missing > 0) || rank(a.health) - rank(b.health),
    )
    .slice(0, MOST)
    .map(({ standing: { channel, errors, lastReadAt }, health }) => ({
      ...{ channel, health, errors },
      readAt: lastReadAt?.toISOString() ?? null,
    }));
  return { channels, troubled };
}

/** A channel that was never synced may have been connected a moment ago. */
const rank = (health: RoleHealth): number =>
  health === "never" ? WORST_FIRST.length : WORST_FIRST.indexOf(health);
