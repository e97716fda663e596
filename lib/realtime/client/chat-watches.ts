import type { Socket } from "socket.io-client";
import type { LiveChat } from "@/lib/chat/schema";
import type { BrowserToServer, ServerToBrowser } from "../schema";

/**
 * `connecting`: what is written now is not heard. `watching`: everything from now on is; read the log once more,
 * for what was written before. `refused`: this chat is not for this person, or not any more.
 */
export type ChatWatchState = "connecting" | "watching" | "refused";

export interface ChatListener {
  onBatch(batch: LiveChat): void;
  onState(state: ChatWatchState): void;
}

type SidecarSocket = Socket<ServerToBrowser, BrowserToServer>;

interface Watch {
  listeners: Set<ChatListener>;
  state: ChatWatchState;
}

const ANSWER_WITHIN_MS = 10_000;
const ASK_AGAIN_MS = 2_000;

/** The chats that the page watches, asked for again on every connection. */
export class ChatWatches {
  private readonly watches = new Map<string, Watch>();
  /** The socket that was let in; null while there is none. */
  private socket: SidecarSocket | null = null;

  /** Hears this socket from now on. */
  attach(socket: SidecarSocket): void {
    socket.on("chat", (batch) => this.tell(batch.channelId, (listener) => listener.onBatch(batch)));
    socket.on("chat_ended", (channelId) => this.enter(channelId, "refused"));
    socket.on("disconnect", () => {
      this.socket = null;
      for (const channelId of this.watches.keys()) this.enter(channelId, "connecting");
    });
  }

  /** The sidecar let this socket in: asks it for every chat. */
  inStep(socket: SidecarSocket): void {
    this.socket = socket;
    for (const channelId of this.watches.keys()) this.ask(channelId);
  }

  /** Watches a chat until the answer is called. */
  watch(channelId: string, listener: ChatListener): () => void {
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

  private leave(channelId: string, listener: ChatListener): void {
    const watch = this.watches.get(channelId);
    if (!watch?.listeners.delete(listener) || watch.listeners.size > 0) return;
    this.watches.delete(channelId);
    this.socket?.emit("leave_chat", channelId);
  }

  private ask(channelId: string): void {
    const { socket } = this;
    const watch = this.watches.get(channelId);
    if (!socket || !watch) return;
    socket.timeout(ANSWER_WITHIN_MS).emit("watch_chat", channelId, (error, said) => {
      // An answer to what was asked before a reconnection, or before one left, says nothing any more.
      if (this.socket !== socket || this.watches.get(channelId) !== watch) return;
      if (!error && said !== "unavailable") this.enter(channelId, said);
      else setTimeout(() => this.ask(channelId), ASK_AGAIN_MS);
    });
  }

  private enter(channelId: string, state: ChatWatchState): void {
    const watch = this.watches.get(channelId);
    if (!watch) return;
    watch.state = state;
    this.tell(channelId, (listener) => listener.onState(state));
  }

  private tell(channelId: string, say: (listener: ChatListener) => void): void {
    for (const listener of this.watches.get(channelId)?.listeners ?? []) say(listener);
  }
}
