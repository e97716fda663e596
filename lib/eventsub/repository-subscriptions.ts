import type { Db } from "@/lib/db/client";
import type { Refusal } from "./core/diff-subscriptions";
import type { EventSubTransport } from "./schema";

/** A subscription of ours as it was when Twitch was last asked. */
export interface MirrorRow {
  id: string;
  type: string;
  version: string;
  condition: Readonly<Record<string, string>>;
  key: string;
  broadcasterId: string | null;
  /** Twitch's word, or VANISHED. */
  status: string;
  cost: number;
  transport: EventSubTransport;
  /** The callback, the conduit's or the session's id. */
  target: string;
  createdAt: Date;
}

const COLUMNS = `s.id, s.type, s.version, s.condition, s.key, s.broadcaster_id AS "broadcasterId", s.status, s.cost,
  s.transport, s.target, s.created_at AS "createdAt"`;

export async function readMirror(db: Db): Promise<MirrorRow[]> {
  const { rows } = await db.query<MirrorRow>(`SELECT ${COLUMNS} FROM eventsub_subscription s`);
  return rows;
}

export async function putMirror(db: Db, rows: readonly MirrorRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `INSERT INTO eventsub_subscription (id, type, version, condition, key, broadcaster_id, status, cost, transport,
       target, created_at)
     SELECT id, type, version, condition, key, "broadcasterId", status, cost, transport, target, "createdAt"
     FROM jsonb_to_recordset($1::jsonb) AS r (id text, type text, version text, condition jsonb, key text,
       "broadcasterId" text, status text, cost int, transport text, target text, "createdAt" timestamptz)
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, cost = excluded.cost, target = excluded.target`,
    [JSON.stringify(rows)],
  );
}

export async function dropMirror(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.query("DELETE FROM eventsub_subscription WHERE id = ANY($1)", [ids]);
}

export async function readRefusals(db: Db): Promise<Refusal[]> {
  const { rows } = await db.query<Refusal>(
    `SELECT key, attempts, refused_at AS "refusedAt", retry_at AS "retryAt" FROM eventsub_refusal`,
  );
  return rows;
}

export async function putRefusals(
  db: Db,
  refusals: readonly (Refusal & { reason: string })[],
): Promise<void> {
  if (refusals.length === 0) return;
  await db.query(
    `INSERT INTO eventsub_refusal (key, reason, attempts, refused_at, retry_at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[])
     ON CONFLICT (key) DO UPDATE SET reason = excluded.reason, attempts = excluded.attempts,
       refused_at = excluded.refused_at, retry_at = excluded.retry_at`,
    [
      refusals.map(({ key }) => key),
      refusals.map(({ reason }) => reason),
      refusals.map(({ attempts }) => attempts),
      refusals.map(({ refusedAt }) => refusedAt),
      refusals.map(({ retryAt }) => retryAt),
    ],
  );
}

/** What works now, or is wanted no longer, is refused no longer. */
export async function dropRefusals(db: Db, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await db.query("DELETE FROM eventsub_refusal WHERE key = ANY($1)", [keys]);
}

/** Counts in the minute of `at`; what is older than two days is gone with it. */
export async function countHealed(db: Db, healed: number, at: Date): Promise<void> {
  if (healed === 0) return;
  await db.query(
    `INSERT INTO eventsub_healed AS h (minute, healed) VALUES (date_trunc('minute', $2::timestamptz), $1)
     ON CONFLICT (minute) DO UPDATE SET healed = h.healed + excluded.healed`,
    [healed, at],
  );
  await db.query("DELETE FROM eventsub_healed WHERE minute < $1::timestamptz - interval '2 days'", [at]);
}

export async function countStatuses(db: Db, healedSince: Date) {
  const { rows } = await db.query<{ enabled: number; pending: number; healed: number }>(
    `SELECT count(*) FILTER (WHERE status = 'enabled')::int AS enabled,
       count(*) FILTER (WHERE status = 'webhook_callback_verification_pending')::int AS pending,
       (SELECT coalesce(sum(healed), 0)::int FROM eventsub_healed WHERE minute >= $1) AS healed
     FROM eventsub_subscription`,
    [healedSince],
  );
  return rows[0] ?? { enabled: 0, pending: 0, healed: 0 };
}

export interface ListedRow extends Omit<MirrorRow, "condition" | "key" | "version" | "target"> {
  broadcasterLogin: string | null;
}

/** Newest first. */
export async function listPage(
  db: Db,
  {
    before,
    limit,
    type = null,
    status = null,
  }: {
    before: { createdAt: string; id: string } | null;
    limit: number;
    type?: string | null;
    status?: string | null;
  },
): Promise<ListedRow[]> {
  const { rows } = await db.query<ListedRow>(
    `SELECT ${COLUMNS}, b.login AS "broadcasterLogin" FROM eventsub_subscription s
     LEFT JOIN broadcaster b ON b.id = s.broadcaster_id
     WHERE s.status <> 'vanished' AND ($1::timestamptz IS NULL OR (s.created_at, s.id) < ($1, $2))
       AND ($4::text IS NULL OR s.type = $4) AND ($5::text IS NULL OR s.status = $5)
     ORDER BY s.created_at DESC, s.id DESC LIMIT $3`,
    [before?.createdAt ?? null, before?.id ?? null, limit, type, status],
  );
  return rows;
}
