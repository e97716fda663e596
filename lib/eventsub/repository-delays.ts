import type { Db } from "@/lib/db/client";
import type { EventSubOverview } from "./schema";

/** How long messages took since a moment, in ms; null when none came. Those that were tried again later do not count as applied late: they waited for Twitch. */
export async function messageDelays(db: Db, since: Date): Promise<EventSubOverview["delays"]> {
  const stored = "date_part('epoch', received_at - sent_at) * 1000";
  const applied = "date_part('epoch', applied_at - sent_at) * 1000";
  const wasApplied = "outcome = 'applied' AND attempts = 1";
  const part = (share: number, of: string, filter = "true") =>
    `greatest(0, round(coalesce(percentile_cont(${share}) WITHIN GROUP (ORDER BY ${of}) FILTER (WHERE ${filter}), 0)))::int`;
  const { rows } = await db.query<NonNullable<EventSubOverview["delays"]> & { count: number }>(
    `SELECT count(*)::int AS count, ${part(0.5, stored)} AS "storedP50Ms", ${part(0.95, stored)} AS "storedP95Ms",
       ${part(0.5, applied, wasApplied)} AS "appliedP50Ms", ${part(0.95, applied, wasApplied)} AS "appliedP95Ms"
     FROM eventsub_message WHERE received_at >= $1`,
    [since],
  );
  const [found] = rows;
  if (!found || found.count === 0) return null;
  const { count: _count, ...delays } = found;
  return delays;
}

/** What came since a moment, and what waits. */
export async function messageCounts(db: Db, since: Date): Promise<EventSubOverview["messages"]> {
  const { rows } = await db.query<Omit<EventSubOverview["messages"], "lastAt"> & { lastAt: Date | null }>(
    `SELECT (SELECT count(*)::int FROM eventsub_message WHERE received_at >= $1) AS "lastHour",
       (SELECT coalesce(sum(duplicates), 0)::int FROM eventsub_minute WHERE minute >= $1) AS duplicates,
       (SELECT coalesce(sum(refused), 0)::int FROM eventsub_minute WHERE minute >= $1) AS refused,
       (SELECT count(*)::int FROM eventsub_message WHERE applied_at IS NULL) AS waiting,
       (SELECT max(received_at) FROM eventsub_message) AS "lastAt"`,
    [since],
  );
  const [found] = rows;
  return {
    ...{ lastHour: 0, duplicates: 0, refused: 0, waiting: 0 },
    ...found,
    lastAt: found?.lastAt?.toISOString() ?? null,
  };
}
