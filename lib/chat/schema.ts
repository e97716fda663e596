import { z } from "zod";
import { broadcasterRef } from "@/lib/events/schema";
import { paging, period } from "@/lib/http/core/paging";
import { encodeCursor } from "@/lib/kernel/cursor";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";
import { zone } from "@/lib/streams/schema";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** What stands in the path of a channel. */
export const chatChannelParams = z.object({ login: z.string().max(100).refine(isStorable, NOT_STORABLE) });

/** Longer queries are refused before they are looked at. */
export const QUERY_MAX_LENGTH = 500;

/** Somebody who wrote. A chatter need not be a broadcaster whom we know. */
export const chatPerson = z.object({ id: z.string(), login: z.string(), displayName: z.string() });
export type ChatPerson = z.infer<typeof chatPerson>;

/** What somebody was in the channel when they wrote. Founders are subscribers too, lead moderators moderators. */
export const chatRole = z.enum([
  "broadcaster",
  "lead_moderator",
  "moderator",
  "vip",
  "subscriber",
  "founder",
]);
export type ChatRole = z.infer<typeof chatRole>;

/** First and last character of something in a text: code points from 0, both ends included. */
const place = z.tuple([count, count]);

/** Ids as Postgres takes them: that of the Chat-Only stream is none that RFC 9562 knows, and Twitch chooses its own. */
const id = z.guid();

/** How a message was taken away: in chat, or "hand": out of the log, by whoever looks after it. */
const takenBy = z.enum(["deletion", "timeout", "ban", "clear", "hand"]);

/** One message, as lists and the live view show it. */
export const chatMessage = z.object({
  id,
  channelId: z.string(),
  streamId: id,
  author: chatPerson,
  roles: z.array(chatRole),
  /** `set/version`, such as `subscriber/12`. */
  badges: z.array(z.string()),
  /** `#RRGGBB`; null when never chosen. */
  colour: z.string().nullable(),
  /** Empty where it was taken away and only the channel's owner may read it. */
  text: z.string(),
  /** [emote id, first, last character], by code point as Twitch counts. */
  emotes: z.array(z.tuple([z.string(), count, count])),
  bits: z.number().int().positive().nullable(),
  /** Written with /me. */
  isAction: z.boolean(),
  /** The author's first in the channel. */
  isFirst: z.boolean(),
  /** What it answers; author and text are null when that is not kept, the text also when that was taken away. */
  replyTo: z.object({ id, author: chatPerson.nullable(), text: z.string().nullable() }).nullable(),
  /** Shared chat: the channel in which it was written, when not this one. */
  sourceChannelId: z.string().nullable(),
  sentAt: instant,
  deleted: z.object({ at: instant, by: takenBy }).nullable(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

/** What Twitch says in chat: subs, raids, announcements. */
export const chatEvent = z.object({
  id,
  channelId: z.string(),
  streamId: id,
  /** Twitch's msg-id. */
  kind: z.string(),
  author: chatPerson,
  systemText: z.string(),
  /** What the person wrote with it; "" when nothing. */
  text: z.string(),
  sentAt: instant,
});
export type ChatEvent = z.infer<typeof chatEvent>;

/** When a channel was not read, so that nobody takes silence for absence. `to` null: still. */
export const chatGap = z.object({
  channelId: z.string(),
  from: instant,
  to: instant.nullable(),
  reason: z.string(),
});
export type ChatGap = z.infer<typeof chatGap>;

/** A line of a log, whatever it is. */
export const chatLine = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message"), message: chatMessage }),
  z.object({ type: z.literal("event"), event: chatEvent }),
  z.object({ type: z.literal("gap"), gap: chatGap }),
]);
export type ChatLine = z.infer<typeof chatLine>;

/** A page of a channel's log, oldest first. Cursors lead on in both directions; null: nothing more there. */
export const chatPage = z.object({
  channel: broadcasterRef,
  lines: z.array(chatLine),
  olderCursor: z.string().nullable(),
  newerCursor: z.string().nullable(),
});
export type ChatPage = z.infer<typeof chatPage>;

/** What was said around a message. */
export const messageContext = chatPage.extend({
  /** Whether who asked may take messages of this log out of it, and put them back. */
  removable: z.boolean(),
});
export type MessageContext = z.infer<typeof messageContext>;

/** Something wrong in a query: where (UTF-16 positions, end excluded), and what would be right. */
export const queryProblem = z.object({
  from: count,
  to: count,
  message: z.string(),
  /** What to put in its place; null when nothing is near. */
  suggestion: z.string().nullable(),
});
export type QueryProblem = z.infer<typeof queryProblem>;

/** What a search found: a message with the places of what was looked for, or a gap between two of them. */
export const searchHit = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message"), message: chatMessage, highlights: z.array(place) }),
  z.object({ type: z.literal("gap"), gap: chatGap }),
]);
export type SearchHit = z.infer<typeof searchHit>;

