import { declareAlert, isAlertOpen } from "@/lib/alerts";
import type { EventSubDeps } from "./deps";
import { readState } from "./repository-state";

const BROKEN_MS = 10 * 60_000;

/** Begins the alert when no event could come for ten minutes although some should, and ends it when they can. */
export async function judgeAlert({ pool, env }: Pick<EventSubDeps, "pool" | "env">): Promise<void> {
  const { brokenMs, problem } = await readState(pool);
  const isBroken = brokenMs !== null && brokenMs >= BROKEN_MS;
  if (isBroken === (await isAlertOpen("eventsub", pool))) return;
  const words = problem ?? "None of its transports works.";
  const summary = `Twitch cannot tell of events: ${words} Go-lives are found by polling, later by up to its interval.`;
  await declareAlert({ pool, operatorIds: env.OPERATOR_TWITCH_IDS }, "eventsub", isBroken ? summary : null);
}
