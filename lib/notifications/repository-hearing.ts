import type { Db } from "@/lib/db/client";
import type { HearingFacts } from "./core/hearing";

/** How a person hears, for all; and for each broadcaster for whom anything differs, with all that holds there. */
export async function findHearing(
  db: Db,
  userId: string,
): Promise<{
  general: HearingFacts & { banner: boolean };
  exceptions: (HearingFacts & { broadcasterId: string })[];
}> {
  const [general, exceptions] = await Promise.all([
    db.query<HearingFacts & { banner: boolean }>(
      `SELECT banner, in_app AS "inApp", changes, rules <> '{}' AS ruled FROM notification_preference WHERE user_id = $1`,
      [userId],
    ),
    db.query<HearingFacts & { broadcasterId: string }>(
      `SELECT o.broadcaster_id AS "broadcasterId", coalesce(o.in_app, p.in_app, true) AS "inApp",
         coalesce(o.changes, p.changes, false) AS changes, coalesce(o.rules, p.rules, '{}') <> '{}' AS ruled
       FROM broadcaster_preference o LEFT JOIN notification_preference p USING (user_id) WHERE user_id = $1`,
      [userId],
    ),
  ]);
  const unchanged = { banner: true, inApp: true, changes: false, ruled: false };
  return { general: general.rows[0] ?? unchanged, exceptions: exceptions.rows };
}
