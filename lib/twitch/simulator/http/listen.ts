import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** "localhost" means one or the other, depending on the machine and the client: answer on both. */
const LOOPBACKS = ["127.0.0.1", "::1"] as const;
/** With port 0 the free IPv4 port may be taken on IPv6: ask again rather than fail. */
const FREE_PORT_ATTEMPTS = 10;

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/**
 * Listens on a port of both loopback addresses, or of the one given host. Port 0 takes a free one.
 * A machine without IPv6 gets IPv4 alone.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function listen(handle: RequestListener, port: number, host?: string): Promise<Listening> {
  if (host !== undefined) return toListening([await open(handle, port, host)]);
  for (let attempt = 1; ; attempt += 1) {
    const first = await open(handle, port, LOOPBACKS[0]);
    try {
      return toListening([first, await open(handle, portOf(first), LOOPBACKS[1])]);
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

function open(handle: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 30_000 }, handle);
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
