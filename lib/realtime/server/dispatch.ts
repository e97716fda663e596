import type { RecordedEvent } from "@/lib/events/schema";
import { managersRoomOf, roomOf, shareViewers } from "../core/audience";
import { PendingViewers } from "../core/pending-viewers";
import type { ReplayWindow } from "../core/replay-window";
import type { LiveEdits } from "./edits";
import type { Roster } from "./roster";
import type { RealtimeServer } from "./socket-types";

export interface DispatchDeps {
  io: RealtimeServer;
  roster: Roster;
  edits: Pick<LiveEdits, "heed">;
  window: ReplayWindow;
  /** Called after each event has been handed to its sockets. */
  onEmitted: (event: RecordedEvent) => void;
}

/** How long viewer counts gather, in ms: well within the 250 ms that a change may take to a browser. */
const GATHER_VIEWERS_MS = 50;

/**
 * The handler for the outbox follower: hands each event to the sockets that may hear it. Follow changes, and who lost a
 * channel that they managed, are read for the whole batch beforehand, so that from there on the batch is one
 * synchronous step: a socket joins before all of it or after all of it. A batch that comes again begins where the
 * window stands.
 */
export function createDispatch({ io, roster, edits, window, onEmitted }: DispatchDeps) {
  const pending = new PendingViewers();
  const flush = () => {
    const viewers = pending.take();
    if (!viewers) return;
    const { sockets, adapter } = io.of("/");
    for (const [id, share] of shareViewers(viewers, (room) => adapter.rooms.get(room) ?? []))
      sockets.get(id)?.emit("event", share);
    onEmitted(viewers);
  };
  const emit = (event: RecordedEvent) => {
    if (event.kind === "stream.viewers") {
      // Unreferenced: counts that wait do not keep a process from ending.
      if (pending.add(event)) setTimeout(flush, GATHER_VIEWERS_MS).unref();
      return;
    }
    pending.overtake(event);
    const room = roomOf(event);
    if (event.kind === "session.ended")
      roster.end(event.payload.userId, event.payload.sessionHash, "signed_out");
    // To our own sockets: every sidecar hands out every event.
    else if (room !== null) io.local.to([room, managersRoomOf(event) ?? room]).emit("event", event);
    onEmitted(event);
  };

  return async (events: RecordedEvent[], upTo: number): Promise<void> => {
    const fresh = events.filter((event) => event.seq > window.position);
    await roster.refreshFollows(
      fresh.flatMap((event) => (event.kind === "follow.changed" ? [event.payload.userId] : [])),
    );
    await edits.heed(fresh);
    for (const event of fresh) {
      emit(event);
      window.pass(event);
    }
    window.passTo(upTo);
  };
}
