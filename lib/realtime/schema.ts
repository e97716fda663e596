import { z } from "zod";
import type { LiveChat } from "@/lib/chat/schema";
import type { RecordedEvent } from "@/lib/events/schema";

/**
 * The socket's protocol, the same for the sidecar and the browser.
 * On connecting the browser says the last seq it knows (from the page it was rendered with, or its last event).
 * The sidecar joins it to its rooms, then answers `caught_up` once with what it missed; events that arrive
 * before that are held back by the browser, so that everything is seen in order and once.
 * A later `caught_up` with `refetch` says that the sidecar lost the thread (another database): begin anew there.
 * Chats stand apart: whoever watches one asks for it on every connection, is sent what is written from then on,
 * and reads from the log what was written before. Nothing of a chat has a seq or is replayed.
 * What is edited in a channel that one manages for its owner is asked for in the same way. Its events come with their
 * seq among all others, but live only: whoever comes back reads again, and is asked anew whether they may.
 */
export interface ServerToBrowser {
  /**
   * In order of seq, but for stream.viewers: counts of several such events are gathered for a moment, cut to
   * what the socket follows, and sent under the seq of the oldest; they are never replayed.
   */
  event: (event: RecordedEvent) => void;
  caught_up: (answer: CaughtUp) => void;
  /** What was written in a chat that the browser watches. */
  chat: (batch: LiveChat) => void;
  /** The person may not read this channel's chat any more. */
  chat_ended: (channelId: string) => void;
  /** The person does not manage this channel any more. */
  edits_ended: (channelId: string) => void;
  /** The last word before the sidecar closes the socket. */
  ended: (reason: EndReason) => void;
}

/** All that a browser sends after its handshake. */
export interface BrowserToServer {
  /** By the channel's Twitch id. Asked for twice is fine. */
  watch_chat: (channelId: string, answer: (said: WatchAnswer) => void) => void;
  leave_chat: (channelId: string) => void;
  /** The same for what others edit in a channel that is not the person's own but managed by them. */
  watch_edits: (channelId: string, answer: (said: WatchAnswer) => void) => void;
  leave_edits: (channelId: string) => void;
}

/** `refused`: not a channel in which this person may, or too many at once. `unavailable`: try again later. */
export type WatchAnswer = "watching" | "refused" | "unavailable";

/** What the sidecar takes for a channel's id. */
export const channelIdInput = z.string().regex(/^\d{1,20}$/);

/** Why the sidecar closes a socket: the person signed out, the session ran out, or the browser would not stop talking. */
export type EndReason = "signed_out" | "expired" | "too_noisy";

/** Why a socket is not let in, as the message of its connect_error. */
export type RefusalReason = "unauthenticated" | "bad_handshake" | "unavailable";

/** What a browser says on connecting. */
export const handshake = z.object({
  /** Missing on a first visit without a rendered page. */
  lastSeq: z.number().int().nonnegative().optional(),
});
export type Handshake = z.infer<typeof handshake>;

export interface CaughtUp {
  events: RecordedEvent[];
  /** The browser now knows everything up to this seq. */
  upTo: number;
  /** Too much was missed to replay: ask the database for everything shown. */
  refetch: boolean;
}

/** Rooms, named in one place. */
export const rooms = {
  broadcaster: (id: string) => `broadcaster:${id}`,
  /** Its owner, and whoever may look after it. */
  channel: (id: string) => `channel:${id}`,
  /** Who watches its chat now. */
  chat: (id: string) => `chat:${id}`,
  /** Who looks after its commands and order now for its owner. */
  managers: (id: string) => `managers:${id}`,
  user: (id: string) => `user:${id}`,
  operators: "operators",
} as const;

/** Whether a socket is in a room because it asked to be. */
export const isAskedFor = (room: string): boolean =>
  [rooms.chat(""), rooms.managers("")].some((prefix) => room.startsWith(prefix));
