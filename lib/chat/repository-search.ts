import type { Db } from "@/lib/db/client";
import { filterOf, indexedOf, Values, type Wanted } from "./repository-search-filter";
import type { LogPlace } from "./schema";

/** A message's place in the log. */
export interface Key {
  id: string;
  sentAt: Date;
}

/** A stretch of the log: at or after `from` (ms since the epoch; null: all of it), before a place or a time. */
export interface Stretch {
  from: number | null;
  /** Null: up to the newest. */
  to: LogPlace | null;
}

/** How many rows are looked at in one statement before it gives up. */
const MOST_ROWS_A_LOOK = 40_000;

/** By how many of its newest rows a channel's or an author's pace is told. */
const PACE = 40;
/** So few are named each in the statement, for Postgres to know which of them wrote much. */
const FEW = 4;

/**
 * The moment (ms since the epoch) since which about `rows` messages were written that a search has to look at, up
 * to `to`; null when there are no more than that. Guessed from the pace of each channel or author just before: to
 * count would mean to read them. The small LIMIT makes Postgres read them in the order of the index; with a large
 * one it would rather read and sort all that somebody wrote.
 */
export async function horizonOf(
  db: Db,
  wanted: Wanted,
  { from, to }: { from: number | null; to: number },
  rows: number,
): Promise<number | null> {
  const { column, ids } = axisOf(wanted);
  const each = Math.min(PACE, Math.max(Math.ceil(PACE / 2), Math.ceil(rows / ids.length)));
  const values = new Values();
  const bounds = `m.sent_at < ${values.put(new Date(to))}
    ${from === null ? "" : `AND m.sent_at >= ${values.put(new Date(from))}`}`;
  const paceOf = (id: string) => `(
    SELECT m.sent_at FROM chat_message m WHERE m.${column} = ${id} AND ${bounds}
    ORDER BY m.sent_at DESC OFFSET ${each - 1} LIMIT 1) AS at`;
  const { rows: found } = await db.query<{ at: Date | null }>(
    ids.length <= FEW
      ? ids.map((id) => `SELECT ${paceOf(values.put(id))}`).join(" UNION ALL ")
      : `SELECT ${paceOf("axis.id")} FROM unnest(${values.put(ids)}::text[]) AS axis (id)`,
    values.all,
  );
  const perMs = found.reduce(
    (sum, { at }) => sum + (at === null ? 0 : each / Math.max(1, to - at.getTime())),
    0,
  );
  return perMs === 0 ? null : Math.floor(to - rows / perMs);
}

/**
 * What is found by looking at every message of a stretch, newest first; null when that would be too many.
 * For words that are common where they are looked for: the index would give them all, to be sorted.
 */
export async function lookThrough(
  db: Db,
  wanted: Wanted,
  stretch: Stretch,
  limit: number,
): Promise<Key[] | null> {
  const values = new Values();
  const { column, ids } = axisOf(wanted);
  const { rows } = await db.query<{ looked: number; id: string | null; sentAt: Date | null }>(
    `WITH seen AS MATERIALIZED (
       SELECT m.id, m.sent_at, (${hitBy(wanted, values)}) AS hit
       FROM chat_message m
       WHERE m.${column} = ANY(${values.put(ids)}::text[]) ${within(stretch, values)}
       LIMIT ${MOST_ROWS_A_LOOK}
     )
     SELECT looked, id, sent_at AS "sentAt" FROM (SELECT count(*)::int AS looked FROM seen) AS count
     LEFT JOIN (
       SELECT id, sent_at FROM seen WHERE hit ORDER BY sent_at DESC, id DESC LIMIT ${values.put(limit)}
     ) AS hits ON true ORDER BY sent_at DESC, id DESC`,
    values.all,
  );
  if ((rows[0]?.looked ?? 0) >= MOST_ROWS_A_LOOK) return null;
  return rows.flatMap(({ id, sentAt }) => (id === null || sentAt === null ? [] : { id, sentAt }));
}

/**
 * What is found in a stretch by the index of words, newest first. What matches is found whole before it is put in
 * order: for words that are rare. The fence keeps Postgres from walking in time order until enough are found,
 * which with a rare word means to the end.
 */
export async function lookUp(db: Db, wanted: Wanted, stretch: Stretch, limit: number): Promise<Key[]> {
  const values = new Values();
  const { rows } = await db.query<Key>(
    `WITH found AS MATERIALIZED (
       SELECT m.id, m.sent_at FROM chat_message m
       WHERE ${allOf(filterOf(wanted, values, indexedOf(wanted)), channelsOf(wanted, values))} ${within(stretch, values)}
     )
     SELECT id, sent_at AS "sentAt" FROM found ORDER BY sent_at DESC, id DESC LIMIT ${values.put(limit)}`,
    values.all,
  );
  return rows;
}

/** By whom the log is walked: by author when some are named, else by channel. */
function axisOf({ authors, channels }: Wanted) {
  return authors === null ? { column: "channel_id", ids: channels } : { column: "author_id", ids: authors };
}

const channelsOf = ({ channels }: Wanted, values: Values): string =>
  `m.channel_id = ANY(${values.put(channels)}::text[])`;

/** Whoever walks by channel need not ask for the channels again. */
const hitBy = (wanted: Wanted, values: Values): string =>
  allOf("true", wanted.authors === null ? "" : channelsOf(wanted, values), filterOf(wanted, values));

const allOf = (...conditions: string[]): string => conditions.filter(Boolean).join("\n AND ");

/** The bound on the time alone is what lets Postgres leave whole weeks out. */
function within({ from, to }: Stretch, values: Values): string {
  const begin = from === null ? "" : `AND m.sent_at >= ${values.put(new Date(from))}::timestamptz`;
  if (to === null) return begin;
  const at = `${values.put(new Date(to.at))}::timestamptz`;
  return `${begin} AND m.sent_at <= ${at} AND (m.sent_at, m.id) < (${at}, ${values.put(to.id)}::uuid)`;
}