export const searchOrder = z.enum(["newest", "best"]);
export type SearchOrder = z.infer<typeof searchOrder>;

/** A search as it is asked for. What is wrong with `q`, too long included, its own reader says with the place. */
export const chatSearchQuery = z.object({
  q: z.string().refine(isStorable, NOT_STORABLE),
  order: searchOrder.default("newest"),
  /** The IANA zone whose days and hours are meant. */
  zone: zone.default("UTC"),
  ...paging(),
});
export type ChatSearchQuery = z.output<typeof chatSearchQuery>;

export const chatMessageParams = z.object({ id: z.uuid("must be the id of a message") });
export const chatContextQuery = z.object({ cursor: z.string().max(200).optional() });

export const searchResults = z.object({
  items: z.array(searchHit),
  /** The channels that these are of, by id. */
  channels: z.array(broadcasterRef),
  next_cursor: z.string().nullable(),
});
export type SearchResults = z.infer<typeof searchResults>;

export const savedSearch = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(60).refine(isStorable, NOT_STORABLE),
  query: z.string().trim().min(1).max(QUERY_MAX_LENGTH).refine(isStorable, NOT_STORABLE),
  createdAt: instant,
});
export type SavedSearch = z.infer<typeof savedSearch>;
export const savedSearchList = z.object({ items: z.array(savedSearch) });
export const savedSearchInput = savedSearch.pick({ name: true, query: true });
export const savedSearchParams = z.object({ id: z.uuid("must be the id of a saved search") });

/** Somebody looked into a channel's log. */
export const auditEntry = z.object({
  id: z.uuid(),
  at: instant,
  person: z.object({ login: z.string(), name: z.string() }),
  action: z.enum(["search", "context", "export", "live"]),
  query: z.string(),
  results: count,
});
export type AuditEntry = z.infer<typeof auditEntry>;
export const auditQuery = z.object({
  ...paging(),
});
export const auditList = z.object({ items: z.array(auditEntry), next_cursor: z.string().nullable() });

/** Somebody whom the owner lets read. */
export const chatReader = z.object({ twitchId: z.string(), login: z.string(), addedAt: instant });
export type ChatReader = z.infer<typeof chatReader>;
export const chatReaderInput = z.object({
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9_]{1,25}$/, "must be a Twitch login: letters, digits and _"),
});
export const chatReaderParams = chatChannelParams.extend({
  twitchId: z.string().regex(/^\d{1,20}$/, "must be a Twitch user id"),
});
export const chatReaderList = z.object({
  items: z.array(chatReader),
  /** Who may read besides, where moderators may. */
  moderators: z.object({
    /** How many their role lets in; null: nobody, as Twitch's list of them is not there or too old to trust. */
    letIn: count.nullable(),
    /** When that list was last read whole; null: never. */
    readAt: instant.nullable(),
  }),
});
export type ChatReaderList = z.infer<typeof chatReaderList>;

/** Figures of a channel's chat, or of one stream's. */
export const chatStats = z.object({
  messages: count,
  chatters: count,
  /** [start of the hour in ms since the epoch, messages, chatters] */
  hours: z.array(z.tuple([z.number().int(), count, count])),
  topChatters: z.array(chatPerson.extend({ messages: count, bot: z.boolean() })),
  topEmotes: z.array(z.object({ id: z.string(), name: z.string(), uses: count })),
  /** The emotes are those of only so many of the newest messages, as there were too many; null: of all. */
  emotesOf: count.nullable(),
});
export type ChatStats = z.infer<typeof chatStats>;

/** Which figures: of one stream, or of the last days. */
export const chatStatsQuery = z
  .object({
    streamId: z.uuid("must be the id of a stream").optional(),
    days: z.coerce.number().int().min(1).max(365).optional(),
    /** Whether bots count. */
    bots: z.stringbool().default(false),
  })
  .refine(({ streamId, days }) => streamId === undefined || days === undefined, {
    path: ["days"],
    message: "must be left out when a stream is asked for",
  });

/** Messages over a stream's time: [start of the step in ms since the epoch, messages]. */
export const chatRate = z.object({
  stepSeconds: z.number().int().positive(),
  points: z.array(z.tuple([z.number().int(), count])),
  gaps: z.array(chatGap),
});
export type ChatRate = z.infer<typeof chatRate>;

/** Of a person: what of their own words is kept. */
export const ownChat = z.object({
  messages: count,
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** Since when nothing of theirs is kept; null: it is. */
  optedOutAt: instant.nullable(),
});
export type OwnChat = z.infer<typeof ownChat>;

export const ownMessagesQuery = z.object({
  /** Words that must all be there; "phrases" and -exclusions as in web searches. */
  q: z.string().trim().max(QUERY_MAX_LENGTH).refine(isStorable, NOT_STORABLE).default(""),
  ...paging(),
});

