import type { Db } from "@/lib/db/client";
import { AFTER_END_MS } from "./core/read-times";

/** A channel's archive that this worker works on. */
export interface Claim {
  channelId: string;
  worker: string;
  /** All clips made before are known, but for the windows that are still to be read. Null: nothing was laid out. */
  readUntil: Date | null;
}

/** Longer than a request to Twitch may wait for points; each page renews it. */
const LEASE = "clock_timestamp() + interval '3 minutes'";

/** It is switched on, and the channel is connected: what its broadcaster has left is read no more. */
const IS_ON = `enabled AND EXISTS (
  SELECT FROM channel c WHERE c.broadcaster_id = clip_archive.channel_id AND c.join_wanted)`;

interface Claiming {
  worker: string;
  now: Date;
  /** Channels that are not to be claimed. */
  except: ReadonlySet<string>;
}

/**
 * Claims the channel whose latest clips have been due for longest: by the clock, since somebody asked, or because a
 * stream has ended since they were read, for some minutes of which clips go on being made.
 */
export async function claimLatest(db: Db, { worker, now, except }: Claiming): Promise<Claim | undefined> {
  return claim(
    db,
    `LEFT JOIN LATERAL (
       SELECT ended_at FROM stream
       WHERE broadcaster_id = a.channel_id AND deleted_at IS NULL ORDER BY started_at DESC LIMIT 1) AS s ON true
     WHERE a.due_at <= $2
       OR s.ended_at > a.read_until AND a.last_error IS NULL
       OR s.ended_at + $4 * interval '1 millisecond' BETWEEN a.read_until AND $2 AND a.last_error IS NULL`,
    "a.due_at",
    [worker, now.toISOString(), [...except], AFTER_END_MS],
  );
}

/** Claims the channel whose past has waited for longest to be read on. One that could not be read waits until it is due. */
export async function claimBackfill(db: Db, { worker, now, except }: Claiming): Promise<Claim | undefined> {
  return claim(
    db,
    `CROSS JOIN LATERAL (
       SELECT max(read_at) AS read_at FROM clip_window WHERE channel_id = a.channel_id) AS w
     WHERE a.backfill_began_at IS NOT NULL AND (a.last_error IS NULL OR a.due_at <= $2)
       AND EXISTS (SELECT FROM clip_window WHERE channel_id = a.channel_id AND state = 'todo')`,
    "w.read_at NULLS FIRST",
    [worker, now.toISOString(), [...except]],
  );
}

async function claim(db: Db, which: string, order: string, values: unknown[]): Promise<Claim | undefined> {
  const { rows } = await db.query<Claim>(
    `UPDATE clip_archive SET leased_by = $1, leased_until = ${LEASE}
     WHERE channel_id = (
       -- Two at once claim two.
       SELECT a.channel_id
       FROM (SELECT * FROM clip_archive
             WHERE ${IS_ON} AND coalesce(leased_until < clock_timestamp(), true) AND channel_id <> ALL ($3)) AS a
       ${which} ORDER BY ${order}, a.channel_id LIMIT 1 FOR NO KEY UPDATE OF a SKIP LOCKED)
       AND coalesce(leased_until < clock_timestamp(), true)
     RETURNING channel_id AS "channelId", leased_by AS worker, read_until AS "readUntil"`,
    values,
  );
  return rows[0];
}

/**
 * Whether the channel is still this worker's; if so, for a while longer, and nobody else's before the transaction ends.
 * No longer: its lease ran out and another has it, it was switched off, or the bot has left the channel.
 */
export async function holdLease(tx: Db, { channelId, worker }: Claim): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE clip_archive SET leased_until = ${LEASE} WHERE channel_id = $1 AND leased_by = $2 AND ${IS_ON}`,
    [channelId, worker],
  );
  return rowCount === 1;
}

/** Gives a channel back; one that another has taken meanwhile stays theirs. */
export async function releaseLease(db: Db, { channelId, worker }: Claim): Promise<void> {
  await db.query(
    "UPDATE clip_archive SET leased_by = NULL, leased_until = NULL WHERE channel_id = $1 AND leased_by = $2",
    [channelId, worker],
  );
}

/** Notes until when clips are known. It never goes back. */
export async function putReadUntil(db: Db, channelId: string, until: Date): Promise<void> {
  await db.query(
    "UPDATE clip_archive SET read_until = greatest(read_until, $2::timestamptz) WHERE channel_id = $1",
    [channelId, until.toISOString()],
  );
}

/**
 * Notes that the latest clips were read, from `begunAt` on, and when they are due again; a failure before is over.
 * What somebody has asked for meanwhile stays due.
 */
export async function putDue(
  db: Db,
  channelId: string,
  { begunAt, dueAt }: { begunAt: Date; dueAt: Date },
): Promise<void> {
  await db.query(
    `UPDATE clip_archive SET last_error = NULL, last_error_at = NULL,
       due_at = CASE WHEN due_at > $3 THEN least(due_at, $2::timestamptz) ELSE $2 END
     WHERE channel_id = $1`,
    [channelId, dueAt.toISOString(), begunAt.toISOString()],
  );
}

/** Notes why a channel could not be read, and when it is tried again. Not if it is another worker's by now. */
export async function putFailure(
  db: Db,
  { channelId, worker }: Claim,
  failure: { error: string; now: Date; dueAt: Date },
): Promise<void> {
  await db.query(
    `UPDATE clip_archive SET last_error = $3, last_error_at = $4, due_at = $5
     WHERE channel_id = $1 AND leased_by = $2`,
    [channelId, worker, failure.error, failure.now.toISOString(), failure.dueAt.toISOString()],
  );
}

/** Notes that the windows of the past were laid out, unless they were; says whether it was now. */
export async function putBackfillBegun(db: Db, channelId: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    "UPDATE clip_archive SET backfill_began_at = $2 WHERE channel_id = $1 AND backfill_began_at IS NULL",
    [channelId, now.toISOString()],
  );
  return rowCount === 1;
}

/** Notes that nothing of the past is left to be read, if so; says whether it was now. */
export async function putBackfilled(db: Db, channelId: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE clip_archive SET backfilled_at = $2 WHERE channel_id = $1 AND backfilled_at IS NULL
       AND NOT EXISTS (SELECT FROM clip_window WHERE channel_id = $1 AND state = 'todo')`,
    [channelId, now.toISOString()],
  );
  return rowCount === 1;
}
