import { createServer as createHttpServer } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { Channel } from "./outlet";
import type { ChatSession } from "./session";

/** How a server makes a client of a connection. */
export type Welcome = (channel: Channel, address: string) => ChatSession;

export interface ChatListening {
  port: number;
  close(): Promise<void>;
}

const LOOPBACKS = ["127.0.0.1", "::1"] as const;
const FREE_PORT_ATTEMPTS = 10;

/**
 * Listens for IRC and for WebSockets on one port of both loopback addresses, or of the one given host. What a
 * client says first tells which it is: a WebSocket begins with "GET". Port 0 takes a free one.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function listenForChat(
  welcome: Welcome,
  port: number,
  host: string | undefined,
  cutUp: () => boolean,
): Promise<ChatListening> {
  const sockets = new Set<Socket>();
  const http = createHttpServer((_request, response) => response.writeHead(426).end());
  const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024 });
  http.on("upgrade", (request, socket, head) => {
    webSockets.handleUpgrade(request, socket, head, (opened) =>
      serveWebSocket(opened, welcome, request.socket.remoteAddress ?? ""),
    );
  });
  const accept = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
    socket.once("data", (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] === "G".charCodeAt(0)) http.emit("connection", socket);
      else serveSocket(socket, welcome, cutUp);
      socket.resume();
    });
  };
  const servers = await openAll(accept, port, host);
  return {
    port: portOf(servers[0]),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function serveSocket(socket: Socket, welcome: Welcome, cutUp: () => boolean): void {
  socket.setNoDelay(true);
  const channel: Channel = {
    write: (data, taken) => {
      const pieces = cutUp() ? cut(Buffer.from(data)) : [data];
      for (const [place, piece] of pieces.entries()) {
        socket.write(piece, (error) => {
          if (!error && place === pieces.length - 1) taken();
        });
      }
    },
    waiting: () => socket.writableLength,
    end: () => socket.end(),
    reset: () => socket.resetAndDestroy(),
  };
  const session = welcome(channel, socket.remoteAddress ?? "");
  let rest = "";
  socket.setEncoding("utf8");
  socket.on("data", (piece: string) => {
    const lines = (rest + piece).split("\n");
    rest = (lines.pop() ?? "").slice(-64_000);
    for (const line of lines) session.receive(line);
  });
  socket.once("close", () => session.end("quit", "end"));
}

function serveWebSocket(socket: WebSocket, welcome: Welcome, address: string): void {
  const channel: Channel = {
    write: (data, taken) =>
      socket.send(data, { binary: false }, (error) => {
        if (!error) taken();
      }),
    waiting: () => socket.bufferedAmount,
    end: () => socket.close(1000),
    reset: () => socket.terminate(),
  };
  const session = welcome(channel, address);
  socket.on("error", () => undefined);
  socket.on("message", (data) => {
    for (const line of data.toString().split("\n")) session.receive(line);
  });
  socket.once("close", () => session.end("quit", "end"));
}

/** Small pieces, whatever characters they cut through. */
function cut(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, size = 1; at < bytes.length; at += size) {
    size = 1 + ((size * 7 + 3) % 61);
    pieces.push(bytes.subarray(at, at + size));
  }
  return pieces;
}

async function openAll(
  accept: (socket: Socket) => void,
  port: number,
  host: string | undefined,
): Promise<[Server, ...Server[]]> {
  if (host !== undefined) return [await open(accept, port, host)];
  for (let attempt = 1; ; attempt += 1) {
    const first = await open(accept, port, LOOPBACKS[0]);
    try {
      return [first, await open(accept, portOf(first), LOOPBACKS[1])];
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return [first];
      first.close();
      if (port !== 0 || code !== "EADDRINUSE" || attempt === FREE_PORT_ATTEMPTS) throw error;
    }
  }
}

function open(accept: (socket: Socket) => void, port: number, host: string): Promise<Server> {
  const server = createServer(accept);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
