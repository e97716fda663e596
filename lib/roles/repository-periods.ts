import type { Db } from "@/lib/db/client";
import type { HeldPeriod } from "./core/plan-roles";
import type { ChannelRole, RoleHolder } from "./schema";

/** Of whom: everybody in the channel, or these people alone. */
export interface Whose {
  channelId: string;
  role: ChannelRole;
  userIds: readonly string[] | null;
}

/** Who holds the role, with when we learned of it. */
export async function heldPeriods(
  db: Db,
  { channelId, role, userIds }: Whose,
): Promise<(HeldPeriod & { grantedAt: Date })[]> {
  const { rows } = await db.query<HeldPeriod & { grantedAt: Date }>(
    `SELECT id, user_id AS "userId", login, display_name AS "displayName", tier, gift,
       gifter_login AS "gifterLogin", granted_at AS "grantedAt"
     FROM channel_role
     WHERE channel_id = $1 AND role = $2 AND revoked_at IS NULL AND ($3::text[] IS NULL OR user_id = ANY($3))`,
    [channelId, role, userIds],
  );
  return rows;
}

/** Who lost the role after a moment. */
export async function lostSince(db: Db, { channelId, role }: Whose, since: Date): Promise<string[]> {
  const { rows } = await db.query<{ userId: string }>(
    `SELECT DISTINCT user_id AS "userId" FROM channel_role
     WHERE channel_id = $1 AND role = $2 AND revoked_at > $3`,
    [channelId, role, since],
  );
  return rows.map(({ userId }) => userId);
}

/** When something was learned, and by which run (null: none). */
export interface Learned {
  at: Date;
  runId: string | null;
}

/** Ends periods. */
export async function endPeriods(db: Db, ids: readonly string[], { at, runId }: Learned): Promise<void> {
  await db.query(
    `UPDATE channel_role SET revoked_at = $2, revoked_run_id = $3
     WHERE id = ANY($1::uuid[]) AND revoked_at IS NULL`,
    [ids, at, runId],
  );
}

/** Begins periods. */
export async function insertPeriods(
  db: Db,
  { channelId, role }: Whose,
  holders: readonly RoleHolder[],
  { at, runId }: Learned,
): Promise<void> {
  await db.query(
    `INSERT INTO channel_role (channel_id, role, granted_at, granted_run_id, user_id, login, display_name, tier, gift,
       gifter_login)
     SELECT $1, $2, $3::timestamptz, $4::uuid, * FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::text[])`,
    [channelId, role, at, runId, ...columnsOf(holders)],
  );
}

/** Notes under which names periods go on. */
export async function renamePeriods(db: Db, periods: readonly HeldPeriod[]): Promise<void> {
  const [, logins, names, , , gifters] = columnsOf(periods);
  await db.query(
    `UPDATE channel_role c SET login = n.login, display_name = n.name, gifter_login = n.gifter
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS n (id, login, name, gifter)
     WHERE c.id = n.id`,
    [periods.map(({ id }) => id), logins, names, gifters],
  );
}

function columnsOf(holders: readonly RoleHolder[]) {
  return [
    holders.map(({ userId }) => userId),
    holders.map(({ login }) => login),
    holders.map(({ displayName }) => displayName),
    holders.map(({ tier }) => tier),
    holders.map(({ gift }) => gift),
    holders.map(({ gifterLogin }) => gifterLogin),
  ] as const;
}
