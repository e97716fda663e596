import { hkdfSync } from "node:crypto";

const BYTES = 32;

/**
 * A secret for one purpose, from one that is there already (RFC 5869, HKDF with SHA-256): 64 hexadecimal digits, the
 * same each time. Who learns it learns neither the source nor what other purposes have.
 */
export function deriveSecret(source: string, purpose: string): string {
  return Buffer.from(hkdfSync("sha256", source, "", `tallylight ${purpose}`, BYTES)).toString("hex");
}
