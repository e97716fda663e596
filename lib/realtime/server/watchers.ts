import type { Person } from "@/lib/auth/core/policy";
import { channelIdInput, type WatchAnswer } from "../schema";
import type { WatchWords } from "../watch-words";
import type { RealtimeSocket } from "./socket-types";

export interface WatcherDeps {
  roomOf: (channelId: string) => string;
  mayWatch: (person: Person, channelId: string) => Promise<boolean>;
  words: WatchWords;
  /** What is begun with a channel's first socket and ended with its last. */
  feeds?: { start(channelId: string): Promise<void>; stop(channelId: string): void };
  log: { warn(fields: object, message: string): void };
}

/** A page shows one channel; this is for several open at once over one socket, and not for a collector of channels. */
const CHANNELS_AT_MOST = 5;

interface Watched {
  sockets: Set<RealtimeSocket>;
  /** Grows whenever access may have changed, so that an answer read before it is known to be old. */
  version: number;
}

/**
 * Who watches which channel, of those rooms that sockets ask for. A socket is here before its permission is read, so
 * that a change meanwhile reaches it.
 */
export class Watchers {
  private readonly channels = new Map<string, Watched>();

  constructor(private readonly deps: WatcherDeps) {}

  /** Takes what this socket asks for from now on. What a browser sends is anything at all. */
  serve(socket: RealtimeSocket): void {
    const { watch, leave } = this.deps.words;
    socket.on(watch, (given: unknown, answer: unknown) => {
      if (typeof answer !== "function") return;
      const id = channelIdInput.safeParse(given);
      if (!id.success) answer("refused" satisfies WatchAnswer);
      else void this.watch(socket, id.data).then((said) => answer(said));
    });
    socket.on(leave, (given: unknown) => {
      const id = channelIdInput.safeParse(given);
      if (id.success) this.leave(socket, id.data);
    });
    socket.once("disconnect", () => this.forget(socket));
  }

  /** Lets a socket into a channel's room, if its person may read there. */
  private async watch(socket: RealtimeSocket, channelId: string): Promise<WatchAnswer> {
    if (this.watchedBy(socket).length >= CHANNELS_AT_MOST && !this.isThere(socket, channelId))
      return "refused";
    const watched = this.channels.get(channelId) ?? { sockets: new Set(), version: 0 };
    this.channels.set(channelId, watched);
    watched.sockets.add(socket);
    try {
      if (!(await this.mayWatch(socket, channelId, watched))) {
        this.leave(socket, channelId);
        return "refused";
      }
      await this.deps.feeds?.start(channelId);
    } catch (error) {
      this.deps.log.warn({ err: error, channelId }, "a channel could not be watched");
      this.leave(socket, channelId);
      return "unavailable";
    }
    // Gone meanwhile: nobody would let the feed go any more.
    if (!this.isThere(socket, channelId)) return "unavailable";
    void socket.join(this.deps.roomOf(channelId));
    return "watching";
  }

  private leave(socket: RealtimeSocket, channelId: string): void {
    const watched = this.channels.get(channelId);
    if (!watched?.sockets.delete(socket)) return;
    void socket.leave(this.deps.roomOf(channelId));
    if (watched.sockets.size > 0) return;
    this.channels.delete(channelId);
    this.deps.feeds?.stop(channelId);
  }

  /** The socket is closed. */
  private forget(socket: RealtimeSocket): void {
    for (const channelId of this.watchedBy(socket)) this.leave(socket, channelId);
  }

  /** Asks again who may watch a channel; whoever may not any more is told so and leaves. */
  async recheck(channelId: string): Promise<void> {
    const watched = this.channels.get(channelId);
    if (!watched) return;
    watched.version += 1;
    const verdicts = new Map<string, Promise<boolean>>();
    for (const socket of [...watched.sockets]) {
      const { person } = socket.data;
      const verdict = verdicts.get(person.id) ?? this.deps.mayWatch(person, channelId);
      verdicts.set(person.id, verdict);
      if (await verdict) continue;
      if (this.isThere(socket, channelId)) socket.emit(this.deps.words.ended, channelId);
      this.leave(socket, channelId);
    }
  }

  /** Does so for every channel. @throws when the database does not answer; then those not asked yet stay */
  async recheckAll(): Promise<void> {
    for (const channelId of [...this.channels.keys()]) await this.recheck(channelId);
  }

  private async mayWatch(socket: RealtimeSocket, channelId: string, watched: Watched): Promise<boolean> {
    for (;;) {
      const { version } = watched;
      const allowed = await this.deps.mayWatch(socket.data.person, channelId);
      if (version === watched.version) return allowed;
    }
  }

  private isThere(socket: RealtimeSocket, channelId: string): boolean {
    return this.channels.get(channelId)?.sockets.has(socket) ?? false;
  }

  private watchedBy(socket: RealtimeSocket): string[] {
    return [...this.channels].flatMap(([channelId, { sockets }]) => (sockets.has(socket) ? [channelId] : []));
  }
}
