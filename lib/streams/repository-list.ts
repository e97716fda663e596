import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { StoredSegment } from "./core/read/played-categories";
import type { StreamRow } from "./core/read/summary-of";
import { REF, ROW, SHOWN } from "./repository-read";
import type { StreamSort } from "./schema";

/** Where a page begins: behind the stream that has this value in the list's order. */
export interface After {
  /** Seconds, viewers, or a start as ISO 8601. */
  value: string | number;
  id: string;
}

/** Whose streams. */
export type Whose = { channelId: string } | { followerId: string };

/** What is left out, or null, narrows nothing. */
export interface Part {
  limit: number;
  after: After | null;
  sort: StreamSort;
  /** Streams that began within. */
  from: string | null;
  to: string | null;
  /** Only streams in which this category was shown. */
  categoryId: string | null;
  live: boolean | null;
  /** A part of the title, or of a channel's name where there are several. */
  q: string;
}

/** What a list is in the order of, and its type. */
interface Order {
  type: string;
  /** Each part of the streams with what it is in the order of, as its index has it. */
  parts: readonly { which: string; by: string }[];
}

const seconds = (end: string): string => `round(date_part('epoch', ${end} - s.started_at))`;

const SORTS: Record<StreamSort, Order> = {
  started: { type: "timestamptz", parts: [{ which: "true", by: "s.started_at" }] },
  // An index that had what goes on would be written every minute. There is one of a channel at most.
  duration: {
    type: "float8",
    parts: [
      { which: "s.ended_at IS NOT NULL", by: seconds("s.ended_at") },
      { which: "s.ended_at IS NULL", by: seconds("s.last_seen_at") },
    ],
  },
  peak: { type: "int", parts: [{ which: "true", by: "s.peak_viewers" }] },
};

const FOLLOWED = "SELECT broadcaster_id FROM follow WHERE user_id = $1 AND active";

/** A row with its value in the list's order, what it showed, oldest first, and whose it is. */
export type ListedStream = StreamRow & {
  place: number | Date;
  segments: StoredSegment[];
  broadcaster: BroadcasterRef;
};

/** As it comes from the database: a time within JSON is a text. */
type Row = Omit<ListedStream, "segments"> & {
  segments: (Omit<StoredSegment, "startedAt"> & { startedAt: string })[];
};

/** The streams of a page with all that is shown of them: one look into the database. */
async function listed(db: Db, page: string, values: unknown[]): Promise<ListedStream[]> {
  const { rows } = await db.query<Row>(
    `SELECT page.*, (
         SELECT coalesce(json_agg(json_build_object('streamId', g.stream_id, 'startedAt', g.started_at,
           'title', g.title, 'categoryId', g.category_id, 'categoryName', g.category_name) ORDER BY g.started_at), '[]')
         FROM stream_segment g WHERE g.stream_id = page.id) AS segments, (
         SELECT row_to_json(ref) FROM (
           SELECT ${REF} FROM broadcaster WHERE id = page."broadcasterId") AS ref) AS broadcaster
     FROM (${page}) AS page ORDER BY page.place DESC, page.id DESC`,
    values,
  );
  return rows.map((row) => ({
    ...row,
    segments: row.segments.map((segment) => ({ ...segment, startedAt: new Date(segment.startedAt) })),
  }));
}

/** Streams that match, the latest, longest or most watched first. */
export async function listStreams(db: Db, whose: Whose, part: Part): Promise<ListedStream[]> {
  const { type, parts } = SORTS[part.sort];
  const ofOne = "channelId" in whose;
  const named = ofOne
    ? ""
    : " OR strpos(b.login, lower($6)) > 0 OR strpos(lower(b.display_name), lower($6)) > 0";
  const pageOf = (
    of: string,
    { which, by }: Order["parts"][number],
  ) => `SELECT ${ROW}, ${by} AS place FROM stream s
     WHERE s.broadcaster_id = ${of} AND ${which} AND ${SHOWN}
       AND ($2::timestamptz IS NULL OR s.started_at >= $2) AND ($3::timestamptz IS NULL OR s.started_at < $3)
       AND ($4::text IS NULL OR EXISTS (
         SELECT FROM stream_segment g WHERE g.stream_id = s.id AND g.category_id = $4))
       AND ($5::boolean IS NULL OR (s.ended_at IS NULL) = $5)
       AND ($6 = '' OR strpos(lower(s.title), lower($6)) > 0${named})
       AND ($7::${type} IS NULL OR (${by}, s.id) < ($7::${type}, $8::uuid))
     ORDER BY ${by} DESC, s.id DESC LIMIT $9`;
  const page = (of: string) => {
    const pages = parts.map((one) => `(${pageOf(of, one)})`).join(" UNION ALL ");
    return parts.length === 1 ? pages : `${pages} ORDER BY place DESC, id DESC LIMIT $9`;
  };
  // Of several channels each gives its own first ones, by the index of the order where there is one.
  return listed(
    db,
    ofOne
      ? page("$1")
      : `SELECT page.* FROM (${FOLLOWED}) AS f JOIN broadcaster b ON b.id = f.broadcaster_id
         CROSS JOIN LATERAL (${page("b.id")}) AS page ORDER BY page.place DESC, page.id DESC LIMIT $9`,
    [
      ...["channelId" in whose ? whose.channelId : whose.followerId, part.from, part.to, part.categoryId],
      ...[part.live, part.q, part.after?.value ?? null, part.after?.id ?? null, part.limit],
    ],
  );
}

/**
 * All streams of everybody a person follows, newest first. There are at least `limit` streams no older than the
 * `limit`-th of all channels' newest ones: nothing older is read.
 */
export async function listOfFollowed(
  db: Db,
  userId: string,
  { limit, after }: Pick<Part, "limit" | "after">,
): Promise<ListedStream[]> {
  const within = `s.broadcaster_id = f.id AND ${SHOWN}
         AND ($2::timestamptz IS NULL OR (s.started_at, s.id) < ($2, $3::uuid))`;
  return listed(
    db,
    `WITH followed AS MATERIALIZED (
       SELECT broadcaster_id AS id FROM follow WHERE user_id = $1 AND active
     ), oldest AS MATERIALIZED (
       SELECT newest.started_at FROM followed f CROSS JOIN LATERAL (
         SELECT s.started_at FROM stream s WHERE ${within} ORDER BY s.started_at DESC, s.id DESC LIMIT 1
       ) AS newest ORDER BY newest.started_at DESC OFFSET $4::int - 1 LIMIT 1
     )
     SELECT newest.*, newest."startedAt" AS place FROM followed f CROSS JOIN LATERAL (
       SELECT ${ROW} FROM stream s
       WHERE ${within} AND s.started_at >= coalesce((SELECT started_at FROM oldest), '-infinity')
       ORDER BY s.started_at DESC, s.id DESC LIMIT $4
     ) AS newest ORDER BY newest."startedAt" DESC, newest.id DESC LIMIT $4`,
    [userId, after?.value, after?.id, limit],
  );
}
