import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { nextDigest } from "@/lib/preferences";
import { digestFrom, latestSlot } from "./core/due-digest";
import { mailOf } from "./core/mail-of";
import { queueDeliveries } from "./queue";
import * as repository from "./repository-digest";
import { DIGEST_LINES, type DigestAbout, type NewDelivery } from "./schema";

const PEOPLE_AT_ONCE = 200;
/** As of an announcement: who comes late in a long list goes behind what is announced meanwhile. */
const TURN = 100;

/** What a run did. */
export interface DigestResult {
  /** Mails queued. */
  digests: number;
  /** People of whose channels nobody had streamed: their slot is used up without a mail. */
  empty: number;
}

/**
 * Queues the digests that are due at `now`, the instance's time. A slot and its mail are written in one transaction,
 * some people at a time: whoever else runs, and wherever this dies, each digest is made once.
 */
export async function sendDigests(
  pool: Pool,
  { now, signal, peopleAtOnce = PEOPLE_AT_ONCE }: { now: Date; signal: AbortSignal; peopleAtOnce?: number },
): Promise<DigestResult> {
  const result: DigestResult = { digests: 0, empty: 0 };
  const slots = (await repository.listWishes(pool)).flatMap((wish) => {
    const slot = latestSlot(wish.digest, (after) => nextDigest(wish, after), now);
    return slot ? [{ ...wish, slot }] : [];
  });
  if (slots.length === 0) return result;
  while (!signal.aborted) {
    const step = await withTransaction(async (tx) => {
      const due = await repository.takeDue(tx, slots, peopleAtOnce);
      if (due.length === 0) return null;
      const rows = await digestsOf(tx, due, result.digests);
      await appendEvents(tx, await queueDeliveries(tx, rows));
      return { digests: rows.length, empty: due.length - rows.length };
    }, pool);
    if (!step) break;
    result.digests += step.digests;
    result.empty += step.empty;
  }
  return result;
}

async function digestsOf(
  tx: Db,
  due: readonly repository.DuePerson[],
  queuedBefore: number,
): Promise<NewDelivery[]> {
  const spans = new Map(
    due.map(({ userId, digest, slot, lastSlot }) => [
      userId,
      { userId, digest, from: digestFrom(digest, slot, lastSlot), to: slot },
    ]),
  );
  const rows = await repository.listStreams(tx, [...spans.values()], DIGEST_LINES);
  return rows.flatMap(({ userId, total, streams }, place) => {
    const span = spans.get(userId);
    if (!span) return [];
    const about: DigestAbout = {
      period: span.digest,
      from: span.from.toISOString(),
      to: span.to.toISOString(),
      streams,
      more: total - streams.length,
    };
    return [{ ...mailOf(userId, "digest", about), turn: Math.floor((queuedBefore + place) / TURN) }];
  });
}
