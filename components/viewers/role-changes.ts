import type { ChannelRole, HeldRole, RoleChange } from "@/lib/roles/schema";

type Change = Pick<RoleChange, "role" | "change" | "before" | "after">;
type Period = Pick<HeldRole, "role" | "tier" | "gift" | "revokedAt">;

/** What somebody gained, lost or has otherwise now than before, by their periods then and now. */
export function roleChanges(before: readonly Period[], after: readonly Period[]): Change[] {
  const [held, holds] = [heldOf(before), heldOf(after)];
  return ROLES.flatMap((role): Change[] => {
    const [old, now] = [held.get(role) ?? null, holds.get(role) ?? null];
    if (!old) return now ? [{ role, change: "granted", before: null, after: now }] : [];
    if (!now) return [{ role, change: "revoked", before: old, after: null }];
    const same = old.tier === now.tier && old.gift === now.gift;
    return same ? [] : [{ role, change: "changed", before: old, after: now }];
  });
}

const ROLES: readonly ChannelRole[] = ["moderator", "vip", "subscriber"];

const heldOf = (periods: readonly Period[]) =>
  new Map(
    periods
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ role, tier, gift }) => [role, { tier, gift }]),
  );
