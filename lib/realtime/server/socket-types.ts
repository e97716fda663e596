import type { Server, Socket } from "socket.io";
import type { Person } from "@/lib/auth/core/policy";
import type { BrowserToServer, ServerToBrowser } from "../schema";

/** What is known of a socket since its handshake. */
export interface SocketData {
  person: Person;
  /** SHA-256 hex of the session cookie: how the session is found and how its end is recognised. */
  sessionHash: string;
  /** What the browser says it knows; undefined when it said nothing. */
  lastSeq: number | undefined;
}

/** What sidecars tell each other where Redis connects them: a batch of the outbox, as text. */
interface BetweenSidecars {
  outbox: (batch: string) => void;
}

export type RealtimeServer = Server<BrowserToServer, ServerToBrowser, BetweenSidecars, SocketData>;
export type RealtimeSocket = Socket<BrowserToServer, ServerToBrowser, BetweenSidecars, SocketData>;
