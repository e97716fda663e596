import { isIP } from "node:net";

/**
 * Where a request comes from, as the proxy in front says in X-Forwarded-For; null without one, and where that is no
 * address: it is counted by and kept. Who talks to the process directly can say any address there.
 */
export function addressOf(headers: Headers): string | null {
  const first = headers.get("x-forwarded-for")?.split(",")[0]?.trim() ?? "";
  // Some proxies add the port, and write IPv6 in brackets then.
  const address =
    /^(\d[\d.]+):\d+$/.exec(first)?.[1] ?? /^\[([\da-f:.]+)\](?::\d+)?$/i.exec(first)?.[1] ?? first;
  return isIP(address) > 0 ? address : null;
}
