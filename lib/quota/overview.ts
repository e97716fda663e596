import { botStatus, countJoinedWithin } from "@/lib/bot";
import { type Db, db } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { eventSubOverview } from "@/lib/eventsub";
import { readSendBudget } from "@/lib/sending";
import { type Twitch, twitch } from "@/lib/twitch";
import { firstMinute, sumUp } from "./core/sum-up";
import { listUsage } from "./repository";
import type { Quota } from "./schema";

/** In which the bots send at most CHAT_JOINS JOINs (dev.twitch.tv/docs/chat/#rate-limits). */
const JOIN_WINDOW_MS = 10_000;

interface QuotaDeps {
  pool: Db;
  client: Pick<Twitch, "budget">;
  /** The instance's time. */
  at: Date;
  joinsPerWindow: number;
}

const processDeps = (): QuotaDeps => ({
  pool: db(),
  client: twitch(),
  at: now(),
  joinsPerWindow: env().CHAT_JOINS,
});

/** What Twitch allows this instance, and what of it is used. */
export async function readQuota({ pool, client, at, joinsPerWindow } = processDeps()): Promise<Quota> {
  const [budget, usage, eventSub, bot, joined, sending] = await Promise.all([
    client.budget(),
    listUsage(pool, firstMinute(at)),
    eventSubOverview(pool, at),
    botStatus(pool),
    countJoinedWithin(pool, JOIN_WINDOW_MS),
    readSendBudget(pool),
  ]);
  const { cost, subscriptions } = eventSub;
  return {
    at: at.toISOString(),
    helix: {
      capacity: budget.capacity,
      left: budget.left,
      resetInMs: budget.resetInMs,
      ...sumUp(usage, at),
    },
    eventSub: eventSub.transport && {
      used: cost.used,
      max: cost.max,
      enabled: subscriptions.enabled,
      left: subscriptions.left,
    },
    joins: { ...bot.budget, pace: { used: joined, most: joinsPerWindow, windowMs: JOIN_WINDOW_MS } },
    sending,
  };
}
