import type { RecordedEvent } from "@/lib/events/schema";

/**
 * The socket's protocol, the same for the sidecar and the browser.
 * On connecting the browser says the last seq it knows (from the page it was rendered with, or its last event).
 * The sidecar joins it to its rooms, then answers `caught_up` once with what it missed; events that arrive
 * before that are held back by the browser, so that everything is seen in order and once.
 */
export interface ServerToBrowser {
  event: (event: RecordedEvent) => void;
  caught_up: (answer: CaughtUp) => void;
}

/** The browser sends nothing but its handshake. */
export type BrowserToServer = Record<string, never>;

export interface Handshake {
  /** Missing on a first visit without a rendered page. */
  lastSeq?: number;
}

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
  user: (id: string) => `user:${id}`,
  operators: "operators",
} as const;
