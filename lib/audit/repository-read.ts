import type { Db } from "@/lib/db/client";
import { lowestIdAt } from "@/lib/kernel/id-at";
import type { Recorded } from "./core/entry-of-row";

/** What is undefined or empty narrows nothing. */
export interface Wanted {
  channelId?: string | undefined;
  /** Who did it; nobody in it: nobody did. See `byInstance`. */
  actor?: Actors | undefined;
  /** Only what the instance did by itself. */
  byInstance: boolean;
  action?: string | undefined;
  targetKind?: string | undefined;
  targetId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q: string;
}

/** People of one login: by id here, and by Twitch id where they asked for something in chat. */
export interface Actors {
  personIds: string[];
  chatterIds: string[];
}

export async function actorsOf(db: Db, login: string): Promise<Actors> {
  const { rows } = await db.query<Actors>(
    `SELECT ARRAY(SELECT id FROM person WHERE login = $1) AS "personIds",
       ARRAY(SELECT twitch_id FROM viewer WHERE login = $1) AS "chatterIds"`,
    [login],
  );
  return rows[0] ?? { personIds: [], chatterIds: [] };
}

/**
 * Entries that are looked through for letters at once: they can be anywhere in a name, which no index knows. A page of
 * a search ends here, and the next one goes on.
 */
export const MOST_LOOKED_THROUGH = 10_000;

/** An entry's id says when it was made, give or take the moment between the two. */
const SLACK_MS = 60_000;

/** Names are those of now: who is forgotten has none here either. */
const NAMED = `SELECT e.id, e.at, e.action, e.actor_id AS "actorId", coalesce(p.login, v.login) AS "actorLogin",
    coalesce(p.name, p.login, v.display_name) AS "actorName", e.chatter_id AS "chatterId", e.key_id AS "keyId",
    k.name AS "keyName", e.target_kind AS "targetKind", e.target_id AS "targetId",
    CASE e.target_kind
      WHEN 'channel' THEN tb.login
      WHEN 'person' THEN coalesce(tp.login, tv.login)
      WHEN 'publisher' THEN coalesce(e.target_name, tu.name)
      ELSE e.target_name END AS "targetName",
    e.channel_id AS "channelId", b.login AS "channelLogin", b.display_name AS "channelName", e.address,
    e.request_id AS "requestId", e.before, e.after
  FROM entry e
    LEFT JOIN person p ON p.id = e.actor_id
    LEFT JOIN viewer v ON p.id IS NULL AND v.twitch_id = e.chatter_id
    LEFT JOIN api_key k ON k.id = e.key_id
    LEFT JOIN broadcaster b ON b.id = e.channel_id
    LEFT JOIN broadcaster tb ON e.target_kind = 'channel' AND tb.id = e.target_id
    LEFT JOIN person tp ON e.target_kind = 'person' AND tp.twitch_id = e.target_id
    LEFT JOIN viewer tv ON e.target_kind = 'person' AND tv.twitch_id = e.target_id
    LEFT JOIN publisher tu ON e.target_kind = 'publisher' AND tu.id = e.target_id
  ORDER BY e.id DESC`;

/**
 * Entries, the newest first, before the id `beforeId`. What does not narrow is left out of the statement, so that each
 * way of asking is answered from the index that fits it. `endedAt`: a search for letters that found less than `limit`
 * came to this id, and there may be more behind it; null: there are none.
 */
export async function listEntries(
  db: Db,
  wanted: Wanted,
  { beforeId, limit }: { beforeId: string | null; limit: number },
): Promise<{ rows: Recorded[]; endedAt: string | null }> {
  const values: unknown[] = [limit];
  const where = narrowing({ ...wanted, beforeId }, values);
  if (wanted.q === "") {
    const { rows } = await db.query<Recorded>(
      `WITH entry AS MATERIALIZED (SELECT * FROM audit_entry ${where} ORDER BY id DESC LIMIT $1) ${NAMED}`,
      values,
    );
    return { rows, endedAt: null };
  }
  const q = `$${values.push(wanted.q)}`;
  const { rows } = await db.query<Recorded & { looked: number; lastId: string | null }>(
    `WITH span AS MATERIALIZED (
       SELECT * FROM audit_entry ${where} ORDER BY id DESC LIMIT ${MOST_LOOKED_THROUGH}
     ), entry AS MATERIALIZED (
       SELECT * FROM span WHERE strpos(lower(target_name), lower(${q})) > 0 OR target_id = ${q} OR request_id = ${q}
         OR strpos(action, lower(${q})) > 0
       ORDER BY id DESC LIMIT $1
     )
     SELECT l.looked, l."lastId", named.* FROM (
       SELECT count(*)::int AS looked, (SELECT id FROM span ORDER BY id LIMIT 1) AS "lastId" FROM span) AS l
     LEFT JOIN (${NAMED}) AS named ON true ORDER BY named.id DESC`,
    values,
  );
  const found = rows.filter(({ id }) => id !== null);
  const [looked] = rows;
  const isCutShort = looked?.looked === MOST_LOOKED_THROUGH && found.length < limit;
  return { rows: found, endedAt: isCutShort ? looked.lastId : null };
}

/** Which entries, but for letters; what is asked for is added to `values`. */
function narrowing(wanted: Wanted & { beforeId: string | null }, values: unknown[]): string {
  const conditions: string[] = [];
  const only = (condition: (place: string) => string, value: unknown) => {
    if (value === undefined || value === null || value === "") return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  only((at) => `id < ${at}::uuid`, wanted.beforeId);
  only((at) => `channel_id = ${at}`, wanted.channelId);
  const { actor } = wanted;
  if (actor) {
    if (actor.chatterIds.length === 0) only((at) => `actor_id = ANY (${at}::uuid[])`, actor.personIds);
    else
      only(
        (at) =>
          `(actor_id = ANY (${at}::uuid[]) OR actor_id IS NULL AND chatter_id = ANY ($${values.push(actor.chatterIds)}))`,
        actor.personIds,
      );
  }
  if (wanted.byInstance) conditions.push("actor_id IS NULL AND chatter_id IS NULL");
  if (wanted.action?.includes(".")) only((at) => `action = ${at}`, wanted.action);
  else only((at) => `starts_with(action, ${at} || '.')`, wanted.action);
  only((at) => `target_kind = ${at}`, wanted.targetKind);
  only((at) => `target_id = ${at}`, wanted.targetId);
  only((at) => `id >= ${at}::uuid`, wanted.from && idBeside(wanted.from, -SLACK_MS));
  only((at) => `at >= ${at}::timestamptz`, wanted.from);
  only((at) => `id < ${at}::uuid`, wanted.to && idBeside(wanted.to, SLACK_MS));
  only((at) => `at < ${at}::timestamptz`, wanted.to);
  return conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
}

const idBeside = (moment: string, ms: number): string =>
  lowestIdAt(new Date(Math.max(0, Date.parse(moment) + ms)));

/** The broadcaster of that login; of several that had it, the one of whom we heard last. */
export async function broadcasterOf(db: Db, login: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM broadcaster WHERE login = $1 ORDER BY profile_at DESC LIMIT 1",
    [login],
  );
  return rows[0]?.id;
}
