import type { Db } from "@/lib/db/client";
import { isUnspaced } from "./core/query/highlight";
import type { Needle } from "./core/query/meaning";

/** How the database finds a needle: by the index of words, by what the text contains, or by both. */
export interface Finding {
  /** A tsquery; null: the index has no such words. */
  words: string | null;
  /** A pattern for ILIKE; null: the words say it all. */
  like: string | null;
}

/** Only letters and digits, and spaces between them: then Postgres cuts it into words as we do. */
const PLAIN = /^[\p{L}\p{N}\p{M} ]+$/u;

/**
 * How each needle is found. Postgres knows best what its own parser makes of a text, so it is asked; what is
 * no word to it, such as ":)", is looked for in the text alone.
 */
export async function findingsOf(db: Db, needles: readonly Needle[]): Promise<Finding[]> {
  if (needles.length === 0) return [];
  const kinds = needles.map(({ kind, ...needle }) => ("prefix" in needle && needle.prefix ? "prefix" : kind));
  const { rows } = await db.query<{ words: string }>(
    `SELECT CASE kind
       WHEN 'prefix' THEN to_tsquery('simple', '''' || text || ''':*')
       WHEN 'phrase' THEN phraseto_tsquery('simple', text)
       ELSE plainto_tsquery('simple', text) END::text AS words
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS needle (kind, text, place) ORDER BY place`,
    [kinds, needles.map(({ text }) => text)],
  );
  return needles.map(({ text }, place) => {
    const words = rows[place]?.words || null;
    const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    if (isUnspaced(text)) return { words: null, like };
    return { words, like: words !== null && PLAIN.test(text) ? null : like };
  });
}
