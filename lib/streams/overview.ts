import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { zoneClock } from "@/lib/kernel/zone-clock";
import { beginOfLast, DAY_MS } from "./core/read/calendar-days";
import { CALENDAR_DAYS, channelFigures } from "./core/read/channel-figures";
import { likelyNext } from "./core/read/likely-next";
import { usualHours } from "./core/read/usual-hours";
import { channelOf, summariesOf } from "./list";
import * as repository from "./repository-read-channel";
import type { ChannelOverview, OverviewQuery } from "./schema";

/** A habit comes round within a week. */
const NEXT_DAYS = 9;

/** Everything about a channel: now, usually, and in the last `days` days of the zone. @throws TallyError not_found */
export async function getOverview(
  login: string,
  { days, zone }: OverviewQuery,
  now = instanceNow(),
  from: Db = db(),
): Promise<ChannelOverview> {
  const broadcaster = await channelOf(login, from);
  const nowMs = now.getTime();
  const reachDays = Math.max(CALENDAR_DAYS, 2 * days);
  const clock = zoneClock(zone, nowMs - (reachDays + 2) * DAY_MS, nowMs + NEXT_DAYS * DAY_MS);
  const last = (count: number) => ({ from: new Date(beginOfLast(clock, nowMs, count)), now });
  const [airings, categories, running] = await Promise.all([
    repository.loadAirings(from, broadcaster.id, last(reachDays)),
    repository.loadCategories(from, broadcaster.id, last(days)),
    repository.listOnAir(from, broadcaster.id),
  ]);
  const [onAir = null] = await summariesOf(from, running, now);
  return {
    broadcaster,
    onAir,
    zone,
    days,
    ...channelFigures(airings, clock, { nowMs, days }),
    usualHours: usualHours(airings, clock, nowMs),
    likelyNext: likelyNext(airings, clock, { nowMs, onAir: onAir !== null }),
    categories,
  };
}
