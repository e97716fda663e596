import WebSocket from "ws";
import { backoffMs } from "@/lib/kernel/backoff";
import { readFrame, type SocketMessage } from "./envelope";

export type Told = Extract<SocketMessage, { messageId: string }>;

/** What the owner of a socket hears. */
export interface SocketListener {
  /** Connected: subscriptions may be made for this session, within 10 s. `isNew`: none go on from before. */
  onSession(sessionId: string, isNew: boolean): void;
  onMessage(message: Told): void;
  /** Twitch said something, if only that it is there. */
  onSign(): void;
  /** The connection is gone and is made again by itself; what was told meanwhile is lost. For people. */
  onLost(reason: string): void;
}

export interface SocketTimings {
  /** Twitch welcomes at once. */
  welcomeWithinMs: number;
  /** How much longer than it promised Twitch may be silent, as a share. */
  leeway: number;
  /** Before the first new try, doubling up to the most. */
  reopenMs: number;
  reopenAtMostMs: number;
  /** What held so long was no failure: the next wait is short again. */
  steadyMs: number;
}

const TIMINGS: SocketTimings = {
  welcomeWithinMs: 10_000,
  leeway: 0.2,
  reopenMs: 1_000,
  reopenAtMostMs: 120_000,
  steadyMs: 60_000,
};
/** Twitch's messages are a few KB. */
const LARGEST_FRAME = 1024 * 1024;

/** Twitch's reasons to close (dev.twitch.tv/docs/eventsub/handling-websocket-events). */
const CLOSE_WORDS: Readonly<Record<number, string>> = {
  4000: "Twitch had an error of its own.",
  4001: "Twitch says that we sent something, which is not allowed.",
  4002: "Twitch got no answer to its pings.",
  4003: "Nothing was subscribed to in time.",
  4004: "The move to another connection came too late.",
  4005: "Twitch's network was too slow.",
  4006: "Twitch's network failed.",
  4007: "Twitch did not know the address it gave for reconnecting.",
};

/**
 * A connection to EventSub's WebSocket that stays: it is made anew when it is lost or silent, and moves without a gap
 * when Twitch asks for it. Never sends anything but the pongs that ws answers pings with.
 */
export class EventSubSocket {
  private current: WebSocket | null = null;
  /** The one that Twitch sent us to, until it is welcomed. */
  private next: WebSocket | null = null;
  private silence: NodeJS.Timeout | undefined;
  private reopening: NodeJS.Timeout | undefined;
  private failures = 0;
  private connectedAt = 0;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly listener: SocketListener,
    private readonly timings: SocketTimings = TIMINGS,
  ) {
    this.current = this.open(url);
  }

  /** Ends it for good; nothing is told any more. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.silence);
    clearTimeout(this.reopening);
    end(this.current);
    end(this.next);
  }

  private open(url: string): WebSocket {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: LARGEST_FRAME });
    let failure = "";
    const tooLate = setTimeout(() => {
      failure = "Twitch did not welcome the connection in time.";
      socket.terminate();
    }, this.timings.welcomeWithinMs);
    tooLate.unref();
    socket.on("message", (data) => {
      const message = readFrame(String(data));
      if (message?.kind === "welcome") clearTimeout(tooLate);
      this.hear(socket, message);
    });
    socket.on("error", (error) => {
      failure ||= wordsOf(error);
    });
    socket.once("close", (code) => {
      clearTimeout(tooLate);
      this.lose(socket, failure || (CLOSE_WORDS[code] ?? `The connection was closed (${code}).`));
    });
    return socket;
  }

  private hear(socket: WebSocket, message: SocketMessage | null): void {
    if (this.isClosed || (socket !== this.current && socket !== this.next)) return;
    this.listener.onSign();
    if (socket === this.current) this.silence?.refresh();
    switch (message?.kind) {
      case "welcome":
        this.welcome(socket, message);
        break;
      case "reconnect":
        end(this.next);
        this.next = this.open(message.url);
        break;
      case "notification":
      case "revocation":
        this.listener.onMessage(message);
        break;
      case "keepalive":
      case undefined:
        break;
    }
  }

  private welcome(
    socket: WebSocket,
    { sessionId, keepaliveMs }: Extract<SocketMessage, { kind: "welcome" }>,
  ): void {
    const isMove = socket === this.next;
    if (isMove) {
      // Only now: until its successor is welcomed, the old connection still tells.
      end(this.current);
      this.current = socket;
      this.next = null;
    }
    this.connectedAt = Date.now();
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.giveUp(), keepaliveMs * (1 + this.timings.leeway));
    this.listener.onSession(sessionId, !isMove);
  }

  private giveUp(): void {
    const socket = this.current;
    end(socket);
    if (socket) this.lose(socket, "Twitch went silent.");
  }

  private lose(socket: WebSocket, reason: string): void {
    if (this.isClosed || (socket !== this.current && socket !== this.next)) return;
    if (socket === this.next) this.next = null;
    else {
      clearTimeout(this.silence);
      this.current = null;
    }
    // While the other is there, or may still be welcomed, nothing is lost.
    if (this.current || this.next) return;
    if (this.connectedAt > 0 && Date.now() - this.connectedAt >= this.timings.steadyMs) this.failures = 0;
    this.connectedAt = 0;
    this.failures += 1;
    const { reopenMs, reopenAtMostMs } = this.timings;
    const pause = backoffMs(this.failures, reopenMs, reopenAtMostMs, Math.random());
    this.reopening = setTimeout(() => {
      this.current = this.open(this.url);
    }, pause);
    this.listener.onLost(reason);
  }
}

/** Ends a connection without hearing of it any more. One that is still being made tells that by an error. */
function end(socket: WebSocket | null): void {
  if (!socket) return;
  socket.removeAllListeners("message");
  socket.removeAllListeners("close");
  socket.terminate();
}

function wordsOf(error: Error): string {
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  return `Twitch's WebSocket could not be reached${code}.`;
}
