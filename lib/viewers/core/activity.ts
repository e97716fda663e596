import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";

/** A message that was stored just now. `sentAt` in ms since the epoch. */
export interface Activity {
  channelId: string;
  streamId: string;
  authorId: string;
  authorLogin: string;
  authorName: string;
  sentAt: number;
  /** The bits of chat_message.flags. */
  flags: number;
}

/** What one person wrote in one stream of a channel, with the name and flags of the last message. */
export interface Noted {
  channelId: string;
  streamId: string;
  personId: string;
  login: string;
  name: string;
  /** ms since the epoch, like `lastAt` */
  firstAt: number;
  lastAt: number;
  messages: number;
  flags: number;
}

/** Somebody, with the name they had when last seen. */
export type PersonSeen = Pick<Noted, "personId" | "login" | "name" | "firstAt" | "lastAt">;
/** Somebody in one channel. */
export type ChannelSeen = Pick<Noted, "channelId" | "personId" | "firstAt" | "lastAt" | "messages" | "flags">;
/** Somebody at one stream. */
export type StreamSeen = Pick<Noted, "channelId" | "streamId" | "personId" | "firstAt" | "messages">;

/** A batch of messages by person and stream. */
export const notesOf = (rows: readonly Activity[]): Noted[] =>
  joined(
    rows.map(({ channelId, streamId, authorId, authorLogin, authorName, sentAt, flags }) => ({
      ...{ channelId, streamId, personId: authorId, login: authorLogin, name: authorName },
      ...{ firstAt: sentAt, lastAt: sentAt, messages: 1, flags },
    })),
    ({ channelId, streamId, personId }) => `${personId} ${channelId} ${streamId}`,
  );

/**
 * What notes say of people: each row that is to be written once, and in one order that does not depend on the order
 * given, so that no two writers deadlock. Chat-Only is no stream that anybody attends.
 */
export function summaryOf(notes: readonly Noted[]): {
  people: PersonSeen[];
  inChannels: ChannelSeen[];
  atStreams: StreamSeen[];
} {
  return {
    people: joined(notes, ({ personId }) => personId),
    inChannels: joined(notes, ({ channelId, personId }) => `${channelId} ${personId}`),
    atStreams: joined(
      notes.filter(({ streamId }) => streamId !== CHAT_ONLY_STREAM_ID),
      ({ personId, streamId }) => `${personId} ${streamId}`,
    ),
  };
}

/** One note for each key, sorted by it: messages summed up, the rest as of the latest. */
function joined(notes: readonly Noted[], keyOf: (note: Noted) => string): Noted[] {
  const byKey = new Map<string, Noted>();
  for (const note of notes) {
    const key = keyOf(note);
    const known = byKey.get(key);
    byKey.set(key, known ? together(known, note) : note);
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, note]) => note);
}

const together = (one: Noted, other: Noted): Noted => ({
  ...(isLater(other, one) ? other : one),
  firstAt: Math.min(one.firstAt, other.firstAt),
  messages: one.messages + other.messages,
});

/** Two at the same moment are told apart by what they say, so that the order in which they come changes nothing. */
const isLater = (one: Noted, other: Noted): boolean =>
  one.lastAt !== other.lastAt
    ? one.lastAt > other.lastAt
    : `${one.flags} ${one.login} ${one.name}` > `${other.flags} ${other.login} ${other.name}`;
