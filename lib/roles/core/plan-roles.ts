import type { RoleHolder } from "../schema";

/** Somebody who holds a role by our record: one open period. */
export interface HeldPeriod extends RoleHolder {
  id: string;
}

/** What makes our record of one role equal to Twitch's list. Who is in none of them stays as they are. */
export interface RolePlan {
  /** Periods that begin: of those who gained the role. */
  grant: RoleHolder[];
  /** Periods that end: of those who lost it. */
  revoke: HeldPeriod[];
  /** Periods that end and begin anew, because the tier or the gift is another. */
  change: { before: HeldPeriod; after: RoleHolder }[];
  /** Periods that go on under another name, or with another giver. */
  rename: HeldPeriod[];
}

/**
 * Compares one role as it is recorded with Twitch's list of it, read whole. `newer`: people of whom something was
 * learned after the list was begun to be read; of them it says nothing. Who is listed twice counts once, as told last.
 */
export function planRoles(
  held: readonly HeldPeriod[],
  listed: readonly RoleHolder[],
  newer: ReadonlySet<string> = new Set(),
): RolePlan {
  const plan: RolePlan = { grant: [], revoke: [], change: [], rename: [] };
  const wanted = new Map(
    listed.filter(({ userId }) => !newer.has(userId)).map((holder) => [holder.userId, holder]),
  );
  for (const before of held) {
    if (newer.has(before.userId)) continue;
    const after = wanted.get(before.userId);
    wanted.delete(before.userId);
    if (!after) plan.revoke.push(before);
    else if (after.tier !== before.tier || after.gift !== before.gift) plan.change.push({ before, after });
    else if (isOtherwiseCalled(before, after)) plan.rename.push({ ...after, id: before.id });
  }
  plan.grant.push(...wanted.values());
  return plan;
}

const isOtherwiseCalled = (before: RoleHolder, after: RoleHolder): boolean =>
  after.login !== before.login ||
  after.displayName !== before.displayName ||
  after.gifterLogin !== before.gifterLogin;
