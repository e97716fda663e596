import type { RoleHolder } from "../schema";

/** Somebody as an event tells of them. `gift` null: it does not say whether they were given the subscription. */
export type ToldHolder = Omit<RoleHolder, "gift"> & { gift: boolean | null };

/**
 * What an event leaves open stays as it is recorded, while the tier is the same. Another tier, and a subscription that
 * was not known of, is one they pay for: of those who were given one, another event tells.
 */
export function completeHolder(told: ToldHolder, held: RoleHolder | null): RoleHolder {
  if (told.gift !== null) return { ...told, gift: told.gift };
  const goesOn = held !== null && held.tier === told.tier;
  return {
    ...told,
    gift: goesOn && held.gift,
    gifterLogin: goesOn ? held.gifterLogin : told.gifterLogin,
  };
}
