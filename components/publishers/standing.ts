import type { PublisherView } from "@/lib/publishers/schema";

/** How a publisher does, as people think of it: one that runs is up to date, or catches up. */
export type Standing = "waiting" | "current" | "behind" | "retrying" | "paused" | "disabled";

/** What waits for less than this, in ms, is on its way: no publisher is behind because something just happened. */
const ON_ITS_WAY_MS = 5_000;

/** How it stands, from its state and what waits. */
export function standingOf({ state, lag }: Pick<PublisherView, "state" | "lag">): Standing {
  if (state !== "running") return state;
  return lag.more || (lag.events > 0 && (lag.ageMs ?? 0) >= ON_ITS_WAY_MS) ? "behind" : "current";
}
