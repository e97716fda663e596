import type { Db } from "@/lib/db/client";
import type { Settings } from "./schema";

const FIELDS = `banner_enabled AS "bannerEnabled", in_app_enabled AS "inAppEnabled"`;

/** Undefined when there is no such person. */
export async function findSettings(db: Db, userId: string): Promise<Settings | undefined> {
  const { rows } = await db.query<Settings>(`SELECT ${FIELDS} FROM person WHERE id = $1`, [userId]);
  return rows[0];
}

/** Changes what is given, leaves the rest; undefined when there is no such person. */
export async function updateSettings(
  db: Db,
  userId: string,
  { bannerEnabled, inAppEnabled }: { [Name in keyof Settings]?: Settings[Name] | undefined },
): Promise<Settings | undefined> {
  const { rows } = await db.query<Settings>(
    `UPDATE person SET banner_enabled = coalesce($2, banner_enabled), in_app_enabled = coalesce($3, in_app_enabled)
     WHERE id = $1 RETURNING ${FIELDS}`,
    [userId, bannerEnabled ?? null, inAppEnabled ?? null],
  );
  return rows[0];
}
