import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { type OverrideRow, overrideOf, type PreferenceRow, preferencesOf } from "./core/of-row";
import { minutesOf } from "./core/time-of-day";
import { OVERRIDE_COLUMNS, PREFERENCE_COLUMNS } from "./repository-columns";
import type { BroadcasterOverride, BroadcasterPreferences, Preferences } from "./schema";

/** What a person has set; undefined while they have never changed anything. */
export async function findPreferences(db: Db, userId: string): Promise<Preferences | undefined> {
  const { rows } = await db.query<PreferenceRow>(
    `SELECT ${PREFERENCE_COLUMNS} FROM notification_preference p WHERE p.user_id = $1`,
    [userId],
  );
  return rows[0] && preferencesOf(rows[0]);
}

/**
 * What a person has set, which nobody changes or decides by from here to the end of the transaction. Where there was
 * nothing it is written down as it is by default, version 0. Undefined: no such person.
 */
export async function lockPreferences(db: Db, userId: string): Promise<Preferences | undefined> {
  await db.query(
    `INSERT INTO notification_preference (user_id, version) SELECT id, 0 FROM person WHERE id = $1
     ON CONFLICT DO NOTHING`,
    [userId],
  );
  const { rows } = await db.query<PreferenceRow>(
    `SELECT ${PREFERENCE_COLUMNS} FROM notification_preference p WHERE p.user_id = $1 FOR NO KEY UPDATE`,
    [userId],
  );
  return rows[0] && preferencesOf(rows[0]);
}

/** Writes all but the version, which is moved on. */
export async function putPreferences(db: Db, userId: string, wanted: Preferences): Promise<void> {
  await db.query(
    `UPDATE notification_preference SET banner = $2, in_app = $3, email = $4, push = $5, changes = $6, zone = $7,
       quiet_from = $8, quiet_to = $9, hourly_limit = $10, rules = $11, digest = $12, digest_hour = $13,
       digest_weekday = $14, version = version + 1, updated_at = clock_timestamp()
     WHERE user_id = $1`,
    [
      ...[userId, wanted.banner, wanted.inApp, wanted.email, wanted.push, wanted.changes, wanted.zone],
      wanted.quietHours && minutesOf(wanted.quietHours.from),
      wanted.quietHours && minutesOf(wanted.quietHours.to),
      ...[wanted.hourlyLimit, JSON.stringify(wanted.rules)],
      ...[wanted.digest, wanted.digestHour, wanted.digestWeekday],
    ],
  );
}

type OverridenRow = BroadcasterRef & OverrideRow & { muted: boolean };

const OVERRIDDEN = `SELECT b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl", f.muted,
    ${OVERRIDE_COLUMNS}
  FROM follow f JOIN broadcaster b ON b.id = f.broadcaster_id
  LEFT JOIN broadcaster_preference o ON o.user_id = f.user_id AND o.broadcaster_id = f.broadcaster_id
  WHERE f.user_id = $1 AND f.active`;

const overriddenOf = ({
  id,
  login,
  displayName,
  avatarUrl,
  muted,
  ...row
}: OverridenRow): BroadcasterOverride => ({
  ...{ broadcaster: { id, login, displayName, avatarUrl }, muted },
  ...overrideOf(row),
});

/** Whom a person follows and something differs for, or who is muted, by name. */
export async function listOverrides(db: Db, userId: string): Promise<BroadcasterOverride[]> {
  const { rows } = await db.query<OverridenRow>(
    `${OVERRIDDEN} AND (f.muted OR num_nonnulls(o.in_app, o.email, o.push, o.changes, o.rules) > 0) ORDER BY lower(b.display_name), b.id`,
    [userId],
  );
  return rows.map(overriddenOf);
}

/** What differs for one broadcaster, if anything; undefined when the person does not follow them. */
export async function findOverride(
  db: Db,
  userId: string,
  broadcasterId: string,
): Promise<BroadcasterOverride | undefined> {
  const { rows } = await db.query<OverridenRow>(`${OVERRIDDEN} AND b.id = $2`, [userId, broadcasterId]);
  return rows[0] && overriddenOf(rows[0]);
}

export async function putOverride(
  db: Db,
  userId: string,
  broadcasterId: string,
  { inApp, email, push, changes, rules }: BroadcasterPreferences,
): Promise<void> {
  await db.query(
    `INSERT INTO broadcaster_preference (user_id, broadcaster_id, in_app, email, push, changes, rules)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (user_id, broadcaster_id) DO UPDATE SET in_app = excluded.in_app, email = excluded.email,
       push = excluded.push, changes = excluded.changes, rules = excluded.rules`,
    [userId, broadcasterId, inApp, email, push, changes, rules && JSON.stringify(rules)],
  );
}

/** Says whether there was one. */
export async function deleteOverride(db: Db, userId: string, broadcasterId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "DELETE FROM broadcaster_preference WHERE user_id = $1 AND broadcaster_id = $2",
    [userId, broadcasterId],
  );
  return rowCount === 1;
}

/** The categories of the last streams of each broadcaster whom a person follows, those of most streams first. */
export async function listFollowedCategories(
  db: Db,
  userId: string,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>(
    `SELECT s.category_id AS id, max(s.category_name) AS name
     FROM follow f CROSS JOIN LATERAL (
       SELECT category_id, category_name FROM stream WHERE broadcaster_id = f.broadcaster_id AND deleted_at IS NULL
       ORDER BY started_at DESC, id DESC LIMIT 20
     ) s
     WHERE f.user_id = $1 AND f.active AND s.category_id ~ '^[0-9]{1,20}$' AND s.category_name <> ''
     GROUP BY s.category_id ORDER BY count(*) DESC, s.category_id LIMIT $2`,
    [userId, limit],
  );
  return rows;
}
