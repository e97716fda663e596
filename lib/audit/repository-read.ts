import type { Db } from "@/lib/db/client";
import type { Recorded } from "./core/entry-of-row";

/** What is undefined or empty narrows nothing. */
export interface Wanted {
  channelId?: string | undefined;
  /** A login; see `byInstance`. */
  actor?: string | undefined;
  /** Only what the instance did by itself. */
  byInstance: boolean;
  action?: string | undefined;
  targetKind?: string | undefined;
  targetId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q: string;
}

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
 * way of asking is answered from the index that fits it.
 */
export async function listEntries(
  db: Db,
  wanted: Wanted,
  { beforeId, limit }: { beforeId: string | null; limit: number },
): Promise<Recorded[]> {
  const values: unknown[] = [limit];
  const conditions: string[] = [];
  const only = (condition: (place: string) => string, value: unknown) => {
    if (value === undefined || value === null || value === "") return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  only((at) => `id < ${at}::uuid`, beforeId);
  only((at) => `channel_id = ${at}`, wanted.channelId);
  only(
    (at) => `(actor_id IN (SELECT id FROM person WHERE login = ${at})
      OR actor_id IS NULL AND chatter_id IN (SELECT twitch_id FROM viewer WHERE login = ${at}))`,
    wanted.actor,
  );
  if (wanted.byInstance) conditions.push("actor_id IS NULL AND chatter_id IS NULL");
  if (wanted.action?.includes(".")) only((at) => `action = ${at}`, wanted.action);
  else only((at) => `starts_with(action, ${at} || '.')`, wanted.action);
  only((at) => `target_kind = ${at}`, wanted.targetKind);
  only((at) => `target_id = ${at}`, wanted.targetId);
  only((at) => `at >= ${at}::timestamptz`, wanted.from);
  only((at) => `at < ${at}::timestamptz`, wanted.to);
  only(
    (at) => `(strpos(lower(target_name), lower(${at})) > 0 OR target_id = ${at} OR request_id = ${at}
      OR strpos(action, lower(${at})) > 0)`,
    wanted.q,
  );
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  const { rows } = await db.query<Recorded>(
    `WITH entry AS MATERIALIZED (SELECT * FROM audit_entry ${where} ORDER BY id DESC LIMIT $1) ${NAMED}`,
    values,
  );
  return rows;
}

/** The broadcaster of that login; of several that had it, the one of whom we heard last. */
export async function broadcasterOf(db: Db, login: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM broadcaster WHERE login = $1 ORDER BY profile_at DESC LIMIT 1",
    [login],
  );
  return rows[0]?.id;
}
