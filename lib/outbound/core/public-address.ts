import ipaddr from "ipaddr.js";

/** What of IPv6 is given out to the public at all; the rest of the space is reserved, whatever it may become. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address belongs to the public internet, as IANA's special-purpose registries have it: not private,
 * loopback, link-local, unique-local, a carrier's NAT, multicast, documentation, benchmarking, or a tunnel that
 * ends elsewhere (6to4, Teredo, IPv4-mapped). Of an address that a network translates to IPv4 (RFC 6052) the IPv4
 * part decides. What is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes("%")) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address.range() === "unicast";
  if (address.range() === "rfc6052") return isPublicAddress(address.toByteArray().slice(12).join("."));
  return address.range() === "unicast" && address.match(GLOBAL_UNICAST);
}
