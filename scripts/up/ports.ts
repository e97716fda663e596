import { createServer } from "node:net";

/** Every address a server of ours, or of someone else, may have bound. */
const HOSTS = ["127.0.0.1", "::1", "0.0.0.0", "::"];
const NOT_ON_THIS_MACHINE = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"]);

/** Whether nobody listens on the port, on any address. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of HOSTS) if (!(await canListen(port, host))) return false;
  return true;
}

/**
 * The preferred port, or the next free one above it that is not in `taken`.
 * @throws Error when a hundred in a row are taken
 */
export async function choosePort(
  preferred: number,
  taken: ReadonlySet<number> = new Set(),
  free: (port: number) => Promise<boolean> = isFree,
): Promise<number> {
  for (let port = preferred; port < Math.min(preferred + 100, 65_536); port += 1) {
    if (!taken.has(port) && (await free(port))) return port;
  }
  throw new Error(`No free port from ${preferred} on.`);
}

/** Any free port of the loopback interface. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(NOT_ON_THIS_MACHINE.has(error.code ?? "")),
    );
    server.listen({ port, host, ipv6Only: host === "::", exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}
