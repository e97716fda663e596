import type { Socket } from "socket.io-client";
import type { LiveChat } from "@/lib/chat/schema";
import type { BrowserToServer, ServerToBrowser } from "../schema";
import { CHAT_WORDS, EDIT_WORDS, type WatchWords } from "../watch-words";

/**
 * `connecting`: what happens now is not heard. `watching`: everything from now on is; read once more what there is,
 * for what happened before. `refused`: this channel is not for this person, or not any more.
 */
export type WatchState = "connecting" | "watching" | "refused";

export interface WatchListener {
  onState(state: WatchState): void;
}

export interface ChatListener extends WatchListener {
  onBatch(batch: LiveChat): void;
}

type SidecarSocket = Socket<ServerToBrowser, BrowserToServer>;

interface Watch<Listener> {
  listeners: Set<Listener>;
  state: WatchState;
}

const ANSWER_WITHIN_MS = 10_000;
const ASK_AGAIN_MS = 2_000;

/** The channels of which the page watches something, asked for again on every connection. */
abstract class Watches<Listener extends WatchListener> {
  private readonly watches = new Map<string, Watch<Listener>>();
  /** The socket that was let in; null while there is none. */
  private socket: SidecarSocket | null = null;

  constructor(private readonly words: WatchWords) {}

  /** Hears this socket from now on. */
  attach(socket: SidecarSocket): void {
    socket.on(this.words.ended, (channelId) => this.enter(channelId, "refused"));
    socket.on("disconnect", () => {
      this.socket = null;
      for (const channelId of this.watches.keys()) this.enter(channelId, "connecting");
    });
  }

  /** The sidecar let this socket in: asks it for every channel. */
  inStep(socket: SidecarSocket): void {
    this.socket = socket;
    for (const channelId of this.watches.keys()) this.ask(channelId);
  }

  /** Watches a channel until the answer is called. */
  watch(channelId: string, listener: Listener): () => void {
    const watch = this.watches.get(channelId);
    if (watch) {
      watch.listeners.add(listener);
      listener.onState(watch.state);
    } else {
      this.watches.set(channelId, { listeners: new Set([listener]), state: "connecting" });
      this.ask(channelId);
    }
    return () => this.leave(channelId, listener);
  }

  private leave(channelId: string, listener: Listener): void {
    const watch = this.watches.get(channelId);
    if (!watch?.listeners.delete(listener) || watch.listeners.size > 0) return;
    this.watches.delete(channelId);
    this.socket?.emit(this.words.leave, channelId);
  }

  private ask(channelId: string): void {
    const { socket } = this;
    const watch = this.watches.get(channelId);
    if (!socket || !watch) return;
    socket.timeout(ANSWER_WITHIN_MS).emit(this.words.watch, channelId, (error, said) => {
      // An answer to what was asked before a reconnection, or before one left, says nothing any more.
      if (this.socket !== socket || this.watches.get(channelId) !== watch) return;
      if (!error && said !== "unavailable") this.enter(channelId, said);
      else setTimeout(() => this.ask(channelId), ASK_AGAIN_MS);
    });
  }

  private enter(channelId: string, state: WatchState): void {
    const watch = this.watches.get(channelId);
    if (!watch) return;
    watch.state = state;
    this.tell(channelId, (listener) => listener.onState(state));
  }

  protected tell(channelId: string, say: (listener: Listener) => void): void {
    for (const listener of this.watches.get(channelId)?.listeners ?? []) say(listener);
  }
}

/** The chats that the page watches. */
export class ChatWatches extends Watches<ChatListener> {
  constructor() {
    super(CHAT_WORDS);
  }

  override attach(socket: SidecarSocket): void {
    socket.on("chat", (batch) => this.tell(batch.channelId, (listener) => listener.onBatch(batch)));
    super.attach(socket);
  }
}

/** The channels in which the page hears what others edit; the events come to all who hear events. */
export class EditWatches extends Watches<WatchListener> {
  constructor() {
    super(EDIT_WORDS);
  }
}
