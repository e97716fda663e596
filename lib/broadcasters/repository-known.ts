import type { Db } from "@/lib/db/client";
import type { FollowRow } from "./core/followed-broadcaster";
import { BROADCASTER, LIVE, ON_AIR } from "./repository";

/** A broadcaster with what is known of being live. */
export type KnownRow = Omit<FollowRow, "followedAt" | "onTwitch" | "muted">;

/** The last broadcaster of a page. */
export interface PlaceByLogin {
  login: string;
  id: string;
}

const KNOWN = "broadcaster b LEFT JOIN live_status l ON l.broadcaster_id = b.id";

/** Broadcasters by login: all, or those whom a person follows and the person. */
export async function listKnown(
  db: Db,
  person: { id: string; twitchId: string } | null,
  part: { q: string | null; live: boolean | null; after: PlaceByLogin | null; limit: number },
): Promise<KnownRow[]> {
  const { rows } = await db.query<KnownRow>(
    `SELECT ${BROADCASTER}, ${LIVE} FROM ${KNOWN}
     WHERE ($1::text IS NULL OR strpos(b.login, lower($1)) > 0 OR strpos(lower(b.display_name), lower($1)) > 0)
       AND ($2::boolean IS NULL OR ${ON_AIR} = $2)
       AND ($3::text IS NULL OR (b.login COLLATE "C", b.id) > ($3, $4))
       AND ($5::uuid IS NULL OR b.id = $6 OR b.id IN (
         SELECT broadcaster_id FROM follow WHERE user_id = $5 AND active))
     ORDER BY b.login COLLATE "C", b.id LIMIT $7`,
    [
      ...[part.q, part.live, part.after?.login ?? null, part.after?.id ?? null],
      ...[person?.id ?? null, person?.twitchId ?? null, part.limit],
    ],
  );
  return rows;
}

/** A broadcaster by login; if an old name was taken by somebody else, whose name it is now. */
export async function findKnown(db: Db, login: string): Promise<KnownRow | undefined> {
  const { rows } = await db.query<KnownRow>(
    `SELECT ${BROADCASTER}, ${LIVE} FROM ${KNOWN} WHERE b.login = $1 ORDER BY b.profile_at DESC LIMIT 1`,
    [login],
  );
  return rows[0];
}
