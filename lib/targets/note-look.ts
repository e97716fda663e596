import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import type { ActiveSet, ActiveSets } from "./active-sets";
import { heardOf, type Judged } from "./core/judge-look";
import type { Member } from "./core/member";
import { endedEvent, startedEvent, type WatchedTarget } from "./core/target-events";
import * as journal from "./repository-journal";
import { type Claimed, type LookFigures, noteLooks, outdateSets } from "./repository-poll";

export interface WholeLook {
  worker: string;
  targets: readonly Claimed[];
  judged: readonly Judged[];
  /** Broadcasters of whom the live sync tells. */
  tracked: ReadonlySet<string>;
  /** Since when no other poll of this slot asks again. */
  askedAt: Date;
  figures: Pick<LookFigures, "lookedAtMs" | "lookMs" | "requests">;
  /** When the missing were asked about. */
  observedAtMs: number;
}

export interface Noted {
  started: number;
  ended: number;
  /** The sets of those targets of which anything could be noted. */
  sets: ActiveSet[];
  /** Why those sets are not kept, though the look is noted; null where they are. */
  unkept: string | null;
}

/**
 * Writes down what a whole look says: starts and ends, figures, the sets where Postgres keeps them, and the events, in
 * one transaction; then the sets elsewhere. Whoever dies in between leaves a set of an older version, which the next look
 * does not believe. What was noted is not noted again, so that nothing is told twice.
 */
export async function noteLook(pool: Pool, sets: ActiveSets, look: WholeLook): Promise<Noted> {
  const noted = await withTransaction(async (tx) => {
    await journal.becomeOnlyWriter(tx);
    const versions = await noteLooks(tx, look.worker, figuresOf(look), look.askedAt);
    const ours = look.judged.filter(({ targetId }) => versions.has(targetId));
    const { events, started, ended } = await noteStreams(tx, look, ours);
    const made = ours.map((judged) => setOf(judged, look, versions.get(judged.targetId) ?? 0));
    await sets.saveWithin(tx, made);
    await outdateSets(tx, movedTo(ours, versions));
    await appendEvents(tx, events);
    return { started, ended, sets: made };
  }, pool);
  return { ...noted, unkept: await keepAfter(sets, noted.sets) };
}

/** What is noted is no failure of the look, and the next one makes the sets again. */
async function keepAfter(sets: ActiveSets, made: readonly ActiveSet[]): Promise<string | null> {
  try {
    await sets.saveAfter(made);
    return null;
  } catch (error) {
    if (error instanceof TallyError) return error.message;
    throw error;
  }
}

/** The targets that streams moved to and that are none of this look, which found them there itself. */
const movedTo = (judged: readonly Judged[], noted: ReadonlyMap<string, number>): string[] =>
  [...new Set(judged.flatMap(({ moved }) => moved.map(({ targetId }) => targetId)))].filter(
    (id) => !noted.has(id),
  );

/**
 * A version that grew by more than this look means that streams were moved to the target meanwhile: what was judged
 * did not know of them, so the set says of itself that it is behind.
 */
function setOf({ targetId, members }: Judged, look: WholeLook, version: number): ActiveSet {
  const known = look.targets.find(({ id }) => id === targetId)?.version;
  const behind = known === undefined || version !== known + 1;
  return { targetId, members, version: behind ? version - 1 : version, lookedAtMs: look.figures.lookedAtMs };
}

function figuresOf({ judged, figures }: WholeLook): LookFigures[] {
  return judged.map(({ targetId, members }) => ({
    targetId,
    ...figures,
    live: members.length,
    viewers: members.reduce((sum, { viewerCount }) => sum + viewerCount, 0),
  }));
}

async function noteStreams(
  tx: Db,
  look: WholeLook,
  ours: readonly Judged[],
): Promise<{ events: DomainEvent[]; started: number; ended: number }> {
  const targets = new Map(look.targets.map((target) => [target.id, target]));
  const at = look.observedAtMs;
  const found = ours.flatMap((judged) => foundOf(judged, targets, look.tracked));
  const began = await journal.noteStarts(
    tx,
    found.map(({ start }) => start),
  );
  await journal.moveStarts(
    tx,
    ours.flatMap(({ moved }) => moved.map((one) => ({ ...one, observedAtMs: at }))),
  );
  const ends = await journal.noteEnds(
    tx,
    ours.flatMap(({ targetId, ended }) => ended.map((member) => endOf(member, targetId, at))),
  );
  const told = found.filter(({ start }) => start.heard === "told" && began.has(start.streamId));
  return {
    events: [
      // Who restarts ends first and begins then.
      ...ends.flatMap((end) => {
        const target = targets.get(end.targetId);
        return target ? [endedEvent(watched(target), end)] : [];
      }),
      ...told.map(({ target, member }) => startedEvent(watched(target), member, target.lookedAtMs)),
    ],
    started: told.length,
    ended: ends.length,
  };
}

interface Found {
  target: Claimed;
  member: Member;
  start: journal.FoundStart;
}

function foundOf(
  { targetId, found }: Judged,
  targets: ReadonlyMap<string, Claimed>,
  tracked: ReadonlySet<string>,
): Found[] {
  const target = targets.get(targetId);
  if (!target) return [];
  const first = { sinceMs: target.sinceMs, firstLook: target.lookedAtMs === null };
  return found.map((member) => ({
    target,
    member,
    start: {
      streamId: member.streamId,
      targetId,
      userId: member.userId,
      userLogin: member.userLogin,
      startedAtMs: member.startedAtMs,
      observedAtMs: member.seenAtMs,
      heard: heardOf(member, first, tracked.has(member.userId)),
    },
  }));
}

const endOf = (
  { streamId, seenAtMs }: Member,
  targetId: string,
  observedAtMs: number,
): journal.EndedStart => ({
  streamId,
  targetId,
  endedAtMs: seenAtMs,
  observedAtMs,
});

const watched = ({ id, name }: Claimed): WatchedTarget => ({ id, kind: "game", name });