/** A page of what somebody wrote themselves, newest first. What they answered is not told: others wrote it. */
export const ownMessages = z.object({
  items: z.array(chatMessage),
  /** The channels that the messages are of, where they are known. */
  channels: z.array(broadcasterRef),
  next_cursor: z.string().nullable(),
});
export type OwnMessages = z.infer<typeof ownMessages>;
export const ownExportQuery = z.object({ format: z.enum(["csv", "ndjson"]).default("csv") });

/** An erasure, and when it is done its receipt: what was erased, without a word of it. */
export const erasure = z.object({
  id: z.uuid(),
  askedAt: instant,
  /** Null while it is under way. */
  doneAt: instant.nullable(),
  /** Between 0 and 1. */
  progress: z.number().min(0).max(1),
  messages: count,
  /** What Twitch said of the person in chat: subs, announcements. */
  events: count,
  /** Hours of figures in which they counted. */
  hours: count,
  /** What was known of them as a chatter, by channel and stream. */
  records: count,
  /** Searches of others that named them; the name was taken out. */
  searches: count,
});
export const erasureParams = z.object({ id: z.uuid("must be the id of an erasure") });
export type Erasure = z.infer<typeof erasure>;
export const erasureList = z.object({ items: z.array(erasure) });

/** A place in a channel's log: a line's time (ms since the epoch) and id, by which lines are ordered. */
export interface LogPlace {
  at: number;
  id: string;
}

export type Direction = "older" | "newer";

/** The cursor that leads on from a line, without it. Live views make their own from the oldest line they hold. */
export const cursorOf = ({ at, id }: LogPlace, direction: Direction): string =>
  encodeCursor([direction, at, id]);

/** Which page of a channel's log: the newest without a cursor. */
export const messagesQuery = z.object({
  ...paging(),
});

/** What the sidecar sends to those who watch a channel's chat. Not replayed: whoever was away reads the log. */
export const liveChat = z.object({
  channelId: z.string(),
  /** Oldest first. */
  lines: z.array(chatLine),
  /** Messages that were taken away since. */
  deleted: z.array(z.object({ id: z.uuid(), at: instant, by: takenBy })),
  /** Lines that are to be seen no more, because who wrote them had their words erased. */
  erased: z.array(z.uuid()),
});
export type LiveChat = z.infer<typeof liveChat>;

const part = z.string().trim().max(100).refine(isStorable, NOT_STORABLE);

/** Of exports: one row a line. */
const exportFormat = z.enum(["csv", "ndjson"]).default("csv");

/** Which messages of a channel: those sent from `from` (inclusive) to `to` (exclusive), newest first. */
const messageFilter = {
  /** Words that must all be there; "phrases" and -exclusions as in web searches. */
  q: z.string().trim().max(QUERY_MAX_LENGTH).refine(isStorable, NOT_STORABLE).default(""),
  /** The login of who wrote them. */
  author: part.toLowerCase().optional(),
  streamId: id.optional(),
  ...period,
  /** Only those that were taken away (true), or only those that were not (false). */
  deleted: z.stringbool().optional(),
};

/** GET /api/v1/channels/{login}/messages */
export const messageListQuery = z.object({
  ...messageFilter,
  ...paging(),
});
export type MessageListQuery = z.output<typeof messageListQuery>;

/** GET /api/v1/channels/{login}/messages/export */
export const messageExportQuery = z.object({ ...messageFilter, format: exportFormat });
export type MessageExportQuery = z.output<typeof messageExportQuery>;

export const messageList = z.object({ items: z.array(chatMessage), next_cursor: z.string().nullable() });
export type MessageList = z.infer<typeof messageList>;

/** One message, with the channel it was written in. */
export const messageDetail = z.object({ message: chatMessage, channel: broadcasterRef });
export type MessageDetail = z.infer<typeof messageDetail>;

/** A message that the channel's owner puts into their own log. */
export const messageInput = z
  .object({
    /** Given twice, it is one message: Twitch's id where it is known. Left out, one is made up. */
    id: z.uuid().optional(),
    author: z.object({
      id: z.string().regex(/^\d{1,20}$/, "must be a Twitch user id"),
      login: z
        .string()
        .toLowerCase()
        .regex(/^[a-z0-9_]{1,25}$/, "must be a Twitch login: letters, digits and _"),
      displayName: z.string().trim().min(1).max(50).refine(isStorable, NOT_STORABLE).optional(),
    }),
    text: z.string().trim().min(1).max(2_000).refine(isStorable, NOT_STORABLE),
    /** Now when left out. */
    sentAt: messageFilter.from,
    bits: z.number().int().positive().max(1_000_000).optional(),
    replyToId: z.uuid().optional(),
  })
  .refine(({ id, sentAt }) => id === undefined || sentAt !== undefined, {
    path: ["sentAt"],
    message: "must be given with an id: both together say which message it is",
  });
export type MessageInput = z.output<typeof messageInput>;

/** What was put in. */
export const storedMessage = messageDetail.extend({
  /** False: it was there before, and stays as it was. */
  created: z.boolean(),
});
export type StoredMessage = z.infer<typeof storedMessage>;
