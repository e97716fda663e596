import type { Db, Pool } from "@/lib/db/client";
import type { RoleDeps } from "@/lib/roles/deps";
import type { RoleTwitch } from "@/lib/roles/read-list";
import type { ChannelRole, RoleHolder } from "@/lib/roles/schema";
import type { ListedSubscriber } from "@/lib/twitch";

export const ROLE_TABLES = "channel_role, role_sync, role_sync_ask, role_sync_run, outbox";

/** Somebody on a list. */
export const someone = (id: number | string, more: Partial<ListedSubscriber> = {}): ListedSubscriber => ({
  id: String(id),
  login: `user${id}`,
  displayName: `User${id}`,
  tier: "1000",
  gift: false,
  gifterLogin: null,
  ...more,
});
export const people = (count: number, from = 1): ListedSubscriber[] =>
  Array.from({ length: count }, (_, n) => someone(from + n));

/** Twitch's three lists, in memory. What `during` throws, or waits for, happens while a list is read: what is told is of when that began. */
export interface RoleStage {
  lists: Record<ChannelRole, ListedSubscriber[]>;
  during: Partial<Record<ChannelRole, (signal: AbortSignal | undefined) => Promise<void> | void>>;
  twitch: RoleTwitch;
}

export function roleStage(): RoleStage {
  const stage: Omit<RoleStage, "twitch"> = {
    lists: { subscriber: [], vip: [], moderator: [] },
    during: {},
  };
  const read =
    (role: ChannelRole): RoleTwitch["listSubscribers"] =>
    async (_channelId, { userIds, signal } = {}) => {
      const listed = stage.lists[role].filter(({ id }) => !userIds || userIds.includes(id));
      await stage.during[role]?.(signal);
      signal?.throwIfAborted();
      return listed;
    };
  const bare =
    (list: RoleTwitch["listSubscribers"]): RoleTwitch["listVips"] =>
    async (channelId, options) =>
      (await list(channelId, options)).map(({ id, login, displayName }) => ({ id, login, displayName }));
  return Object.assign(stage, {
    twitch: {
      listSubscribers: read("subscriber"),
      listVips: bare(read("vip")),
      listModerators: bare(read("moderator")),
    },
  });
}

export const roleDeps = (pool: Pool, twitch: RoleTwitch, clock: () => Date): RoleDeps => ({
  ...{ pool, twitch, clock },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
});

/** A period of a role, as it is recorded. */
export type PeriodRow = RoleHolder & {
  id: string;
  role: ChannelRole;
  grantedAt: Date;
  revokedAt: Date | null;
  grantedRunId: string | null;
  revokedRunId: string | null;
};

/** All periods of a channel, in the order in which they began. */
export async function periodsOf(db: Db, channelId: string): Promise<PeriodRow[]> {
  const { rows } = await db.query<PeriodRow>(
    `SELECT id, role, user_id AS "userId", login, display_name AS "displayName", tier, gift,
       gifter_login AS "gifterLogin", granted_at AS "grantedAt", revoked_at AS "revokedAt",
       granted_run_id AS "grantedRunId", revoked_run_id AS "revokedRunId"
     FROM channel_role WHERE channel_id = $1 ORDER BY granted_at, role, user_id`,
    [channelId],
  );
  return rows;
}

/** Lets a user's sign-in allow these scopes. Its tokens are none. */
export async function addScopes(db: Db, twitchId: string, scopes: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO twitch_token (owner, access_token, scopes, expires_at, validated_at)
     VALUES ($1, $2, $3, now() + interval '1 hour', now())
     ON CONFLICT (owner) DO UPDATE SET scopes = excluded.scopes, invalid_at = NULL`,
    [twitchId, `none of ${twitchId}`, scopes],
  );
}

/** Something to wait for, until it is opened. */
export function barrier(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
