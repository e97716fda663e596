/** A lease on a channel that has not run out. */
export interface LiveLease {
  channelId: string;
  bot: string;
}

export interface LeaseSituation {
  /** The bot that plans. */
  self: string;
  /** All bots that live, this one among them. */
  bots: readonly string[];
  /** Channels that are to be read. */
  wanted: readonly string[];
  leases: readonly LiveLease[];
  /** Channels of others that the bot is already joining in order to take them over: it stays with those. */
  courting?: readonly string[];
}

export interface LeasePlan {
  /** Nobody's channels, to be taken now. */
  take: string[];
  /** Channels of bots with more than their share: to be joined now, and taken over once they are read. */
  court: string[];
  /** Our own channels that nobody wants to be read any more. */
  release: string[];
}

/** Joins that Twitch lets an account make in ten seconds: more are not courted at once. */
const MOST_COURTED = 20;

/**
 * What one bot does about the channels, each bot for itself. A bot takes what nobody has up to an equal share,
 * rounded up; when everything is taken, those with too little court those with too much, until all have the
 * same but for one. Every bot begins at another place, so that two seldom reach for the same channel; when they
 * do, the database gives it to one.
 */
export function planLeases({ self, bots, wanted, leases, courting = [] }: LeaseSituation): LeasePlan {
  const isWanted = new Set(wanted);
  const holders = new Map(leases.map(({ channelId, bot }) => [channelId, bot]));
  const channelsOf = new Map<string, string[]>(bots.map((bot) => [bot, []]));
  for (const channelId of [...isWanted].sort()) channelsOf.get(holders.get(channelId) ?? "")?.push(channelId);
  const release = leases.filter(({ channelId, bot }) => bot === self && !isWanted.has(channelId));

  const mine = channelsOf.get(self)?.length ?? 0;
  const most = Math.ceil(isWanted.size / bots.length);
  const least = Math.floor(isWanted.size / bots.length);
  const place = [...bots].sort().indexOf(self) / bots.length;
  const free = rotated(
    [...isWanted].filter((channelId) => !holders.has(channelId)),
    place,
  );
  const take = free.slice(0, Math.max(0, most - mine));

  const has = mine + take.length;
  const surplus = (beyond: number) =>
    bots.flatMap((bot) => (bot === self ? [] : (channelsOf.get(bot) ?? []).slice(beyond)));
  const lacking = has < least ? least - has : most - has;
  const begun = new Set(courting);
  const offered = rotated(surplus(has < least ? least : most), place)
    // While there are free ones, the shares are still going to change: only what was begun goes on.
    .filter((channelId) => free.length === 0 || begun.has(channelId))
    .sort((a, b) => Number(begun.has(b)) - Number(begun.has(a)));
  const court = offered.slice(0, Math.min(MOST_COURTED, Math.max(0, lacking)));
  return { take, court, release: release.map(({ channelId }) => channelId) };
}

/** The same channels in the order of their ids, beginning at a part of the way. */
function rotated(channelIds: readonly string[], part: number): string[] {
  const sorted = [...channelIds].sort();
  const start = Math.floor(part * sorted.length);
  return [...sorted.slice(start), ...sorted.slice(0, start)];
}
