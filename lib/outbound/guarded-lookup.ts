import dns, { type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "./core/public-address";
import { OutboundError } from "./errors";

/** All addresses of a host, as `dns.lookup` finds them. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const resolveBySystem: Resolve = (hostname) => dns.promises.lookup(hostname, { all: true });

/**
 * For `lookup` of a socket: resolves the host once and answers what the socket then connects to, so that a name
 * cannot lead to a public address when it is checked and to an inner one when it is used. A host with even one
 * address that is not public is refused: no public service has one, and which of them is tried is not ours to say.
 */
export function guardedLookup(resolve: Resolve = resolveBySystem): LookupFunction {
  return (hostname, options, answer) => {
    void resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
          const refused = new OutboundError("refused", "The host does not lead to public addresses only.");
          answer(refused, options.all ? [] : "");
        } else if (options.all) answer(null, addresses);
        else answer(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, options.all ? [] : ""),
    );
  };
}
