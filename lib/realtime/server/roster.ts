import type { RealtimeRepository } from "../repository";
import { type EndReason, isAskedFor } from "../schema";
import { allowedRooms } from "./allowed-rooms";
import type { RealtimeSocket } from "./socket-types";

interface Member {
  sockets: Set<RealtimeSocket>;
  /** Grows with every change of follows, so that a read begun before the change is known to be old. */
  followsVersion: number;
}

/**
 * Who is here, by person, with sockets that are still being let in. A socket is on the roster before
 * anything is read about it: what changes from then on reaches it, what changed before the read shows.
 */
export class Roster {
  private readonly members = new Map<string, Member>();

  constructor(private readonly repository: Pick<RealtimeRepository, "followsOf">) {}

  add(socket: RealtimeSocket): void {
    const { id } = socket.data.person;
    const member = this.members.get(id) ?? { sockets: new Set(), followsVersion: 0 };
    member.sockets.add(socket);
    this.members.set(id, member);
  }

  remove(socket: RealtimeSocket): void {
    const member = this.members.get(socket.data.person.id);
    member?.sockets.delete(socket);
    if (member?.sockets.size === 0) this.members.delete(socket.data.person.id);
  }

  get people(): number {
    return this.members.size;
  }

  /** How often this person's follows changed since their first socket came. */
  followsVersion(userId: string): number {
    return this.members.get(userId)?.followsVersion ?? 0;
  }

  /**
   * Reads again whom these people follow, and moves all their sockets into just those rooms.
   * People who are not here cost nothing. @throws when the database does not answer; then nothing moved
   */
  async refreshFollows(userIds: Iterable<string>): Promise<void> {
    const present = [...new Set(userIds)].filter((id) => this.members.has(id));
    if (present.length === 0) return;
    for (const id of present) this.bumpVersion(id);
    const follows = await this.repository.followsOf(present);
    for (const id of present) {
      for (const socket of this.members.get(id)?.sockets ?? []) {
        if (isLetIn(socket)) moveTo(socket, allowedRooms(socket.data.person, follows.get(id) ?? []));
      }
    }
  }

  /** Closes the sockets of one session, or of all of a person's sessions when `sessionHash` is null. */
  end(userId: string, sessionHash: string | null, reason: EndReason): void {
    for (const socket of this.members.get(userId)?.sockets ?? []) {
      if (sessionHash === null || socket.data.sessionHash === sessionHash) endSocket(socket, reason);
    }
  }

  *sockets(): Iterable<RealtimeSocket> {
    for (const { sockets } of this.members.values()) yield* sockets;
  }

  private bumpVersion(userId: string): void {
    const member = this.members.get(userId);
    if (member) member.followsVersion += 1;
  }
}

/** Says why, then closes the connection. */
export function endSocket(socket: RealtimeSocket, reason: EndReason): void {
  socket.emit("ended", reason);
  socket.disconnect(true);
}

/** A socket still being let in is only in the room of its own id, which Socket.IO gives it. */
const isLetIn = (socket: RealtimeSocket) => socket.rooms.size > 1;

function moveTo(socket: RealtimeSocket, wanted: readonly string[]): void {
  const keep = new Set([socket.id, ...wanted]);
  // What one asked to watch has nothing to do with whom one follows.
  for (const room of [...socket.rooms]) if (!keep.has(room) && !isAskedFor(room)) void socket.leave(room);
  void socket.join([...keep]);
}
