import type { Db } from "@/lib/db/client";
import { type Filter, MATCHING, PRESENT, valuesOf } from "./repository-read";

/** Bots among a channel's chatters, which are few: those the owner calls so, and others that the instance does. */
const BOTS = `SELECT c.* FROM channel_viewer c WHERE c.channel_id = $1 AND c.bot IS NOT NULL AND c.bot
    AND c.deleted_at IS NULL
  UNION ALL
  SELECT c.* FROM viewer v JOIN channel_viewer c ON c.viewer_id = v.twitch_id
  WHERE v.bot AND c.channel_id = $1 AND c.bot IS NULL AND c.deleted_at IS NULL`;

/** How many match, and how many of those are there now. */
export async function countViewers(db: Db, filter: Filter): Promise<{ total: number; present: number }> {
  const { q, present, badges, list, removed } = filter;
  if (q === "" && !present && badges === 0 && list === null && !removed) return countAll(db, filter);
  const { rows } = await db.query<{ total: number; present: number }>(
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE ${PRESENT})::int AS present ${MATCHING}`,
    valuesOf(filter),
  );
  return rows[0] ?? { total: 0, present: 0 };
}

/** Of a channel's all, the few who do not count are taken away: nobody's name has to be looked at. */
async function countAll(db: Db, filter: Filter): Promise<{ total: number; present: number }> {
  const [counted, there] = await Promise.all([
    db.query<{ total: number }>(
      `SELECT ((SELECT count(*) FROM channel_viewer c WHERE c.channel_id = $1)
         - (SELECT count(*) FROM channel_viewer c WHERE c.channel_id = $1 AND c.deleted_at IS NOT NULL)
         - (SELECT count(*) FROM (${BOTS}) AS bot WHERE NOT $2))::int AS total`,
      [filter.channelId, filter.bots],
    ),
    db.query<{ present: number }>(
      `SELECT count(*)::int AS present ${MATCHING}`,
      valuesOf({ ...filter, present: true }),
    ),
  ]);
  return { total: counted.rows[0]?.total ?? 0, present: there.rows[0]?.present ?? 0 };
}

type Figures = Record<"chatters" | "present" | "bots" | "fresh" | "wrote" | "messages", number>;

/** Figures of a channel's chatters; who was removed is left out, and bots are only counted as such. */
export async function statisticsOf(
  db: Db,
  channelId: string,
  signsSince: Date | null,
  freshSince: Date,
): Promise<Figures> {
  const figures = (of: string) => `SELECT count(*) AS chatters, count(*) FILTER (WHERE ${PRESENT}) AS present,
      count(*) FILTER (WHERE c.first_seen_at >= $3) AS fresh, count(*) FILTER (WHERE c.messages > 0) AS wrote,
      coalesce(sum(c.messages), 0) AS messages
    FROM ${of} AS c`;
  const { rows } = await db.query<Figures>(
    `SELECT (tracked.chatters - bot.chatters)::int AS chatters, bot.chatters::int AS bots,
       (tracked.present - bot.present)::int AS present, (tracked.fresh - bot.fresh)::int AS fresh,
       (tracked.wrote - bot.wrote)::int AS wrote, (tracked.messages - bot.messages)::float8 AS messages
     FROM (${figures("channel_viewer")} WHERE c.channel_id = $1 AND c.deleted_at IS NULL) AS tracked,
       (${figures(`(${BOTS})`)}) AS bot`,
    [channelId, signsSince, freshSince],
  );
  return rows[0] ?? { chatters: 0, present: 0, bots: 0, fresh: 0, wrote: 0, messages: 0 };
}
