import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { broadcasterRef } from "@/lib/events/schema";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
/** They were seen in the channel's chat, so that there is more to be told of them. */
const chatter = z.boolean();

/** What somebody can be in a channel by Twitch's lists. The same person may be several. */
export const channelRole = z.enum(["subscriber", "vip", "moderator"]);
export type ChannelRole = z.infer<typeof channelRole>;

/** Twitch's tiers: 1000 is tier 1 (or Prime), 3000 is tier 3. */
export const subscriberTier = z.enum(["1000", "2000", "3000"]);
export type SubscriberTier = z.infer<typeof subscriberTier>;

/** Why a sync was made. The names are those of its log. */
export const syncSource = z.enum([
  "startup",
  "background-30min",
  "manual-ui",
  "oauth-connect",
  "stream-start",
  "eventsub",
]);
export type SyncSource = z.infer<typeof syncSource>;

/** One line of one of Twitch's lists, whole and without doubles. */
export interface RoleHolder {
  userId: string;
  login: string;
  displayName: string;
  /** Of a subscriber; null of others. */
  tier: SubscriberTier | null;
  gift: boolean;
  /** Null: no gift, or an anonymous one. */
  gifterLogin: string | null;
}

/** What a sync came to, as R3 has it. A count is null when that list was not read whole. */
export const roleSyncResult = z.object({
  /** All three lists were read whole. */
  success: z.boolean(),
  subCount: count.nullable(),
  vipCount: count.nullable(),
  modCount: count.nullable(),
  /** A line for each list that was not: "VIPs: 401 Unauthorized - missing channel:read:vips scope". */
  errors: z.array(z.string()),
});
export type RoleSyncResult = z.infer<typeof roleSyncResult>;

export const roleSyncRun = roleSyncResult.extend({
  id: z.uuid(),
  source: syncSource,
  startedAt: instant,
  endedAt: instant.nullable(),
  durationMs: count.nullable(),
  state: z.enum(["running", "succeeded", "partial", "failed", "abandoned"]),
  granted: count,
  revoked: count,
  missingScopes: z.array(z.string()),
  /** Lists that it was the first to read whole: that all of them "gained" the role says nothing. */
  firstLists: z.array(channelRole),
});
export type RoleSyncRun = z.infer<typeof roleSyncRun>;
export const roleSyncRunList = z.object({
  items: z.array(roleSyncRun),
  next_cursor: z.string().nullable(),
});

/** One thing that a run changed. `before` is null of who gained the role, `after` of who lost it. */
export const roleChange = z.object({
  role: channelRole,
  change: z.enum(["granted", "revoked", "changed"]),
  userId: z.string(),
  login: z.string(),
  displayName: z.string(),
  chatter,
  before: z.object({ tier: subscriberTier.nullable(), gift: z.boolean() }).nullable(),
  after: z.object({ tier: subscriberTier.nullable(), gift: z.boolean() }).nullable(),
});
export type RoleChange = z.infer<typeof roleChange>;
export const roleChangeList = z.object({ items: z.array(roleChange), next_cursor: z.string().nullable() });
/** What one run changed, by role and then by login. */
export const roleDrift = roleChangeList.extend({ run: roleSyncRun });
export type RoleDrift = z.infer<typeof roleDrift>;

/** How well a channel's roles are in step, worst first. */
export const roleHealth = z.enum(["never", "failing", "partial", "late", "syncing", "healthy"]);
export type RoleHealth = z.infer<typeof roleHealth>;

/** All that the roles page of a channel shows of its sync. */
export const roleSyncStatus = z.object({
  health: roleHealth,
  intervalMinutes: z.number().int(),
  /** When each list was last read whole and how long it was; null: never. */
  lists: z.record(channelRole, z.object({ count, readAt: instant }).nullable()),
  /** The one that runs now, if one does; then the last that ended. */
  running: roleSyncRun.nullable(),
  last: roleSyncRun.nullable(),
  /** What the broadcaster has not allowed and the lists need. */
  missingScopes: z.array(z.string()),
  /** When the button may be used again; null: now. */
  manualAgainAt: instant.nullable(),
  /** When the next one is due by the interval; null: the channel is not synced. */
  nextAt: instant.nullable(),
});
export type RoleSyncStatus = z.infer<typeof roleSyncStatus>;

/** A role that somebody has or had. */
export const heldRole = z.object({
  role: channelRole,
  tier: subscriberTier.nullable(),
  gift: z.boolean(),
  gifterLogin: z.string().nullable(),
  grantedAt: instant,
  revokedAt: instant.nullable(),
});
export type HeldRole = z.infer<typeof heldRole>;

/** Who holds a role now. */
export const roleMember = heldRole.extend({
  userId: z.string(),
  login: z.string(),
  displayName: z.string(),
  chatter,
});
export type RoleMember = z.infer<typeof roleMember>;
export const roleMemberList = z.object({
  items: z.array(roleMember),
  next_cursor: z.string().nullable(),
  total: count,
});

export type RoleMemberList = z.infer<typeof roleMemberList>;
export type RoleSyncRunList = z.infer<typeof roleSyncRunList>;

/** All that somebody is and was in a channel, the latest first. */
export const personRoles = z.object({ userId: z.string(), items: z.array(heldRole) });
export type PersonRoles = z.infer<typeof personRoles>;

/** What looking at one person on Twitch came to: a line for each list that did not say, as in a run. */
export const personRefreshed = z.object({ errors: z.array(z.string()) });
export type PersonRefreshed = z.infer<typeof personRefreshed>;

/** A sync that was asked for. */
export const roleSyncAsked = z.object({
  /** It was asked for before, and has not begun. */
  alreadyAsked: z.boolean(),
});
export type RoleSyncAsked = z.infer<typeof roleSyncAsked>;

export const INTERVAL_MINUTES = { least: 5, most: 1440 } as const;
export const roleSettingsInput = z.object({
  intervalMinutes: z.coerce
    .number()
    .int()
    .min(INTERVAL_MINUTES.least, "must be at least 5 minutes")
    .max(INTERVAL_MINUTES.most, "must be at most 24 hours"),
});

/** GET /api/v1/channels/{login}/roles/settings */
export const roleSettings = z.object({ intervalMinutes: z.number().int() });

export const rolesParams = z.object({ login: loginInput });
export const roleRunParams = rolesParams.extend({ id: z.uuid("must be the id of a run") });
export const rolePersonParams = rolesParams.extend({
  id: z.string().regex(/^\d{1,20}$/, "must be a Twitch id"),
});

const page = {
  ...paging(),
};
export const roleMembersQuery = z.object({
  role: channelRole.default("subscriber"),
  /** Part of a login or a name. */
  q: z.string().trim().toLowerCase().max(50).refine(isStorable, NOT_STORABLE).default(""),
  ...page,
});
export type RoleMembersQuery = z.output<typeof roleMembersQuery>;
export const rolePageQuery = z.object(page);
export type RolePageQuery = z.output<typeof rolePageQuery>;
export type RoleSettings = z.output<typeof roleSettingsInput>;

/** How the roles of all connected channels are in step, for operators. It does not say who is what. */
export const roleOverview = z.object({
  channels: z.record(roleHealth, count),
  /** Those that are not in step: first what operators can mend, then what its owner has not allowed. At most 50. */
  troubled: z.array(
    z.object({
      channel: broadcasterRef,
      health: roleHealth,
      /** When a list was last read whole; null: never. */
      readAt: instant.nullable(),
      /** Of the last sync that ended. */
      errors: z.array(z.string()),
    }),
  ),
});
export type RoleOverview = z.infer<typeof roleOverview>;
