import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { listSkipped, replaceSkipped } from "@/lib/deliveries";
import type { ShowingAbout } from "@/lib/deliveries/schema";
import { appendEvents } from "@/lib/events";
import { decider, readFacts } from "@/lib/preferences";
import { deliveriesOf } from "./core/deliveries-of";
import * as fanOut from "./repository-fan-out";
import * as repository from "./repository-reconsider";

const PEOPLE_AT_ONCE = 1_000;

/** What a run did. */
export interface ReconsiderResult {
  /** Announcements whose streams had come to show something else, or to more people. */
  announcements: number;
  /** Bells that rang after all. */
  told: number;
  /** Mails and pushes queued or kept for later after all. */
  deliveries: number;
}

interface Options {
  signal: AbortSignal;
  peopleAtOnce?: number;
}

/**
 * Decides again for those whom a rule kept from being told of a stream that is still on air and has since changed:
 * they asked for chess, and chess it has become. Some people at a time, each part in a transaction that holds the
 * announcement: dying here, or running twice, tells nobody twice and leaves nobody out.
 */
export async function reconsider(pool: Pool, options: Options): Promise<ReconsiderResult> {
  const result: ReconsiderResult = { announcements: 0, told: 0, deliveries: 0 };
  for (const id of await repository.listToReconsider(pool)) {
    let before: Step | null = null;
    do {
      if (options.signal.aborted) return result;
      const step: Step | null = await withTransaction((tx) => takeStep(tx, id, before, options), pool);
      if (!step) break;
      result.told += step.told;
      result.deliveries += step.deliveries;
      if (step.lastUser === null) result.announcements += 1;
      before = step;
    } while (before.lastUser !== null);
  }
  return result;
}

interface Step {
  /** What the stream showed when the first people were decided on. */
  shownFirst: repository.Reconsidered;
  told: number;
  deliveries: number;
  /** Null: those were the last people. */
  lastUser: string | null;
}

async function takeStep(
  tx: Db,
  id: string,
  before: Step | null,
  { peopleAtOnce = PEOPLE_AT_ONCE }: Options,
): Promise<Step | null> {
  const shown = await repository.holdForReconsidering(tx, id);
  if (!shown) return null;
  const { viewerCount: viewers, onlyViewers } = shown;
  const afterUser = before?.lastUser ?? null;
  const part = { announcementId: id, viewers, onlyViewers, afterUser, limit: peopleAtOnce };
  const people = await listSkipped(tx, part);
  const { told, deliveries, queued } = await decideAgain(tx, shown, people);
  const made = await fanOut.tell(tx, id, told);
  await fanOut.count(tx, id, { told: made, queued });
  const lastUser = people.length < peopleAtOnce ? null : (people.at(-1)?.userId ?? null);
  const shownFirst = before?.shownFirst ?? shown;
  // The first, not the last: what changed in between is then found to differ, and everybody decided on once more.
  if (lastUser === null) await repository.noteConsidered(tx, shownFirst);
  const events = await replaceSkipped(tx, id, { deliveries, rung: told });
  const payload = {
    announcementId: id,
    type: "broadcaster_live" as const,
    broadcasterId: shown.broadcasterId,
  };
  await appendEvents(tx, made > 0 ? [...events, { kind: "announcement.told", payload }] : events);
  const sent = deliveries.filter(({ state }) => state !== "skipped").length;
  return { shownFirst, told: made, deliveries: sent, lastUser };
}

/** What is decided of the ways in which a rule had stood against it, by what the stream shows now. */
async function decideAgain(
  tx: Db,
  shown: repository.Reconsidered,
  people: Awaited<ReturnType<typeof listSkipped>>,
) {
  const { id, createdAt, now, title, categoryName } = shown;
  const ids = people.map(({ userId }) => userId);
  const facts = await readFacts(tx, ids, { ...shown, announcedAt: createdAt, now });
  const devices = await fanOut.listDeviceIds(tx, ids);
  const decisionsFor = decider({ ...shown, kind: "live", at: createdAt }, now);
  const outcome = deliveriesOf(
    people.flatMap(({ userId, media }) => {
      const listener = facts.get(userId);
      if (!listener) return [];
      const decisions = decisionsFor(listener).filter(({ medium }) => media.includes(medium));
      return [{ userId, decisions, deviceIds: devices.get(userId) ?? [] }];
    }),
    { id, kind: "live", queued: shown.queued },
  );
  const about: ShowingAbout = { title, categoryName };
  const deliveries = outcome.deliveries.map((row) => (row.state === "skipped" ? row : { ...row, about }));
  return { ...outcome, deliveries };
}
