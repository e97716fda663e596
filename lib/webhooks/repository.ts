import type { Db } from "@/lib/db/client";

/** Where a webhook goes. The secret is sealed. */
export interface WebhookTarget {
  url: string;
  secret: string;
}

/** Undefined: there is no such webhook. */
export async function findTarget(db: Db, id: string): Promise<WebhookTarget | undefined> {
  const { rows } = await db.query<WebhookTarget>("SELECT url, secret FROM webhook WHERE publisher_id = $1", [
    id,
  ]);
  return rows[0];
}

export interface NewWebhook extends WebhookTarget {
  id: string;
  name: string;
  kinds: readonly string[] | null;
  createdBy: string;
}

/** Adds one that begins with what happens from now on; false when there are `most` already. */
export async function insertWebhook(db: Db, webhook: NewWebhook, most: number): Promise<boolean> {
  const { id, name, kinds, url, secret, createdBy } = webhook;
  const { rowCount } = await db.query(
    `WITH added AS (
       INSERT INTO publisher (id, kind, name, kinds, position)
       SELECT $1, 'webhook', $2, $3::text[], coalesce((SELECT max(seq) FROM outbox), 0)
       WHERE (SELECT count(*) FROM webhook) < $7
       RETURNING id)
     INSERT INTO webhook (publisher_id, url, secret, created_by) SELECT id, $4, $5, $6::uuid FROM added`,
    [id, name, kinds, url, secret, createdBy, most],
  );
  return rowCount === 1;
}

/** What is left out stays. `kinds` may be changed to null, so it comes with whether it is. */
export interface WebhookUpdate {
  name: string | undefined;
  url: string | undefined;
  kinds: { to: readonly string[] | null } | undefined;
}

/** Changes one; another address is tried at once, and has not failed yet. False: there is no such webhook. */
export async function updateWebhook(
  db: Db,
  id: string,
  { name, url, kinds }: WebhookUpdate,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE publisher SET name = coalesce($2, name), kinds = CASE WHEN $3 THEN $4::text[] ELSE kinds END,
       next_attempt_at = CASE WHEN $5::text IS NULL THEN next_attempt_at END,
       failing_since = CASE WHEN $5::text IS NULL THEN failing_since END,
       failures = CASE WHEN $5::text IS NULL THEN failures ELSE 0 END, updated_at = clock_timestamp()
     WHERE id = $1 AND kind = 'webhook'`,
    [id, name ?? null, kinds !== undefined, kinds?.to ?? null, url ?? null],
  );
  if (url !== undefined) await db.query("UPDATE webhook SET url = $2 WHERE publisher_id = $1", [id, url]);
  return rowCount === 1;
}

/** False: there is no such webhook. */
export async function putSecret(db: Db, id: string, sealed: string): Promise<boolean> {
  const { rowCount } = await db.query("UPDATE webhook SET secret = $2 WHERE publisher_id = $1", [id, sealed]);
  return rowCount === 1;
}

/** Its dead letters and figures go with it. Says what it was called; undefined: there is no such webhook. */
export async function deleteWebhook(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await db.query<{ name: string }>(
    "DELETE FROM publisher WHERE id = $1 AND kind = 'webhook' RETURNING name",
    [id],
  );
  return rows[0]?.name;
}
