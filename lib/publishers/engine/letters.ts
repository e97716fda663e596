import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { PublicEvent } from "@/lib/events/public";
import type { Carrier, OutgoingEvent } from "../carrier";
import * as repository from "../repository-dead";
import { settle } from "../settle";
import type { Place } from "./place";

const AT_ONCE = 100;

/**
 * Sends dead letters again that somebody asked for, beside what is new: the position has nothing to do with them. One
 * that is refused once more is dead again; where the other side does not take them they stay queued, and that is a
 * failure like any other. Dying on the way sends some twice.
 */
export async function sendLetters(
  { pool, publisherId, carrier, place }: { pool: Pool; publisherId: string; carrier: Carrier; place: Place },
  signal: AbortSignal,
): Promise<void> {
  const letters = await repository.listQueued(pool, publisherId, AT_ONCE);
  // Whether there are more is in the orders.
  place.doubt();
  if (letters.length === 0) return;
  const events = letters.map(outgoing);
  const { published, next } = settle(events, 0, await carrier.publish(events, signal));
  const refused = next.do === "bury" ? { id: letters[published]?.id ?? "", reason: next.reason } : null;
  await withTransaction(async (tx) => {
    const sent = letters.slice(0, published).map(({ id }) => id);
    const changed = await repository.markRetried(tx, publisherId, sent, refused);
    const payload = { publisherId, change: "dead_letters" as const };
    if (changed > 0) await appendEvents(tx, [{ kind: "publisher.changed", payload }]);
  }, pool);
  if (next.do === "retry") await place.fail(next);
  if (next.do === "end") await place.settle({ position: null, published: 0, next });
}

/** The body is what was to be sent, as this publisher wrote it down. */
const outgoing = (letter: repository.DeadLetterRow): OutgoingEvent => ({
  seq: Number(letter.seq),
  key: letter.key,
  event: letter.body as PublicEvent,
});
