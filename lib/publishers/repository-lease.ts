import type { Db } from "@/lib/db/client";
import type { PublisherKind } from "./schema";

/** How long a worker that stopped renewing keeps what it has, by the database's clock. */
const LEASE = "interval '10 seconds'";

/** A publisher that this worker has, and the number that says that it is still the one. */
export interface Lease {
  id: string;
  kind: PublisherKind;
  fence: number;
}

/**
 * Makes the publisher of a broker that is configured, once: it begins with what happens from now on. Later only its
 * name changes.
 */
export async function ensureBroker(
  db: Db,
  broker: { id: string; kind: PublisherKind; name: string },
): Promise<void> {
  await db.query(
    `INSERT INTO publisher AS p (id, kind, name, position)
     VALUES ($1, $2, $3, (SELECT coalesce(max(seq), 0) FROM outbox))
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, updated_at = clock_timestamp()
     WHERE p.name <> excluded.name`,
    [broker.id, broker.kind, broker.name],
  );
}

/** Takes publishers of some kinds that no worker has, or whose worker is dead. In order of id, as renewing does. */
export async function takeFree(db: Db, holder: string, kinds: readonly PublisherKind[]): Promise<Lease[]> {
  const { rows } = await db.query<Omit<Lease, "fence"> & { fence: string }>(
    `WITH free AS MATERIALIZED (
       SELECT id FROM publisher
       WHERE kind = ANY($2) AND (lease_until IS NULL OR lease_until < clock_timestamp())
       ORDER BY id FOR UPDATE SKIP LOCKED
     )
     UPDATE publisher p SET lease_holder = $1, lease_until = clock_timestamp() + ${LEASE}, fence = p.fence + 1
     FROM free WHERE p.id = free.id
     RETURNING p.id, p.kind, p.fence`,
    [holder, kinds],
  );
  return rows.map((row) => ({ ...row, fence: Number(row.fence) }));
}

/** Renews leases; says of which publishers. A lease that ran out without anybody having taken it goes on. */
export async function renew(db: Db, leases: readonly Lease[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    `WITH mine AS MATERIALIZED (
       SELECT p.id FROM publisher p JOIN unnest($1::text[], $2::bigint[]) AS l (id, fence) USING (id, fence)
       ORDER BY p.id FOR UPDATE OF p
     )
     UPDATE publisher p SET lease_until = clock_timestamp() + ${LEASE}
     FROM mine WHERE p.id = mine.id
     RETURNING p.id`,
    [leases.map(({ id }) => id), leases.map(({ fence }) => fence)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Lets others take these publishers at once. */
export async function release(db: Db, leases: readonly Lease[]): Promise<void> {
  await db.query(
    `UPDATE publisher p SET lease_holder = NULL, lease_until = NULL
     FROM unnest($1::text[], $2::bigint[]) AS l (id, fence) WHERE p.id = l.id AND p.fence = l.fence`,
    [leases.map(({ id }) => id), leases.map(({ fence }) => fence)],
  );
}

/** What a worker goes by that has a publisher. */
export interface Orders {
  position: number;
  /** What it chose; null: all that needs no choosing. */
  kinds: string[] | null;
  /** Paused or given up. */
  stopped: boolean;
  failing: boolean;
  /** Attempts that failed in a row. */
  failures: number;
  /** Milliseconds until the next attempt; 0 when nothing is waited for. */
  waitMs: number;
  /** Dead letters are to be sent again. */
  lettersQueued: boolean;
}

/** What there is to go by; undefined when another worker has the publisher, or it is gone. */
export async function readOrders(db: Db, { id, fence }: Lease): Promise<Orders | undefined> {
  const { rows } = await db.query<Omit<Orders, "position"> & { position: string }>(
    `SELECT position, kinds, paused_at IS NOT NULL OR disabled_at IS NOT NULL AS stopped,
       failing_since IS NOT NULL AS failing, failures,
       greatest(0, ceil(extract(epoch FROM coalesce(next_attempt_at - clock_timestamp(), interval '0')) * 1000))::int
         AS "waitMs",
       EXISTS (SELECT FROM dead_letter d WHERE d.publisher_id = p.id AND d.state = 'queued') AS "lettersQueued"
     FROM publisher p WHERE id = $1 AND fence = $2`,
    [id, fence],
  );
  const [row] = rows;
  return row && { ...row, position: Number(row.position) };
}
