import { createServer, type Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { type FollowOptions, followOutbox, type OutboxFollower, seqBehindLatest } from "@/lib/events";
import { ReplayWindow } from "../core/replay-window";
import type { RealtimeRepository } from "../repository";
import { admit } from "./admit";
import { createAuthenticate } from "./authenticate";
import { type ChatSource, createLiveChats, type LiveChatDeps, type LiveChats } from "./chat";
import { createDispatch } from "./dispatch";
import { createLiveEdits, type LiveEdits, type LiveEditsDeps } from "./edits";
import { createHttpHandler } from "./health";
import { createMetrics, type RealtimeMetrics } from "./metrics";
import { connectRelay, type Relay } from "./relay";
import { Roster } from "./roster";
import { endExpiredSessions } from "./session-check";
import { followTogether } from "./shared-reading";
import { keepSilent } from "./silence";
import type { RealtimeServer, RealtimeSocket } from "./socket-types";

export interface RealtimeDeps {
  /** Where the outbox is followed, on a connection of its own. */
  databaseUrl: string;
  repository: RealtimeRepository;
  chat: ChatSource;
  mayManage: LiveEditsDeps["mayManage"];
  /** With it, one sidecar reads the outbox for all that share it. */
  redisUrl?: string | undefined;
  /** Pages of this address may connect, no others. */
  appUrl: string;
  operatorTwitchIds: readonly string[];
  metricsToken?: string | undefined;
  log: Log;
  /** How often sessions are checked again, in ms. */
  sessionCheckMs?: number;
  replay?: { rows: number; events: number };
  chatPauses?: LiveChatDeps["pauses"];
}

interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface Realtime {
  httpServer: HttpServer;
  io: RealtimeServer;
  /** The last seq handed to sockets. */
  position(): number;
  /** Whether it reads the outbox itself at present, and does not hear it from another sidecar. */
  reads(): boolean;
  /** Closes sockets (browsers come back to another sidecar or the next one), the port and the reader. */
  stop(): Promise<void>;
}

const SESSION_CHECK_MS = 60_000;
const REPLAY = { rows: 5_000, events: 500 };

/** Builds the sidecar; it follows the outbox at once, and serves when its `httpServer` is told to listen. */
export function createRealtime(deps: RealtimeDeps): Realtime {
  const ending = new AbortController();
  const window = new ReplayWindow(deps.replay ?? REPLAY);
  const roster = new Roster(deps.repository);
  const metrics = createMetrics({
    sockets: () => io.of("/").sockets.size,
    people: () => roster.people,
    position: () => window.position,
    behindMs: () => Date.now() - (follower.state().caughtUpAt ?? startedAt),
    reads: () => follower.reads(),
  });
  const startedAt = Date.now();
  const httpServer = createServer(
    createHttpHandler({
      reader: () => follower.state(),
      sockets: () => io.of("/").sockets.size,
      registry: metrics.registry,
      metricsToken: deps.metricsToken,
    }),
  );
  const io = createSocketServer(httpServer, new URL(deps.appUrl).origin);
  const relay = deps.redisUrl
    ? connectRelay(io, { url: deps.redisUrl, appUrl: deps.appUrl, log: deps.log })
    : undefined;
  const chats = createLiveChats({
    io,
    databaseUrl: deps.databaseUrl,
    source: deps.chat,
    signal: ending.signal,
    log: deps.log,
    ...(deps.chatPauses && { pauses: deps.chatPauses }),
  });
  const edits = createLiveEdits({ mayManage: deps.mayManage, log: deps.log });
  const parts: Parts = { io, roster, window, metrics, chats, edits };
  const follower = follow(deps, { ...parts, relay, signal: ending.signal });
  letIn(deps, { ...parts, follower });
  const checking = setInterval(() => {
    const checks = [endExpiredSessions(deps.repository, roster), chats.recheck(), edits.recheck()];
    Promise.all(checks).catch((error: unknown) =>
      deps.log.warn({ err: error }, "sessions could not be checked; sockets stay"),
    );
  }, deps.sessionCheckMs ?? SESSION_CHECK_MS);

  return {
    httpServer,
    io,
    position: () => window.position,
    reads: () => follower.reads(),
    async stop() {
      clearInterval(checking);
      ending.abort();
      const closed = io.close();
      httpServer.closeAllConnections();
      await Promise.all([closed, follower.done, chats.done]);
      relay?.close();
    },
  };
}

function createSocketServer(httpServer: HttpServer, appOrigin: string): RealtimeServer {
  return new Server(httpServer, {
    serveClient: false,
    cors: { origin: appOrigin, credentials: true },
    // CORS does not hold for WebSockets: any page may open one, with the person's cookie. This is what refuses it.
    allowRequest: (request, answer) => {
      const known = request.headers.origin === appOrigin;
      answer(known ? null : "origin not allowed", known);
    },
    pingInterval: 15_000,
    pingTimeout: 10_000,
    connectTimeout: 20_000,
    maxHttpBufferSize: 4_096,
  });
}

interface Parts {
  io: RealtimeServer;
  roster: Roster;
  window: ReplayWindow;
  metrics: RealtimeMetrics;
  chats: LiveChats;
  edits: LiveEdits;
}

type Follower = OutboxFollower & { reads(): boolean };

/** Follows the outbox, alone or with other sidecars, beginning with what returning browsers may have missed. */
function follow(
  { databaseUrl, replay = REPLAY, log }: RealtimeDeps,
  {
    io,
    roster,
    window,
    metrics,
    chats,
    edits,
    relay,
    signal,
  }: Parts & { relay: Relay | undefined; signal: AbortSignal },
): Follower {
  let live = false;
  const begin: Extract<FollowOptions["from"], (...args: never) => unknown> = async (db) => {
    const behind = await seqBehindLatest(db, replay.rows);
    window.restart(behind);
    return behind;
  };
  const options = {
    url: databaseUrl,
    onEvents: createDispatch({
      io,
      roster,
      edits,
      window,
      // What is read at the start is history; its delay would say nothing about ours.
      onEmitted: (event) => {
        if (!live) return;
        metrics.emitted(event, Date.now());
        chats.heed(event);
      },
    }),
    onRewound: (position: number) => {
      window.restart(position);
      io.local.emit("caught_up", { events: [], upTo: position, refetch: true });
    },
    signal,
    log,
  };
  const follower = relay
    ? followTogether({ ...options, relay, begin, position: () => window.position })
    : { ...followOutbox({ ...options, from: begin }), reads: () => true };
  void follower.caughtUp.then(() => {
    live = true;
  });
  return follower;
}

/** Lets sockets in: only once the outbox was read to its end, or history would reach them as news. */
function letIn(
  { repository, operatorTwitchIds, log }: RealtimeDeps,
  { io, roster, window, metrics, chats, edits, follower }: Parts & { follower: Follower },
): void {
  const { caughtUp: ready } = follower;
  io.use(createAuthenticate({ repository, operatorTwitchIds, ready, onRefused: metrics.refused, log }));
  io.on("connection", (socket: RealtimeSocket) => {
    keepSilent(socket, metrics.dropped);
    chats.serve(socket);
    edits.serve(socket);
    const deps = { repository, roster, window, onCaughtUp: metrics.caughtUp };
    admit(deps, socket).catch((error: unknown) => {
      log.warn({ err: error }, "a socket could not be let in");
      socket.disconnect(true);
    });
  });
}
