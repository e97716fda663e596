import { recordAudit } from "@/lib/audit";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { momentOf } from "@/lib/kernel/id-at";
import { wantedKinds } from "./core/wanted-kinds";
import { findPublisher } from "./read";
import * as repository from "./repository-operate";
import { readBounds } from "./repository-read";
import {
  editedOfPublisher,
  type PublisherChange,
  type PublisherView,
  type ReplayInput,
  type ReplayPreview,
} from "./schema";

/**
 * Lets a publisher send nothing until it is resumed; its place is kept. Whoever has it hears of it at once.
 * @throws TallyError not_found
 */
export const pausePublisher = (id: string, pool: Pool = db()): Promise<PublisherView> =>
  change(id, pool, { action: "publisher.pause" }, (tx) => repository.pause(tx, id));

/**
 * Lets a publisher go on that was paused or given up, and one that waits for its next attempt try at once.
 * @throws TallyError not_found
 */
export const resumePublisher = (id: string, pool: Pool = db()): Promise<PublisherView> =>
  change(id, pool, { action: "publisher.resume" }, (tx) => repository.resume(tx, id));

/**
 * Has a publisher get other kinds of events, also of those that happened already and wait for it.
 * @throws TallyError not_found
 */
export const changePublisher = (
  id: string,
  { kinds }: PublisherChange,
  pool: Pool = db(),
): Promise<PublisherView> =>
  change(id, pool, { action: "publisher.update", after: { kinds } }, async (tx) => {
    await assertPublisherUnchanged(tx, id);
    return repository.choose(tx, id, kinds);
  });

/**
 * Puts a publisher back, so that everything from a moment or an event on is sent once more, in order. One that is younger
 * than that gets what happened before it, too: who sets it up may see all that is kept anyway, and needs a beginning.
 * @throws TallyError not_found; conflict when that is older than what is kept, or was not sent yet
 */
export const replay = (id: string, input: ReplayInput, pool: Pool = db()): Promise<PublisherView> =>
  change(id, pool, { action: "publisher.replay", after: input }, async (tx) => {
    const seq = await firstOf(tx, input);
    if (seq !== null && (await repository.putBack(tx, id, seq))) return true;
    await findPublisher(id, tx);
    throw new TallyError("conflict", "Nothing of that has been sent yet: there is nothing to replay.");
  });

/**
 * How many events such a replay would send once more; 0 when nothing of that has been sent yet.
 * @throws TallyError not_found; conflict when that is older than what is kept
 */
export async function previewReplay(id: string, input: ReplayInput, from: Db = db()): Promise<ReplayPreview> {
  const { position, kinds } = await findPublisher(id, from);
  const seq = await firstOf(from, input);
  if (seq === null || seq > position) return { events: 0 };
  return { events: await repository.countSent(from, { seq, position, kinds: wantedKinds(kinds) }) };
}

/** Refuses a change of a publisher that somebody changed meanwhile: see `assertUnchanged`. */
export const assertPublisherUnchanged = (tx: Db, id: string): Promise<void> =>
  assertUnchanged(async () => {
    await repository.hold(tx, id);
    return editedOfPublisher(await findPublisher(id, tx));
  });

/** Changes a publisher, records it and tells of it, all or nothing; nothing is told where nothing is changed. */
async function change(
  id: string,
  pool: Pool,
  { action, after }: { action: `publisher.${"pause" | "resume" | "update" | "replay"}`; after?: object },
  work: (tx: Db) => Promise<boolean>,
): Promise<PublisherView> {
  const what = action === "publisher.update" ? "settings" : "state";
  await withTransaction(async (tx) => {
    if (!(await work(tx))) return;
    await recordAudit(tx, { action, target: { kind: "publisher", id }, after });
    await appendEvents(tx, [{ kind: "publisher.changed", payload: { publisherId: id, change: what } }]);
  }, pool);
  return findPublisher(id, pool);
}

const firstOf = (tx: Db, input: ReplayInput): Promise<number | null> =>
  "from" in input ? seqFrom(tx, input.from) : seqOfEvent(tx, input.eventId);

/** The first event since a moment; null when nothing happened since. */
async function seqFrom(tx: Db, from: string): Promise<number | null> {
  const { oldest } = await readBounds(tx);
  if (!oldest) return null;
  // Where nothing was ever removed, what is asked for is all there is.
  if (oldest.seq > 1 && Date.parse(from) < oldest.at.getTime()) refuseTooOld(oldest.at);
  return repository.firstSince(tx, from);
}

async function seqOfEvent(tx: Db, eventId: string): Promise<number> {
  const drawnAt = momentOf(eventId);
  const { oldest, newest } = await readBounds(tx);
  // An id of another version says a moment that no event has, and maybe one that no database knows.
  const drawn = newest !== null && drawnAt.getTime() <= newest.at.getTime() + 60_000;
  const seq = drawn ? await repository.seqOf(tx, eventId, drawnAt) : null;
  if (seq !== null) return seq;
  if (oldest && drawnAt.getTime() < oldest.at.getTime()) refuseTooOld(oldest.at);
  throw new TallyError("not_found", "There is no event with that id.");
}

function refuseTooOld(oldest: Date): never {
  throw new TallyError(
    "conflict",
    `That is older than what is kept. Events can be replayed from ${oldest.toISOString()} on.`,
  );
}
