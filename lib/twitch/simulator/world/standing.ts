import type { Person } from "../core/strangers";

export const ROLE_NAMES = ["subscriber", "vip", "moderator"] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

export const TIERS = ["1000", "2000", "3000"] as const;
export type Tier = (typeof TIERS)[number];

export interface Subscription {
  tier: Tier;
  months: number;
  /** Among the first who ever subscribed. */
  founder: boolean;
  /** Who pays; `from` null: somebody who stays anonymous. */
  gift: { from: Person | null } | null;
}

/** What somebody is in a channel. Replaced, never changed. */
export interface Standing {
  moderator: boolean;
  /** A moderator above the others; Twitch lists them among them. */
  lead: boolean;
  vip: boolean;
  subscription: Subscription | null;
}

export const NOBODY: Standing = { moderator: false, lead: false, vip: false, subscription: null };

/** What may be said about a subscription. Left out: the first tier, and no gift. */
export interface SubscriptionWish {
  tier?: Tier | undefined;
  gift?: { from: Person | null } | undefined;
}

export function holds(standing: Standing, role: RoleName): boolean {
  switch (role) {
    case "subscriber":
      return standing.subscription !== null;
    case "vip":
      return standing.vip;
    case "moderator":
      return standing.moderator || standing.lead;
  }
}

/** With the role. Who subscribes already has the tier or the giver changed. */
export function granted(standing: Standing, role: RoleName, wish: SubscriptionWish = {}): Standing {
  switch (role) {
    case "subscriber": {
      const { subscription: before } = standing;
      const { tier = before?.tier ?? "1000", gift = null } = wish;
      const { months = 1, founder = false } = before ?? {};
      return { ...standing, subscription: { tier, months, founder, gift } };
    }
    case "vip":
      return { ...standing, vip: true };
    case "moderator":
      return standing.lead ? standing : { ...standing, moderator: true };
  }
}

export function withdrawn(standing: Standing, role: RoleName): Standing {
  switch (role) {
    case "subscriber":
      return { ...standing, subscription: null };
    case "vip":
      return { ...standing, vip: false };
    case "moderator":
      return { ...standing, moderator: false, lead: false };
  }
}
