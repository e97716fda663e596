import type { Db } from "@/lib/db/client";
import type { Troubles } from "./core/choose-transport";
import type { EventSubTransport } from "./schema";

export interface EventSubState {
  transport: EventSubTransport | null;
  reason: string;
  problem: string | null;
  /** How long no transport has worked although one is wanted, in real ms; null: not so. */
  brokenMs: number | null;
  callback: string | null;
  conduitId: string | null;
  troubles: Troubles;
  costUsed: number;
  costMax: number;
  wanted: number;
  left: number;
  reconciledAt: Date | null;
  /** How long ago the whole list was read, in real ms; null: never. */
  listedMs: number | null;
  /** How many subscriptions Twitch must tell of while nothing happens behind our back. */
  total: number;
  socketUser: string | null;
  sessionId: string | null;
  shardSessionId: string | null;
  socketConnectedAt: Date | null;
  socketHeardAt: Date | null;
  /** How long no socket has been there although one is wanted, in real ms; null: not so. */
  socketLostMs: number | null;
  socketProblem: string | null;
  socketReconnects: number;
}

const ageOf = (column: string) => `(extract(epoch FROM clock_timestamp() - ${column}) * 1000)::float8`;

export async function readState(db: Db): Promise<EventSubState> {
  const { rows } = await db.query<Omit<EventSubState, "troubles"> & { troubles: StoredTroubles }>(
    `SELECT transport, reason, problem, ${ageOf("broken_since")} AS "brokenMs", callback, conduit_id AS "conduitId",
       troubles, cost_used AS "costUsed", cost_max AS "costMax", wanted, "left", reconciled_at AS "reconciledAt",
       ${ageOf("listed_at")} AS "listedMs", total, socket_user AS "socketUser", CASE WHEN socket_until > clock_timestamp() THEN session_id END AS "sessionId",
       shard_session_id AS "shardSessionId", socket_connected_at AS "socketConnectedAt",
       socket_heard_at AS "socketHeardAt", ${ageOf("socket_lost_at")} AS "socketLostMs",
       socket_problem AS "socketProblem", socket_reconnects AS "socketReconnects"
     FROM eventsub_state`,
  );
  const [row] = rows;
  if (!row) throw new Error("eventsub_state has no row");
  return { ...row, troubles: troublesOf(row.troubles) };
}

type StoredTroubles = Partial<
  Record<EventSubTransport, { words: string; attempts: number; retryAt: string }>
>;

const troublesOf = (stored: StoredTroubles): Troubles =>
  Object.fromEntries(
    Object.entries(stored).map(([transport, { retryAt, ...trouble }]) => [
      transport,
      { ...trouble, retryAt: new Date(retryAt) },
    ]),
  );

/** Lets one run at a time compare. A run that died is over when its time is. */
export async function takeLease(db: Db, by: string, ms: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE eventsub_state SET leased_by = $1, leased_until = clock_timestamp() + $2::float8 * interval '1 millisecond'
     WHERE leased_until IS NULL OR leased_until <= clock_timestamp()`,
    [by, ms],
  );
  return rowCount === 1;
}

/** Goes on with the lease; false when it is another's now. */
export async function renewLease(db: Db, by: string, ms: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE eventsub_state SET leased_until = clock_timestamp() + $2::float8 * interval '1 millisecond'
     WHERE leased_by = $1`,
    [by, ms],
  );
  return rowCount === 1;
}

export async function giveLease(db: Db, by: string): Promise<void> {
  await db.query("UPDATE eventsub_state SET leased_by = NULL, leased_until = NULL WHERE leased_by = $1", [
    by,
  ]);
}

/** The way that is chosen; with none or a webhook, what is known of a socket is over. */
export async function putChoice(
  db: Db,
  choice: {
    transport: EventSubTransport | null;
    reason: string;
    callback: string | null;
    conduitId: string | null;
    socketUser: string | null;
  },
): Promise<void> {
  await db.query(
    `UPDATE eventsub_state SET transport = $1::text, reason = $2, callback = $3, conduit_id = $4, socket_user = $5,
       socket_lost_at = CASE WHEN $1::text IS NULL OR $1::text = 'webhook' THEN NULL
         WHEN session_id IS NULL OR transport IS DISTINCT FROM $1::text THEN coalesce(socket_lost_at, clock_timestamp()) END`,
    [choice.transport, choice.reason, choice.callback, choice.conduitId, choice.socketUser],
  );
}

/** How a comparison ended. */
export interface Reconciled {
  problem: string | null;
  /** No event can come, though some should. */
  isBroken: boolean;
  troubles: Troubles;
  costUsed: number;
  costMax: number;
  wanted: number;
  left: number;
  total: number;
  /** Whether the whole list was read. */
  isListed: boolean;
  /** Instance's time. */
  at: Date;
}

/** False: the lease is another run's, and nothing was written. */
export async function putReconciled(db: Db, by: string, ended: Reconciled): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE eventsub_state SET problem = $2, troubles = $3, cost_used = $4, cost_max = $5, wanted = $6, "left" = $7,
       total = $8, reconciled_at = $10, listed_at = CASE WHEN $9 THEN clock_timestamp() ELSE listed_at END,
       broken_since = CASE WHEN $11 THEN coalesce(broken_since, clock_timestamp()) END
     WHERE leased_by = $1 AND leased_until > clock_timestamp()`,
    [
      ...[by, ended.problem, JSON.stringify(ended.troubles), ended.costUsed, ended.costMax, ended.wanted],
      ...[ended.left, ended.total, ended.isListed, ended.at, ended.isBroken],
    ],
  );
  return rowCount === 1;
}

/** Where the conduit's shard sends, as Twitch says. */
export async function putShardSession(db: Db, sessionId: string | null): Promise<void> {
  await db.query(
    "UPDATE eventsub_state SET shard_session_id = $1 WHERE shard_session_id IS DISTINCT FROM $1",
    [sessionId],
  );
}
