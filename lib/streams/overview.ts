import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { DAY_MS } from "./core/read/calendar-days";
import { CALENDAR_DAYS, channelFigures } from "./core/read/channel-figures";
import { likelyNext } from "./core/read/likely-next";
import { usualHours } from "./core/read/usual-hours";
import { type ZoneClock, zoneClock } from "./core/read/zone-clock";
import { channelOf, summariesOf } from "./list";
import * as repository from "./repository-read-channel";
import type { ChannelComparison, ChannelOverview, OverviewQuery } from "./schema";

/** Everything about a channel: now, usually, and in the last `days` days of the zone. @throws TallyError not_found */
export async function getOverview(
  login: string,
  { days, zone }: OverviewQuery,
  now = instanceNow(),
  from: Db = db(),
): Promise<ChannelOverview> {
  const broadcaster = await channelOf(login, from);
  const clock = clockFor(zone, days, now);
  const spanBegins = (count: number) => new Date(dayBegin(clock, now, count));
  const [airings, categories, [onAir = null]] = await Promise.all([
    repository.loadAirings(from, broadcaster.id, {
      from: spanBegins(Math.max(CALENDAR_DAYS, 2 * days)),
      now,
    }),
    repository.loadCategories(from, broadcaster.id, { from: spanBegins(days), now }),
    repository.findOnAir(from, broadcaster.id).then((rows) => summariesOf(from, rows, now)),
  ]);
  const nowMs = now.getTime();
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

/** Channels over the same days, in the order asked for. @throws TallyError not_found */
export async function compareChannels(
  logins: readonly string[],
  query: OverviewQuery,
  now = instanceNow(),
  from: Db = db(),
): Promise<ChannelComparison> {
  return { channels: await Promise.all(logins.map((login) => getOverview(login, query, now, from))) };
}
