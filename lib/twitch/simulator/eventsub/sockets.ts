import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { nanoseconds } from "./core/events";
import type { SubscriptionStatus } from "./core/subscription-types";

export const SOCKET_PATH = "/eventsub/ws";

export interface SocketSession {
  id: string;
  connectedAt: string;
  /** Whose subscriptions it carries; undefined until the first. */
  owner: { clientId: string; userId: string | null } | undefined;
  keepaliveSeconds: number;
  socket: WebSocket;
  /** Nothing is sent any more, though it stays open. */
  isFrozen: boolean;
  lastSentAt: number;
}

/** Twitch's reasons to close, with the status that subscriptions get by it. */
export const CLOSES = {
  4000: "websocket_internal_error",
  4001: "websocket_received_inbound_traffic",
  4002: "websocket_failed_ping_pong",
  4003: "websocket_connection_unused",
  4004: "websocket_failed_to_reconnect",
  4005: "websocket_network_timeout",
  4006: "websocket_network_error",
  4007: "websocket_failed_to_reconnect",
} as const satisfies Record<number, SubscriptionStatus>;
export type CloseCode = keyof typeof CLOSES;

interface SocketDeps {
  now: () => number;
  fraction: () => number;
  /** Where clients find it, ws://… */
  url: () => string;
  onEnd: (session: SocketSession, status: SubscriptionStatus) => void;
}

const LONGEST_KEEPALIVE = 600;

/** EventSub's WebSocket server: welcomes, keeps alive, moves sessions to new connections. */
export class Sockets {
  /** ms after the welcome within which somebody must subscribe. */
  unusedMs = 10_000;
  /** ms that a client has to move to another connection. */
  graceMs = 30_000;
  /** What sessions are told instead of what they asked for; null: that. */
  keepaliveSeconds: number | null = null;
  private readonly sessions = new Map<string, SocketSession>();
  private readonly server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly beat: NodeJS.Timeout;

  constructor(private readonly deps: SocketDeps) {
    this.beat = setInterval(() => this.keepAlive(), 250);
    this.beat.unref();
  }

  /** A request to upgrade; false when it is for somebody else. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): boolean {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname !== SOCKET_PATH) return false;
    this.server.handleUpgrade(request, stream, head, (socket) => this.open(socket, url.searchParams));
    return true;
  }

  find(id: string): SocketSession | undefined {
    return this.sessions.get(id);
  }

  list(): readonly SocketSession[] {
    return [...this.sessions.values()];
  }

  /** A message to the session's client; false when it has gone or is not read. */
  send(id: string, kind: string, payload: object, metadata: Record<string, string> = {}): boolean {
    const session = this.sessions.get(id);
    if (!session || session.isFrozen) return false;
    this.tell(session, kind, payload, metadata);
    return true;
  }

  /** Asks clients to move to another connection; answers how many. */
  askToReconnect(): number {
    for (const session of this.list()) {
      const { socket } = session;
      this.tell(session, "session_reconnect", {
        session: {
          ...shown(session, "reconnecting"),
          keepalive_timeout_seconds: null,
          reconnect_url: `${this.deps.url()}?reconnect=${session.id}`,
        },
      });
      this.after(this.graceMs, () => {
        if (socket.readyState === socket.OPEN) socket.close(4004);
      });
    }
    return this.sessions.size;
  }

  /** Ends connections: with one of Twitch's codes, or without a word. */
  drop(code?: CloseCode): number {
    const ended = this.list();
    for (const { socket } of ended) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
    return ended.length;
  }

  /** Connections that stay open and over which nothing comes any more. */
  freeze(): number {
    for (const session of this.sessions.values()) session.isFrozen = true;
    return this.sessions.size;
  }

  stop(): void {
    clearInterval(this.beat);
    for (const timer of this.timers) clearTimeout(timer);
    for (const { socket } of this.list()) socket.terminate();
    this.server.close();
  }

  private open(socket: WebSocket, query: URLSearchParams): void {
    socket.on("error", () => undefined);
    const moved = query.get("reconnect");
    const session = moved === null ? this.begin(socket, query) : this.sessions.get(moved);
    if (!session) {
      socket.close(4007);
      return;
    }
    // The session goes on here; the connection before it is the client's to close.
    session.socket = socket;
    session.isFrozen = false;
    socket.on("message", () => socket.close(4001));
    socket.once("close", (code) => this.close(session, socket, code));
    this.tell(session, "session_welcome", { session: shown(session, "connected") });
    if (moved !== null) return;
    this.after(this.unusedMs, () => {
      if (session.owner === undefined) socket.close(4003);
    });
  }

  private begin(socket: WebSocket, query: URLSearchParams): SocketSession {
    const asked = Number(query.get("keepalive_timeout_seconds") ?? 10);
    const session: SocketSession = {
      id: `AgoQ${randomUUID().replaceAll("-", "")}`,
      connectedAt: nanoseconds(this.deps.now(), this.deps.fraction()),
      owner: undefined,
      keepaliveSeconds: this.keepaliveSeconds ?? Math.min(LONGEST_KEEPALIVE, Math.max(10, asked || 10)),
      socket,
      isFrozen: false,
      lastSentAt: 0,
    };
    this.sessions.set(session.id, session);
    return session;
  }

  private close(session: SocketSession, socket: WebSocket, code: number): void {
    if (session.socket !== socket) return;
    this.sessions.delete(session.id);
    const known = Object.entries(CLOSES).find(([one]) => Number(one) === code);
    this.deps.onEnd(session, known ? known[1] : "websocket_disconnected");
  }

  private keepAlive(): void {
    const now = Date.now();
    for (const session of this.sessions.values()) {
      if (session.isFrozen || now - session.lastSentAt < session.keepaliveSeconds * 900) continue;
      this.tell(session, "session_keepalive", {});
    }
  }

  private tell(
    session: SocketSession,
    kind: string,
    payload: object,
    metadata: Record<string, string> = {},
  ): void {
    session.lastSentAt = Date.now();
    const head = {
      message_id: randomUUID(),
      message_type: kind,
      message_timestamp: nanoseconds(this.deps.now(), this.deps.fraction()),
      ...metadata,
    };
    session.socket.send(JSON.stringify({ metadata: head, payload }), () => undefined);
  }

  private after(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms);
    timer.unref();
    this.timers.add(timer);
  }
}

function shown({ id, connectedAt, keepaliveSeconds }: SocketSession, status: string) {
  return {
    id,
    status,
    connected_at: connectedAt,
    keepalive_timeout_seconds: keepaliveSeconds,
    reconnect_url: null,
  };
}
