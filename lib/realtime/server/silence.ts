import { type BucketLevel, take } from "@/lib/kernel/token-bucket";
import { endSocket } from "./roster";
import type { RealtimeSocket } from "./socket-types";

/** An old page may send something this version has dropped; whoever sends more than this means no good. */
const TOLERATED = { capacity: 20, refillMs: 10_000 };

/** Browsers have nothing to say: whatever one sends is dropped and counted, and one that goes on is closed. */
export function keepSilent(socket: RealtimeSocket, onDropped: () => void): void {
  let level: BucketLevel = { tokens: TOLERATED.capacity, at: Date.now() };
  // Not calling the middleware's `next` is what drops the packet.
  socket.use(() => {
    onDropped();
    const taken = take(TOLERATED, level, 1, Date.now());
    level = taken.level;
    if (!taken.granted) endSocket(socket, "too_noisy");
  });
}
