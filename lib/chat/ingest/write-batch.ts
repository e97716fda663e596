import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import type { Entry, EventEntry, MarkEntry, MessageEntry } from "../core/entry";
import { eventsOfMessages } from "../core/events-of-messages";
import { hourCounts } from "../core/hour-counts";
import { MarkIndex, PERSON_REACH } from "../core/mark-index";
import { noticesOf } from "../core/notice";
import { Oblivion } from "../core/oblivion";
import { sessionsByChannel } from "../core/session-at";
import * as repository from "../repository-ingest";
import { applyMarks, marksOf, saveMarks } from "../repository-marks";

/** A message that was stored just now, as those who count people need it. `sentAt` in ms since the epoch. */
export interface Activity {
  channelId: string;
  streamId: string;
  authorId: string;
  authorLogin: string;
  authorName: string;
  sentAt: number;
  /** As the message has them; they say what the author was in the channel. */
  flags: number;
}

/** Counts people, in the transaction in which their messages are stored. */
export type RecordActivity = (db: Db, rows: readonly Activity[]) => Promise<void>;

export interface BatchContext {
  pool: Pool;
  recordActivity: RecordActivity;
  /** Marks of this process's last minutes. */
  recentMarks: MarkIndex;
  /** Whether somebody wants an event for each message. Asked before the transaction, so that it needs no second one. */
  eventsWanted: () => Promise<boolean>;
}

export interface Written {
  /** Newly stored messages: those that were there before are not counted again. */
  messages: number;
  /** Not kept, because the person does not want it. */
  forgotten: number;
}

/**
 * Stores a batch in one transaction: messages, events, marks, figures and people; all of it or nothing. Done twice
 * it changes nothing more. `late`: it waited on a disk, so that marks set meanwhile, by whomever, are asked for.
 * @throws what Postgres throws; then nothing is stored
 */
export async function writeBatch(
  context: BatchContext,
  entries: readonly Entry[],
  { late }: { late: boolean },
): Promise<Written> {
  const given = byKind(entries);
  const wanted = given.messages.length > 0 && (await context.eventsWanted());
  return withTransaction(async (tx) => {
    await repository.beginBatch(tx);
    const kept = await keepable(tx, given);
    const said = [...kept.messages, ...kept.events];
    const streamOf = await streamsFor(tx, said);
    const marks = late ? await marksFor(tx, kept.messages) : context.recentMarks;
    const messages = kept.messages.map((entry) => ({
      entry,
      streamId: streamOf(entry),
      mark: marks.markOf(entry),
    }));
    const stored = await storeMessages(tx, messages);
    if (kept.events.length > 0)
      await repository.insertEvents(
        tx,
        kept.events.map((entry) => ({ entry, streamId: streamOf(entry) })),
      );
    if (given.marks.length > 0) {
      await saveMarks(tx, given.marks);
      await applyMarks(tx, given.marks);
    }
    if (stored.length > 0) {
      await repository.addHours(tx, hourCounts(stored));
      await context.recordActivity(tx, stored);
    }
    await repository.notify(tx, noticesOf(entries.map(({ channelId }) => channelId)));
    if (wanted) await appendEvents(tx, eventsOfMessages(entries, new Set(stored.map(({ id }) => id)), marks));
    return { messages: stored.length, forgotten: given.messages.length + given.events.length - said.length };
  }, context.pool);
}

interface ByKind {
  messages: MessageEntry[];
  events: EventEntry[];
  marks: MarkEntry[];
}

function byKind(entries: readonly Entry[]): ByKind {
  const kinds: ByKind = { messages: [], events: [], marks: [] };
  for (const entry of entries) {
    if (entry.is === "message") kinds.messages.push(entry);
    else if (entry.is === "event") kinds.events.push(entry);
    else kinds.marks.push(entry);
  }
  // All writers reach for rows in one order: two bots that read the same channel would else deadlock.
  kinds.messages.sort((one, other) => (one.id < other.id ? -1 : 1));
  kinds.events.sort((one, other) => (one.id < other.id ? -1 : 1));
  return kinds;
}

/** Without what people do not want to be kept, as the database has it now. */
async function keepable(tx: Db, { messages, events }: ByKind): Promise<Omit<ByKind, "marks">> {
  const authors = new Set<string>();
  for (const { authorId } of messages) authors.add(authorId);
  for (const { authorId } of events) authors.add(authorId);
  const oblivion = new Oblivion(await repository.forgottenOf(tx, [...authors]));
  if (oblivion.isEmpty) return { messages, events };
  return {
    messages: messages.filter((entry) => !oblivion.covers(entry)),
    events: events.filter((entry) => !oblivion.covers(entry)),
  };
}

/** Which stream each belongs to: the session on air as it was sent, else Chat-Only. */
async function streamsFor(
  tx: Db,
  said: readonly (MessageEntry | EventEntry)[],
): Promise<(entry: { channelId: string; sentAt: number }) => string> {
  if (said.length === 0) return () => CHAT_ONLY_STREAM_ID;
  const sessionAt = sessionsByChannel(await repository.sessionsOf(tx, channelsOf(said), spanOf(said)));
  return ({ channelId, sentAt }) => sessionAt(channelId, sentAt) ?? CHAT_ONLY_STREAM_ID;
}

async function marksFor(tx: Db, messages: readonly MessageEntry[]): Promise<MarkIndex> {
  if (messages.length === 0) return new MarkIndex();
  const { from, to } = spanOf(messages);
  return new MarkIndex(await marksOf(tx, channelsOf(messages), { from, to: to + PERSON_REACH.ms }));
}

/** Gives those that were not there yet. */
async function storeMessages(
  tx: Db,
  messages: readonly repository.MessageToStore[],
): Promise<(Activity & { id: string })[]> {
  if (messages.length === 0) return [];
  const fresh = await repository.insertMessages(tx, messages);
  const stored: (Activity & { id: string })[] = [];
  for (const { entry, streamId } of messages) {
    // An id that came twice in one batch was stored once.
    if (!fresh.delete(entry.id)) continue;
    const { id, channelId, authorId, authorLogin, authorName, sentAt, flags } = entry;
    stored.push({ id, channelId, streamId, authorId, authorLogin, authorName, sentAt, flags });
  }
  return stored;
}

const channelsOf = (entries: readonly { channelId: string }[]): string[] => [
  ...new Set(entries.map(({ channelId }) => channelId)),
];

function spanOf(entries: readonly { sentAt: number }[]): { from: number; to: number } {
  const span = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  for (const { sentAt } of entries) {
    span.from = Math.min(span.from, sentAt);
    span.to = Math.max(span.to, sentAt);
  }
  return span;
}
