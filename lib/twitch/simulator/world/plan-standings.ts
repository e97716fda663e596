import { inventRoles } from "../chat/core/roles";
import { seededRandom, seedFrom } from "../core/random";
import type { Person } from "../core/strangers";
import { NOBODY, type Standing } from "./standing";

export interface Held {
  person: Person;
  standing: Standing;
}

const MODERATORS = 3;
const VIPS = 2;
const SUBSCRIBERS = 25;
/** They are found among those who come to the chat first, and talk most. */
const AMONG = 60;

/**
 * Who is what with a streamer from the cast: three moderators, two VIPs, and 25 subscribers on all tiers, some of whom
 * were given it.
 */
export function planStandings(seed: number, channelId: string, comers: Iterable<Person>): Held[] {
  const random = seededRandom(seedFrom(seed, "standings", channelId));
  const crowd: Person[] = [];
  for (const person of comers) if (crowd.push(person) >= AMONG) break;
  return crowd.slice(0, SUBSCRIBERS + MODERATORS + VIPS).map((person, place) => {
    const moderator = place < MODERATORS;
    const vip = !moderator && place < MODERATORS + VIPS;
    // The first of the moderators and both VIPs subscribe too, as most do.
    const subscribes = place === 0 || vip || place >= MODERATORS + VIPS + 3;
    const tier = random.pick(["1000", "1000", "1000", "1000", "2000", "3000"] as const);
    const giver = random.chance(0.3) ? { from: random.chance(0.2) ? null : random.pick(crowd) } : null;
    const gift = giver?.from?.id === person.id ? null : giver;
    const months = random.int(1, 40);
    const subscription = subscribes ? { tier, months, founder: place === 0, gift } : null;
    return { person, standing: { ...NOBODY, moderator, vip, subscription } };
  });
}

/** What the dice say of somebody in a channel of the invented. */
export function inventStanding(channelId: string, userId: string): Standing {
  const { moderator, leadModerator, vip, founder, months } = inventRoles(channelId, userId);
  const subscription = months > 0 ? { tier: "1000" as const, months, founder, gift: null } : null;
  return { moderator, lead: leadModerator, vip, subscription };
}
