import type { Translate } from "@/lib/i18n/types";
import type {
  ChannelRole,
  HeldRole,
  RoleChange,
  RoleHealth,
  RoleSyncRun,
  RoleSyncStatus,
} from "@/lib/roles/schema";

type Words = Translate<"roles">;

export const ROLES: readonly ChannelRole[] = ["subscriber", "vip", "moderator"];

/** How it looks: a badge's tone. */
export const STATE_TONES = {
  running: "accent",
  succeeded: "ok",
  partial: "warn",
  failed: "danger",
  abandoned: "warn",
} as const satisfies Record<RoleSyncRun["state"], string>;

export const HEALTH_TONES = {
  healthy: "ok",
  syncing: "accent",
  partial: "warn",
  late: "warn",
  failing: "danger",
  never: "plain",
} as const satisfies Record<RoleHealth, string>;

/** What a channel's health means for whoever looks; none promises a sync that does not come by itself. */
export function healthTextOf(
  status: Pick<RoleSyncStatus, "health" | "running" | "missingScopes" | "nextAt">,
): RoleHealth | "asked" | "notAllowed" | "left" {
  const { health, running, missingScopes, nextAt } = status;
  if (health === "syncing") return running ? "syncing" : "asked";
  if (missingScopes.length === ROLES.length) return "notAllowed";
  return nextAt === null ? "left" : health;
}

/** What the owner may choose among, in minutes. */
const INTERVALS = [5, 15, 30, 60, 180, 360, 720, 1_440];

/** The choices, with the one that holds now if it is another: programs may set any. In minutes. */
export const intervalsWith = (now: number): number[] =>
  INTERVALS.includes(now) ? INTERVALS : [...INTERVALS, now].sort((one, other) => one - other);

/** "30 minutes", "6 hours". */
export const intervalWords = (t: Words, minutes: number): string =>
  minutes % 60 === 0
    ? t("interval.hours", { count: minutes / 60 })
    : t("interval.minutes", { count: minutes });

type Held = Pick<HeldRole, "tier" | "gift">;

/** "Tier 2, gift"; of somebody whose tier Twitch did not say, "Subscriber". */
export function tierWords(t: Words, { tier, gift }: Held): string {
  const words = t(`tier.${tier ?? "none"}`);
  return gift ? t("tier.gift", { tier: words }) : words;
}

/** What somebody is by one of Twitch's lists: "VIP", "Subscriber: Tier 2, gift". */
const roleWords = (t: Words, role: ChannelRole, held: Held | null): string =>
  held?.tier ? t("drift.withTier", { role: t(`role.${role}`), tier: tierWords(t, held) }) : t(`role.${role}`);

type Change = Pick<RoleChange, "role" | "change" | "before" | "after">;

/** What was changed of somebody: "Now VIP", "No longer VIP", "Tier 1, now Tier 2". */
export function changeWords(t: Words, { change, role, before, after }: Change): string {
  if (change === "changed" && before && after)
    return t("drift.change.changed", { before: tierWords(t, before), after: tierWords(t, after) });
  return change === "revoked"
    ? t("drift.change.revoked", { role: roleWords(t, role, before) })
    : t("drift.change.granted", { role: roleWords(t, role, after) });
}
