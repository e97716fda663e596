import type { Db } from "@/lib/db/client";
import type { GapChanges, StoredGap } from "./core/gap-ledger";

/**
 * The gaps of each channel that end at `since` or later, and the last before. A channel's gaps never overlap, so
 * these are all that anything since then can change. Times in ms since the epoch, Infinity for an open end.
 */
export async function findGaps(
  db: Db,
  channels: readonly { channelId: string; since: number }[],
): Promise<Map<string, StoredGap[]>> {
  const { rows } = await db.query<{
    id: string;
    channelId: string;
    fromAt: Date;
    toAt: Date | null;
    reason: string;
  }>(
    `SELECT g.id, g.channel_id AS "channelId", g.from_at AS "fromAt", g.to_at AS "toAt", g.reason
     FROM unnest($1::text[], $2::timestamptz[]) AS r (channel_id, since) CROSS JOIN LATERAL (
       (SELECT * FROM chat_gap WHERE channel_id = r.channel_id AND from_at >= r.since)
       UNION ALL
       (SELECT * FROM chat_gap WHERE channel_id = r.channel_id AND from_at < r.since ORDER BY from_at DESC LIMIT 1)
     ) AS g`,
    [channels.map((c) => c.channelId), channels.map((c) => new Date(c.since).toISOString())],
  );
  const gaps = new Map<string, StoredGap[]>();
  for (const { id, channelId, fromAt, toAt, reason } of rows) {
    const gap = { id, from: fromAt.getTime(), to: toAt?.getTime() ?? Number.POSITIVE_INFINITY, reason };
    gaps.set(channelId, [...(gaps.get(channelId) ?? []), gap]);
  }
  return gaps;
}

/** Makes the caller the only one who changes these channels' gaps until the transaction ends. */
export async function lockLedgers(db: Db, channelIds: readonly string[]): Promise<void> {
  await db.query(
    "SELECT FROM channel WHERE broadcaster_id = ANY($1) ORDER BY broadcaster_id FOR NO KEY UPDATE",
    [channelIds],
  );
}

/** Writes what was planned. Where a channel is not to be read or kept, silence is no gap: nothing is added there. */
export async function applyGaps(db: Db, changes: ReadonlyMap<string, GapChanges>): Promise<void> {
  const all = [...changes];
  const remove = all.flatMap(([, plan]) => plan.remove);
  const change = all.flatMap(([, plan]) => plan.change);
  const add = all.flatMap(([channelId, plan]) => plan.add.map((gap) => ({ channelId, ...gap })));
  if (remove.length > 0) await db.query("DELETE FROM chat_gap WHERE id = ANY($1)", [remove]);
  if (change.length > 0) {
    await db.query(
      `UPDATE chat_gap g SET from_at = p.from_at, to_at = p.to_at, reason = p.reason
       FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[]) AS p (id, from_at, to_at, reason)
       WHERE g.id = p.id`,
      [change.map((g) => g.id), ...columnsOf(change)],
    );
  }
  if (add.length === 0) return;
  await db.query(
    `INSERT INTO chat_gap (channel_id, from_at, to_at, reason)
     SELECT p.channel_id, p.from_at, p.to_at, p.reason
     FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::text[]) AS p (channel_id, from_at, to_at, reason)
     JOIN channel c ON c.broadcaster_id = p.channel_id AND c.join_wanted AND c.logging
     ON CONFLICT (channel_id) WHERE to_at IS NULL DO NOTHING`,
    [add.map((g) => g.channelId), ...columnsOf(add)],
  );
}

function columnsOf(gaps: readonly { from: number; to: number; reason: string }[]) {
  return [
    gaps.map(({ from }) => new Date(from).toISOString()),
    gaps.map(({ to }) => (Number.isFinite(to) ? new Date(to).toISOString() : null)),
    gaps.map(({ reason }) => reason),
  ];
}
