import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { DriftRow, MemberRow, PeriodRow, RunRow } from "./core/views";
import type { ChannelRole } from "./schema";

/** The connected channel of that login; of several that had it, the one of whom we heard last. */
export async function findChannel(
  db: Db,
  login: string,
): Promise<(BroadcasterRef & { joinWanted: boolean }) | undefined> {
  const { rows } = await db.query<BroadcasterRef & { joinWanted: boolean }>(
    `SELECT b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl", c.join_wanted AS "joinWanted"
     FROM channel c JOIN broadcaster b ON b.id = c.broadcaster_id
     WHERE b.login = $1 ORDER BY b.profile_at DESC NULLS LAST LIMIT 1`,
    [login],
  );
  return rows[0];
}

const RUN = `id, source, started_at AS "startedAt", ended_at AS "endedAt", state, sub_count AS "subCount",
  vip_count AS "vipCount", mod_count AS "modCount", granted, revoked, errors, missing_scopes AS "missingScopes",
  first_lists AS "firstLists"`;

/** A channel's runs, the latest first, from behind a place. */
export async function listRuns(
  db: Db,
  channelId: string,
  { after, limit }: { after: { at: Date; id: string } | null; limit: number },
): Promise<RunRow[]> {
  const { rows } = await db.query<RunRow>(
    `SELECT ${RUN} FROM role_sync_run
     WHERE channel_id = $1 AND ($2::timestamptz IS NULL OR (started_at, id) < ($2, $3::uuid))
     ORDER BY started_at DESC, id DESC LIMIT $4`,
    [channelId, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows;
}

export async function findRun(db: Db, channelId: string, id: string): Promise<RunRow | undefined> {
  const { rows } = await db.query<RunRow>(
    `SELECT ${RUN} FROM role_sync_run WHERE channel_id = $1 AND id = $2`,
    [channelId, id],
  );
  return rows[0];
}

/**
 * Whether somebody was seen in a channel's chat, removed from the list of chatters or not. Asked of a page and not of
 * what it is cut from: for all of a long list Postgres would rather read every chatter there is.
 */
const chatter = (channel: string, user: string) =>
  `EXISTS (SELECT FROM channel_viewer v WHERE v.channel_id = ${channel} AND v.viewer_id = ${user}) AS chatter`;

/** The place in a list of people behind which a page begins. */
export interface PersonPlace {
  login: string;
  userId: string;
}

/** What a run changed, by role, login and id, from behind a place. */
export async function listDrift(
  db: Db,
  runId: string,
  { after, limit }: { after: (PersonPlace & { role: ChannelRole }) | null; limit: number },
): Promise<DriftRow[]> {
  const { rows } = await db.query<DriftRow>(
    `SELECT page.*, ${chatter('page."channelId"', 'page."userId"')} FROM (
       SELECT * FROM (
         SELECT role, user_id AS "userId", coalesce(b.login, e.login) AS login,
           coalesce(b.display_name, e.display_name) AS "displayName",
           e.id IS NOT NULL AS ended, e.tier AS "endedTier", e.gift AS "endedGift",
           coalesce(b.channel_id, e.channel_id) AS "channelId",
           b.id IS NOT NULL AS begun, b.tier AS "begunTier", b.gift AS "begunGift"
         FROM (SELECT * FROM channel_role WHERE granted_run_id = $1) b
         FULL JOIN (SELECT * FROM channel_role WHERE revoked_run_id = $1) e USING (role, user_id)) AS change
       WHERE $2::text IS NULL OR (role, login, "userId") > ($2, $3, $4)
       ORDER BY role, login, "userId" LIMIT $5) AS page
     ORDER BY role, login, "userId"`,
    [runId, after?.role ?? null, after?.login ?? null, after?.userId ?? null, limit],
  );
  return rows;
}

const PERIOD = `role, tier, gift, gifter_login AS "gifterLogin", granted_at AS "grantedAt", revoked_at AS "revokedAt"`;

/** Whose roles are listed: one role's members whose names hold `q`. */
export interface MemberFilter {
  channelId: string;
  role: ChannelRole;
  q: string;
}

const MATCHING = `FROM channel_role WHERE channel_id = $1 AND role = $2 AND revoked_at IS NULL
  AND ($3 = '' OR strpos(login, $3) > 0 OR strpos(lower(display_name), $3) > 0)`;

/** Who holds a role now, by login, from behind a place. */
export async function listMembers(
  db: Db,
  { channelId, role, q }: MemberFilter,
  { after, limit }: { after: PersonPlace | null; limit: number },
): Promise<MemberRow[]> {
  const { rows } = await db.query<MemberRow>(
    `SELECT page.*, ${chatter("$1", 'page."userId"')} FROM (
       SELECT ${PERIOD}, user_id AS "userId", login, display_name AS "displayName" ${MATCHING}
         AND ($4::text IS NULL OR (login, user_id) > ($4, $5))
       ORDER BY login, user_id LIMIT $6) AS page
     ORDER BY login, "userId"`,
    [channelId, role, q, after?.login ?? null, after?.userId ?? null, limit],
  );
  return rows;
}

export async function countMembers(db: Db, { channelId, role, q }: MemberFilter): Promise<number> {
  const { rows } = await db.query<{ total: number }>(`SELECT count(*)::int AS total ${MATCHING}`, [
    channelId,
    role,
    q,
  ]);
  return rows[0]?.total ?? 0;
}

/** All that somebody is and was in a channel, what they are first, then the latest. */
export async function periodsOf(db: Db, channelId: string, userId: string): Promise<PeriodRow[]> {
  const { rows } = await db.query<PeriodRow>(
    `SELECT ${PERIOD} FROM channel_role WHERE channel_id = $1 AND user_id = $2
     ORDER BY revoked_at DESC NULLS FIRST, granted_at DESC, id DESC`,
    [channelId, userId],
  );
  return rows;
}
