import type { Db } from "@/lib/db/client";

/** What the socket is wanted for. */
export interface SocketWish {
  transport: "conduit" | "websocket";
  /** Null for the WebSocket of one account. */
  conduitId: string | null;
  /** The session that the conduit's shard is known to send to. */
  shardSessionId: string | null;
}

/**
 * Takes or renews the lease of the one socket, for so many ms; undefined: none is wanted, or another process has it.
 * What is known of a session that somebody else held is over.
 */
export async function claimSocket(
  db: Db,
  by: string,
  ms: number,
  heardAt: Date | null,
): Promise<SocketWish | undefined> {
  const isTaken = "socket_holder IS DISTINCT FROM $1::uuid";
  const { rows } = await db.query<SocketWish>(
    `UPDATE eventsub_state SET
       session_id = CASE WHEN ${isTaken} THEN NULL ELSE session_id END,
       shard_session_id = CASE WHEN ${isTaken} THEN NULL ELSE shard_session_id END,
       socket_lost_at = CASE WHEN ${isTaken} THEN coalesce(socket_lost_at, clock_timestamp()) ELSE socket_lost_at END,
       socket_heard_at = coalesce($3, socket_heard_at),
       socket_holder = $1, socket_until = clock_timestamp() + $2::float8 * interval '1 millisecond'
     WHERE ((transport = 'websocket' AND socket_user IS NOT NULL) OR (transport = 'conduit' AND conduit_id IS NOT NULL))
       AND (socket_holder = $1 OR socket_until IS NULL OR socket_until <= clock_timestamp())
     RETURNING transport, CASE transport WHEN 'conduit' THEN conduit_id END AS "conduitId",
       shard_session_id AS "shardSessionId"`,
    [by, ms, heardAt],
  );
  return rows[0];
}

/** The socket is connected. With false the lease is another's. */
export async function putSession(db: Db, by: string, sessionId: string, at: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE eventsub_state SET session_id = $2, socket_connected_at = $3, socket_heard_at = $3, socket_lost_at = NULL,
       socket_problem = NULL,
       socket_reconnects = socket_reconnects + CASE WHEN socket_connected_at IS NULL THEN 0 ELSE 1 END
     WHERE socket_holder = $1`,
    [by, sessionId, at],
  );
  return rowCount === 1;
}

/** It moved to another connection and went on. */
export async function putMoved(db: Db, by: string, sessionId: string): Promise<void> {
  await db.query(
    "UPDATE eventsub_state SET session_id = $2, socket_reconnects = socket_reconnects + 1 WHERE socket_holder = $1",
    [by, sessionId],
  );
}

export async function putShard(db: Db, by: string, sessionId: string): Promise<void> {
  await db.query("UPDATE eventsub_state SET shard_session_id = $2 WHERE socket_holder = $1", [by, sessionId]);
}

/** It does not work; `problem` is for people. */
export async function putLost(db: Db, by: string, problem: string): Promise<void> {
  await db.query(
    `UPDATE eventsub_state SET session_id = NULL, shard_session_id = NULL, socket_problem = $2,
       socket_lost_at = coalesce(socket_lost_at, clock_timestamp()) WHERE socket_holder = $1`,
    [by, problem],
  );
}

/** Gives the lease up. */
export async function releaseSocket(db: Db, by: string): Promise<void> {
  await db.query(
    `UPDATE eventsub_state SET session_id = NULL, shard_session_id = NULL, socket_holder = NULL, socket_until = NULL
     WHERE socket_holder = $1`,
    [by],
  );
}
