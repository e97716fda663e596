import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/** "localhost" means one or the other, depending on the machine and the client: answer on both. */
const LOOPBACKS = ["127.0.0.1", "::1"] as const;
/** With port 0 the free IPv4 port may be taken on IPv6: ask again rather than fail. */
const FREE_PORT_ATTEMPTS = 10;

/** Takes a connection that is to become something else than HTTP; false: it is none of its own. */
export type Upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => boolean;

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/**
 * Listens on a port of both loopback addresses, or of the one given host. Port 0 takes a free one.
 * A machine without IPv6 gets IPv4 alone.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function listen(
  handle: RequestListener,
  port: number,
  host?: string,
  upgrade?: Upgrade,
): Promise<Listening> {
  const open = (at: number, on: string) => openServer(handle, upgrade, at, on);
  if (host !== undefined) return toListening([await open(port, host)]);
  for (let attempt = 1; ; attempt += 1) {
    const first = await open(port, LOOPBACKS[0]);
    try {
      return toListening([first, await open(portOf(first), LOOPBACKS[1])]);
    } catch (error) {
      if (isCode(error, "EADDRNOTAVAIL") || isCode(error, "EAFNOSUPPORT")) return toListening([first]);
      await close(first);
      if (port !== 0 || !isCode(error, "EADDRINUSE") || attempt === FREE_PORT_ATTEMPTS) throw error;
    }
  }
}

function toListening(servers: readonly [Server, ...Server[]]): Listening {
  return {
    port: portOf(servers[0]),
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function openServer(
  handle: RequestListener,
  upgrade: Upgrade | undefined,
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 30_000 }, handle);
  server.on("upgrade", (request, stream, head) => {
    if (upgrade?.(request, stream, head) !== true) stream.destroy();
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

/** Hanging answers are a feature here, so connections are cut rather than waited for. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
