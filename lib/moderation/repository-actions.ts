import type { Db } from "@/lib/db/client";
import type { ModerationAction } from "./schema";

/** An offence as it is kept. */
export interface ActionRow {
  id: string;
  channelId: string;
  personId: string;
  personLogin: string;
  rule: ModerationAction["rule"];
  reason: string;
  text: string;
  action: ModerationAction["action"];
  seconds: number | null;
  state: ModerationAction["state"];
  attempts: number;
  error: string | null;
  at: Date;
  undoneByLogin: string | null;
  /** Whether a bot is at it right now. */
  leased: boolean;
}

const COLUMNS = `id, channel_id AS "channelId", person_id AS "personId", person_login AS "personLogin", rule, reason,
  text, action, seconds, state, attempts, error, at, undone_by_login AS "undoneByLogin",
  (state = 'queued' AND bot IS NOT NULL AND leased_until > clock_timestamp()) AS leased`;

/** Of two who write about the same person in the same channel the second waits for the first. */
export async function lockPerson(tx: Db, channelId: string, personId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `moderation:${channelId}:${personId}`,
  ]);
}

/** When somebody's latest offences in a channel were, undone ones left out, and what time it is now. */
export async function offencesOf(
  tx: Db,
  channelId: string,
  personId: string,
  most: number,
): Promise<{ times: Date[]; now: Date }> {
  const { rows } = await tx.query<{ times: Date[] | null; now: Date }>(
    `SELECT clock_timestamp() AS now, (SELECT array_agg(at) FROM (
       SELECT at FROM moderation_action WHERE channel_id = $1 AND person_id = $2 AND state <> 'undone'
       ORDER BY at DESC LIMIT $3) AS latest) AS times`,
    [channelId, personId, most],
  );
  return { times: rows[0]?.times ?? [], now: rows[0]?.now ?? new Date() };
}

export type NewAction = Pick<
  ActionRow,
  "id" | "channelId" | "personId" | "personLogin" | "rule" | "reason" | "text" | "action" | "seconds"
>;

/** Keeps an offence, leased to this bot; undefined when it is known already. What is not to be logged is left out. */
export async function insertAction(
  tx: Db,
  action: NewAction,
  bot: string,
  leaseMs: number,
): Promise<ActionRow | undefined> {
  const { rows } = await tx.query<ActionRow>(
    `INSERT INTO moderation_action (id, channel_id, person_id, person_login, rule, reason, text, action, seconds,
       bot, leased_until)
     SELECT $1, $2, $3, $4, $5, $6, CASE WHEN EXISTS (SELECT FROM chat_opt_out WHERE twitch_id = $3) THEN '' ELSE $7 END,
       $8, $9, $10, clock_timestamp() + $11 * interval '1 ms'
     ON CONFLICT (id) DO NOTHING RETURNING ${COLUMNS}`,
    [
      ...[action.id, action.channelId, action.personId, action.personLogin, action.rule, action.reason],
      ...[action.text, action.action, action.seconds, bot, leaseMs],
    ],
  );
  return rows[0];
}

/** Leases to this bot what nobody is at: what is to be tried again, and what a bot left that died. */
export async function claimActions(
  db: Db,
  bot: string,
  leaseMs: number,
  limit: number,
): Promise<ActionRow[]> {
  const { rows } = await db.query<ActionRow>(
    `UPDATE moderation_action SET bot = $1, leased_until = clock_timestamp() + $2 * interval '1 ms'
     WHERE id IN (SELECT id FROM moderation_action
       WHERE state = 'queued' AND (leased_until IS NULL OR leased_until < clock_timestamp())
       ORDER BY at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [bot, leaseMs, limit],
  );
  return rows;
}

/** Writes down what became of it; false when it is no longer this bot's to say. */
export async function settleAction(
  tx: Db,
  id: string,
  bot: string,
  outcome: { state: "done"; error: null } | { state: "failed"; error: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE moderation_action SET state = $3, error = $4, done_at = clock_timestamp(), attempts = attempts + 1,
       bot = NULL, leased_until = NULL
     WHERE id = $1 AND bot = $2 AND state = 'queued'`,
    [id, bot, outcome.state, outcome.error],
  );
  return rowCount === 1;
}

/** Leaves it to whichever bot is there in `inMs`. */
export async function putOff(db: Db, id: string, bot: string, inMs: number, error: string): Promise<void> {
  await db.query(
    `UPDATE moderation_action SET attempts = attempts + 1, bot = NULL, error = $4,
       leased_until = clock_timestamp() + $3 * interval '1 ms'
     WHERE id = $1 AND bot = $2 AND state = 'queued'`,
    [id, bot, inMs, error],
  );
}

/** Whether something else was done about the person in the last minute. */
export async function doneLately(tx: Db, { id, channelId, personId }: ActionRow): Promise<boolean> {
  const { rows } = await tx.query<{ lately: boolean }>(
    `SELECT EXISTS (SELECT FROM moderation_action WHERE channel_id = $2 AND person_id = $3 AND id <> $1
       AND state = 'done' AND done_at > clock_timestamp() - interval '1 minute') AS lately`,
    [id, channelId, personId],
  );
  return rows[0]?.lately ?? false;
}

/** Offences in a channel, the latest first. */
export async function listActions(
  db: Db,
  channelId: string,
  before: { at: Date; id: string } | null,
  limit: number,
): Promise<ActionRow[]> {
  const { rows } = await db.query<ActionRow>(
    `SELECT ${COLUMNS} FROM moderation_action
     WHERE channel_id = $1 AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3::uuid))
     ORDER BY at DESC, id DESC LIMIT $4`,
    [channelId, before?.at ?? null, before?.id ?? null, limit],
  );
  return rows;
}

/** One offence of a channel; with `lock` nobody changes it before the transaction ends. */
export async function findAction(
  db: Db,
  channelId: string,
  id: string,
  lock = false,
): Promise<ActionRow | undefined> {
  const { rows } = await db.query<ActionRow>(
    `SELECT ${COLUMNS} FROM moderation_action WHERE channel_id = $1 AND id = $2 ${lock ? "FOR UPDATE" : ""}`,
    [channelId, id],
  );
  return rows[0];
}

/** Marks an offence as undone by somebody. */
export async function putUndone(tx: Db, id: string, byLogin: string): Promise<void> {
  await tx.query(
    `UPDATE moderation_action SET state = 'undone', undone_at = clock_timestamp(), undone_by_login = $2,
       bot = NULL, leased_until = NULL
     WHERE id = $1`,
    [id, byLogin],
  );
}

/** Forgets offences from before then, so many at once; says how many. */
export async function deleteActionsBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    "DELETE FROM moderation_action WHERE id IN (SELECT id FROM moderation_action WHERE at < $1 LIMIT $2)",
    [before, limit],
  );
  return rowCount ?? 0;
}

/** Forgets a person: their offences with what they wrote, and their permits. Says how many rows that were. */
export async function forgetModerated(tx: Db, twitchId: string): Promise<number> {
  const actions = await tx.query("DELETE FROM moderation_action WHERE person_id = $1", [twitchId]);
  const permits = await tx.query("DELETE FROM moderation_permit WHERE person_id = $1", [twitchId]);
  return (actions.rowCount ?? 0) + (permits.rowCount ?? 0);
}
