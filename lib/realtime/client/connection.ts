import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import type { RecordedEvent } from "@/lib/events/schema";
import {
  beginSequence,
  catchUp,
  type Delivery,
  type EventSequence,
  loseStep,
  receive,
} from "../core/event-sequence";
import type { BrowserToServer, Handshake, ServerToBrowser } from "../schema";
import { keepConnected, RETRY } from "./keep-connected";
import { createStatusStore, type StatusStore } from "./status";
import { browserWakes, type Wakes } from "./wakes";
import { type ChatListener, ChatWatches, EditWatches, type WatchListener } from "./watches";

export type EventsListener = (events: RecordedEvent[], meta: { replayed: boolean }) => void;

/** A page's one line to the sidecar. Listeners may come and go; the line is held from `start` to `stop`. */
export interface RealtimeConnection {
  start(): void;
  stop(): void;
  /** What happens from now on, each event once and in order. Returns how to leave. */
  onEvents(listener: EventsListener): () => void;
  /** Too much was missed: read again what is shown. Returns how to leave. */
  onRefetch(listener: () => void): () => void;
  /** Watches a channel's chat (by Twitch id) as it is written. Returns how to leave. */
  watchChat(channelId: string, listener: ChatListener): () => void;
  /** Hears what is edited in a channel (by Twitch id) that one manages for its owner. Returns how to leave. */
  watchEdits(channelId: string, listener: WatchListener): () => void;
  status: Pick<StatusStore, "get" | "subscribe">;
}

export interface ConnectionOptions {
  url: string;
  /** The seq read before the page's data was; null when the page has none. */
  cursor: number | null;
  /** What tests set: headers that a browser would send by itself. */
  socket?: Partial<ManagerOptions & SocketOptions>;
  wakes?: Wakes;
}

/** Makes the connection, without opening it. */
export function createConnection(options: ConnectionOptions): RealtimeConnection {
  return new SidecarConnection(options);
}

type SidecarSocket = Socket<ServerToBrowser, BrowserToServer>;

class SidecarConnection implements RealtimeConnection {
  readonly status = createStatusStore(Date.now);
  private readonly eventListeners = new Set<EventsListener>();
  private readonly refetchListeners = new Set<() => void>();
  private readonly chats = new ChatWatches();
  private readonly edits = new EditWatches();
  private readonly options: ConnectionOptions;
  private sequence: EventSequence;
  private close: () => void = () => undefined;

  constructor(options: ConnectionOptions) {
    this.options = options;
    this.sequence = beginSequence(options.cursor);
  }

  /** The socket is made here and not before: on the server, which renders too, there must be none. */
  start(): void {
    this.close();
    const socket: SidecarSocket = io(this.options.url, {
      autoConnect: false,
      forceNew: true,
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      withCredentials: true,
      reconnectionDelay: RETRY.baseMs,
      reconnectionDelayMax: RETRY.maxMs,
      randomizationFactor: 0.5,
      auth: (say) => say(this.handshake()),
      ...this.options.socket,
    });
    const keeping = keepConnected(socket, this.status, this.options.wakes ?? browserWakes);
    socket.on("event", (event) => this.take(receive(this.sequence, event)));
    socket.on("caught_up", (answer) => {
      this.take(catchUp(this.sequence, answer));
      keeping.inStep();
      this.chats.inStep(socket);
      this.edits.inStep(socket);
    });
    this.chats.attach(socket);
    this.edits.attach(socket);
    socket.on("disconnect", () => {
      this.sequence = loseStep(this.sequence);
    });
    this.close = keeping.close;
  }

  stop(): void {
    this.close();
    this.close = () => undefined;
  }

  onEvents(listener: EventsListener): () => void {
    this.eventListeners.add(listener);
    return () => void this.eventListeners.delete(listener);
  }

  onRefetch(listener: () => void): () => void {
    this.refetchListeners.add(listener);
    return () => void this.refetchListeners.delete(listener);
  }

  watchChat(channelId: string, listener: ChatListener): () => void {
    return this.chats.watch(channelId, listener);
  }

  watchEdits(channelId: string, listener: WatchListener): () => void {
    return this.edits.watch(channelId, listener);
  }

  private handshake(): Handshake {
    return this.sequence.last === null ? {} : { lastSeq: this.sequence.last };
  }

  private take({ sequence, delivery }: { sequence: EventSequence; delivery: Delivery }): void {
    this.sequence = sequence;
    if (delivery.refetch) for (const listener of this.refetchListeners) safely(listener);
    this.tell(delivery.replayed, true);
    this.tell(delivery.live, false);
  }

  private tell(events: RecordedEvent[], replayed: boolean): void {
    if (events.length === 0) return;
    for (const listener of this.eventListeners) safely(() => listener(events, { replayed }));
  }
}

/** One listener's mistake must not keep the others from hearing. */
function safely(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    reportError(error);
  }
}
