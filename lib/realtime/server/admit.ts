import type { ReplayWindow } from "../core/replay-window";
import type { Admission, RealtimeRepository } from "../repository";
import type { CaughtUp } from "../schema";
import { allowedRooms } from "./allowed-rooms";
import { endSocket, type Roster } from "./roster";
import type { RealtimeSocket } from "./socket-types";

export interface AdmitDeps {
  repository: Pick<RealtimeRepository, "admission">;
  roster: Roster;
  window: ReplayWindow;
  onCaughtUp: (answer: CaughtUp) => void;
}

/**
 * Lets an authenticated socket into its rooms and tells it what it missed. The order matters: first the
 * roster, so that follow changes and session ends from here on reach it; then the read; then, in one
 * synchronous step, rooms and replay, so that each event is either replayed or heard live, never both.
 * @throws when the database does not answer
 */
export async function admit(deps: AdmitDeps, socket: RealtimeSocket): Promise<void> {
  deps.roster.add(socket);
  socket.once("disconnect", () => deps.roster.remove(socket));
  const admission = await readAdmission(deps, socket);
  if (!socket.connected) return;
  if (!admission.valid) return endSocket(socket, "expired");

  const rooms = allowedRooms(socket.data.person, admission.follows);
  const answer = deps.window.catchUp(socket.data.lastSeq, admission.newest, new Set(rooms));
  // Joins at once: the promise in its type is for adapters of other kinds.
  void socket.join(rooms);
  socket.emit("caught_up", answer);
  deps.onCaughtUp(answer);
}

/** Reads until no follow of the person changed meanwhile: an older answer would put the socket into old rooms. */
async function readAdmission({ repository, roster }: AdmitDeps, socket: RealtimeSocket): Promise<Admission> {
  const { person, sessionHash } = socket.data;
  for (;;) {
    const version = roster.followsVersion(person.id);
    const admission = await repository.admission(sessionHash, person.id);
    if (version === roster.followsVersion(person.id) || !socket.connected) return admission;
  }
}
