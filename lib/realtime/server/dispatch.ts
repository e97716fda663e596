import type { RecordedEvent } from "@/lib/events/schema";
import { roomOf, shareViewers } from "../core/audience";
import type { ReplayWindow } from "../core/replay-window";
import type { Roster } from "./roster";
import type { RealtimeServer } from "./socket-types";

export interface DispatchDeps {
  io: RealtimeServer;
  roster: Roster;
  window: ReplayWindow;
  /** Called after each event has been handed to its sockets. */
  onEmitted: (event: RecordedEvent) => void;
}

/**
 * The handler for the outbox follower: hands each event to the sockets that may hear it. Follow changes are
 * read for the whole batch beforehand, so that from there on the batch is one synchronous step: a socket
 * joins before all of it or after all of it. A batch that comes again begins where the window stands.
 */
export function createDispatch({ io, roster, window, onEmitted }: DispatchDeps) {
  return async (events: RecordedEvent[], upTo: number): Promise<void> => {
    const fresh = events.filter((event) => event.seq > window.position);
    await roster.refreshFollows(
      fresh.flatMap((event) => (event.kind === "follow.changed" ? [event.payload.userId] : [])),
    );
    for (const event of fresh) {
      emit(io, roster, event);
      window.pass(event);
      onEmitted(event);
    }
    window.passTo(upTo);
  };
}

function emit(io: RealtimeServer, roster: Roster, event: RecordedEvent): void {
  if (event.kind === "stream.viewers") {
    const { sockets, adapter } = io.of("/");
    for (const [id, share] of shareViewers(event, (room) => adapter.rooms.get(room) ?? []))
      sockets.get(id)?.emit("event", share);
  } else if (event.kind === "session.ended") {
    roster.end(event.payload.userId, event.payload.sessionHash, "signed_out");
  } else {
    const room = roomOf(event);
    if (room !== null) io.to(room).emit("event", event);
  }
}
