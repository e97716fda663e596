/** What stands around an at sign, up to spaces and angle brackets: to take too much for an address is no harm. */
const ADDRESS = /([^\s@<>]+)@([^\s@<>]+)/gu;

/**
 * A text in which of each address only the first character and the domain are left: "a***@example.com". Who looks
 * after an instance needs to see which provider refuses mail, not whose it is.
 */
export function maskAddresses(text: string): string {
  return text.replace(ADDRESS, (_whole, local: string, domain: string) => `${[...local][0]}***@${domain}`);
}
