import { seedFrom } from "../../core/random";

/** What somebody is in a channel. */
export interface Roles {
  broadcaster: boolean;
  moderator: boolean;
  leadModerator: boolean;
  vip: boolean;
  founder: boolean;
  /** Months of subscription; 0: none. */
  months: number;
}

/** What the dice say; the same for the same two, whenever one asks. */
export function inventRoles(channelId: string, userId: string): Roles {
  const dice = seedFrom("roles", channelId, userId) % 1000;
  const months = dice % 5 === 0 ? 1 + (dice % 47) : 0;
  return {
    broadcaster: channelId === userId,
    moderator: dice < 12,
    leadModerator: dice >= 12 && dice < 14,
    vip: dice >= 14 && dice < 34,
    founder: months > 0 && dice % 50 === 0,
    months,
  };
}

/** `badges` and `badge-info`, as Twitch writes them: founders and lead moderators lack what one would expect. */
export function badgeTags({ broadcaster, moderator, leadModerator, vip, founder, months }: Roles) {
  const badges = [
    broadcaster && "broadcaster/1",
    leadModerator ? "lead_moderator/1" : moderator && "moderator/1",
    vip && "vip/1",
    months > 0 && (founder ? "founder/0" : `subscriber/${stepOf(months)}`),
  ].filter((badge) => badge !== false);
  const info = months > 0 ? `${founder ? "founder" : "subscriber"}/${months}` : "";
  return { badges: badges.join(","), info };
}

/** The badge shows the last of these steps. */
export const SUBSCRIBER_STEPS = [0, 3, 6, 12, 24, 36] as const;

function stepOf(months: number): number {
  return SUBSCRIBER_STEPS.findLast((step) => step <= months) ?? 0;
}
