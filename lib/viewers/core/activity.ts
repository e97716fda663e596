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

/** Somebody, with the name they had when last seen. Times in ms since the epoch. */
export interface PersonSeen {
  id: string;
  login: string;
  name: string;
  firstAt: number;
  lastAt: number;
}

/** Somebody in one channel. */
export interface ChannelSeen {
  channelId: string;
  personId: string;
  firstAt: number;
  lastAt: number;
  messages: number;
  /** Those of the last message. */
  flags: number;
}

/** Somebody at one stream. */
export interface StreamSeen {
  personId: string;
  streamId: string;
  channelId: string;
  firstAt: number;
  messages: number;
}

export interface Summary {
  people: PersonSeen[];
  inChannels: ChannelSeen[];
  atStreams: StreamSeen[];
}

/**
 * What a batch says of people: each row that is to be written once, and in one order that does not depend on the
 * order given, so that no two writers deadlock. Chat-Only is no stream that anybody attends.
 */
export function summaryOf(rows: readonly Activity[]): Summary {
  const people = new Map<string, PersonSeen>();
  const inChannels = new Map<string, ChannelSeen>();
  const atStreams = new Map<string, StreamSeen>();
  for (const row of rows) {
    addPerson(people, row);
    addToChannel(inChannels, row);
    if (row.streamId !== CHAT_ONLY_STREAM_ID) addToStream(atStreams, row);
  }
  return { people: inOrder(people), inChannels: inOrder(inChannels), atStreams: inOrder(atStreams) };
}

function addPerson(people: Map<string, PersonSeen>, row: Activity): void {
  const { authorId: id, authorLogin: login, authorName: name, sentAt } = row;
  const known = people.get(id);
  if (!known) {
    people.set(id, { id, login, name, firstAt: sentAt, lastAt: sentAt });
    return;
  }
  if (sentAt >= known.lastAt) Object.assign(known, { login, name, lastAt: sentAt });
  known.firstAt = Math.min(known.firstAt, sentAt);
}

function addToChannel(inChannels: Map<string, ChannelSeen>, row: Activity): void {
  const { channelId, authorId: personId, sentAt, flags } = row;
  const key = `${channelId} ${personId}`;
  const known = inChannels.get(key);
  if (!known) {
    inChannels.set(key, { channelId, personId, firstAt: sentAt, lastAt: sentAt, messages: 1, flags });
    return;
  }
  known.messages += 1;
  if (sentAt >= known.lastAt) Object.assign(known, { flags, lastAt: sentAt });
  known.firstAt = Math.min(known.firstAt, sentAt);
}

function addToStream(atStreams: Map<string, StreamSeen>, row: Activity): void {
  const { channelId, streamId, authorId: personId, sentAt } = row;
  const key = `${personId} ${streamId}`;
  const known = atStreams.get(key);
  if (!known) {
    atStreams.set(key, { personId, streamId, channelId, firstAt: sentAt, messages: 1 });
    return;
  }
  known.messages += 1;
  known.firstAt = Math.min(known.firstAt, sentAt);
}

const inOrder = <Row>(rows: Map<string, Row>): Row[] =>
  [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
