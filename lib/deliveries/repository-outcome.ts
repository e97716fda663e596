import type { Db } from "@/lib/db/client";
import type { Settled } from "./core/settle";

/** What came of one attempt at a delivery. */
export interface Attempted extends Settled {
  id: string;
  /** Which attempt it was; the first is 1. */
  attempt: number;
}

/**
 * Writes down what came of attempts by this worker, all in one statement. That something was sent is written even if
 * another took the delivery up meanwhile, and whatever became of it there: it is a fact. All else counts only while it
 * is this worker's.
 */
export async function writeOutcomes(db: Db, worker: string, attempted: readonly Attempted[]): Promise<void> {
  await db.query(
    `UPDATE delivery d SET state = o.state, reason = o.reason, error = o.error, provider_id = o.provider_id,
       sent_at = CASE o.state WHEN 'sent' THEN clock_timestamp() END,
       attempts = d.attempts - (NOT o.counts)::int,
       not_before = CASE WHEN o.again_in_ms IS NULL THEN d.not_before
         ELSE clock_timestamp() + o.again_in_ms * interval '1 millisecond' END,
       worker = NULL, leased_until = NULL
     FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::float8[], $9::boolean[])
       AS o (id, attempt, state, reason, error, provider_id, again_in_ms, counts)
     WHERE d.id = o.id AND (
       (d.state = 'sending' AND d.worker = $1 AND d.attempts = o.attempt)
       OR (o.state = 'sent' AND d.state NOT IN ('sent', 'gathered')))`,
    [
      worker,
      attempted.map(({ id }) => id),
      attempted.map(({ attempt }) => attempt),
      attempted.map(({ state }) => state),
      attempted.map(({ reason }) => reason),
      attempted.map(({ error }) => error),
      attempted.map(({ providerId }) => providerId),
      attempted.map(({ againInMs }) => againInMs),
      attempted.map(({ counts }) => counts),
    ],
  );
}
