import type { HeldRole, RoleChange, RoleMember, RoleSyncRun, SubscriberTier } from "../schema";

/** A run as it is recorded. */
export type RunRow = Omit<RoleSyncRun, "startedAt" | "endedAt" | "durationMs" | "success"> & {
  startedAt: Date;
  endedAt: Date | null;
};

/** A run, as its log shows it. */
export const runOfRow = ({ startedAt, endedAt, ...run }: RunRow): RoleSyncRun => ({
  ...run,
  success: run.state === "succeeded",
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  durationMs: endedAt && endedAt.getTime() - startedAt.getTime(),
});

/** A period as it is recorded. */
export type PeriodRow = Omit<HeldRole, "grantedAt" | "revokedAt"> & {
  grantedAt: Date;
  revokedAt: Date | null;
};

export const heldOfRow = ({ grantedAt, revokedAt, ...period }: PeriodRow): HeldRole => ({
  ...period,
  grantedAt: grantedAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});

export type MemberRow = PeriodRow & Pick<RoleMember, "userId" | "login" | "displayName" | "chatter">;

export const memberOfRow = ({ userId, login, displayName, chatter, ...period }: MemberRow): RoleMember => ({
  ...heldOfRow(period),
  ...{ userId, login, displayName, chatter },
});

/** What one run did about one role of one person: the period that it ended, and the one that it began. */
export type DriftRow = Pick<RoleChange, "role" | "userId" | "login" | "displayName" | "chatter"> & {
  ended: boolean;
  endedTier: SubscriberTier | null;
  endedGift: boolean | null;
  begun: boolean;
  begunTier: SubscriberTier | null;
  begunGift: boolean | null;
};

/** One line of a drift report: who gained, who lost, whose tier is another. */
export function driftOf(row: DriftRow): RoleChange {
  const { role, userId, login, displayName, chatter } = row;
  return {
    ...{ role, userId, login, displayName, chatter },
    change: row.begun ? (row.ended ? "changed" : "granted") : "revoked",
    before: row.ended ? { tier: row.endedTier, gift: row.endedGift ?? false } : null,
    after: row.begun ? { tier: row.begunTier, gift: row.begunGift ?? false } : null,
  };
}
