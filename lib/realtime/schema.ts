import { z } from "zod";
import type { RecordedEvent } from "@/lib/events/schema";

/**
 * The socket's protocol, the same for the sidecar and the browser.
 * On connecting the browser says the last seq it knows (from the page it was rendered with, or its last event).
 * The sidecar joins it to its rooms, then answers `caught_up` once with what it missed; events that arrive
 * before that are held back by the browser, so that everything is seen in order and once.
 * A later `caught_up` with `refetch` says that the sidecar lost the thread (another database): begin anew there.
 */
export interface ServerToBrowser {
  /**
   * In order of seq, but for stream.viewers: counts of several such events are gathered for a moment, cut to
   * what the socket follows, and sent under the seq of the oldest; they are never replayed.
   */
  event: (event: RecordedEvent) => void;
  caught_up: (answer: CaughtUp) => void;
  /** The last word before the sidecar closes the socket. */
  ended: (reason: EndReason) => void;
}

/** The browser sends nothing but its handshake. */
export type BrowserToServer = Record<string, never>;

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
  user: (id: string) => `user:${id}`,
  operators: "operators",
} as const;
