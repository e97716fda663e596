import { type BucketLevel, take } from "@/lib/kernel/token-bucket";
import type { BrowserToServer } from "../schema";
import { endSocket } from "./roster";
import type { RealtimeSocket } from "./socket-types";

/** What a page has to say: which chat it watches, and whose edits. More than this in ten seconds is no page of ours. */
const TOLERATED = { capacity: 20, refillMs: 10_000 };
const KNOWN: readonly unknown[] = Object.keys({
  watch_chat: true,
  leave_chat: true,
  watch_edits: true,
  leave_edits: true,
} satisfies Record<keyof BrowserToServer, true>);

/**
 * Drops and counts what is not part of the protocol (an old page may send something this version has dropped),
 * and closes a browser that will not stop talking, whatever it says.
 */
export function keepSilent(socket: RealtimeSocket, onDropped: () => void): void {
  let level: BucketLevel = { tokens: TOLERATED.capacity, at: Date.now() };
  socket.use(([event], next) => {
    const taken = take(TOLERATED, level, 1, Date.now());
    level = taken.level;
    if (!taken.granted) endSocket(socket, "too_noisy");
    // Not calling `next` is what drops the packet.
    if (taken.granted && KNOWN.includes(event)) next();
    else onDropped();
  });
}
