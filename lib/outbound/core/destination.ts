import ipaddr from "ipaddr.js";
import { isPublicAddress } from "./public-address";

/** Where a request may go: only addresses that are checked when it connects, or also into our own network. */
export type Destination = { url: URL; checked: boolean };

/** Names that are never given out in public DNS (RFC 6761, 6762, 8375, 9476), and what networks use inside. */
const INNER_NAMES =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion|alt)$/;

/**
 * Whether an address that somebody gave us may be asked, as far as it says itself: https to a public host, or a
 * host and port that the operator named (`allow`: "host:port"), which may be anything. Null: it may not. That the
 * host leads to public addresses only is checked when the connection is made.
 */
export function destinationOf(address: string, allow: readonly string[]): Destination | null {
  if (address.length > 2048 || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return null;
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  if (allow.some((one) => one.toLowerCase() === `${url.hostname}:${port}`)) return { url, checked: false };
  return url.protocol === "https:" && isPublicHost(url.hostname) ? { url, checked: true } : null;
}

/** `hostname` as `URL` writes it: whatever way an IPv4 address was written in, it has four decimal parts. */
function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  if (ipaddr.isValid(host)) return isPublicAddress(host);
  return host.includes(".") && !INNER_NAMES.test(host);
}
