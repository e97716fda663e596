import { z } from "zod";

/** Which mails end: all of them, the digest, or those about one broadcaster. */
export type MailKind = { what: "all" } | { what: "digest" } | { what: "broadcaster"; broadcasterId: string };

/** What an unsubscribe link says. */
export type UnsubscribeClaim = MailKind & { userId: string; issuedAt: Date };

const packed = z.tuple([
  z.uuid(),
  z.coerce.number().int().nonnegative(),
  z.enum(["a", "d", "b"]),
  z.string().regex(/^\d*$/),
]);
const LETTERS = { all: "a", digest: "d", broadcaster: "b" } as const;

/** As short as it stays readable: links are shown in text parts. Times are kept to the second. */
export function packClaim(claim: UnsubscribeClaim): string {
  const seconds = Math.floor(claim.issuedAt.getTime() / 1_000);
  const about = claim.what === "broadcaster" ? claim.broadcasterId : "";
  return [claim.userId, seconds, LETTERS[claim.what], about].join(":");
}

/** The claim that was packed; null when it is none. */
export function unpackClaim(text: string): UnsubscribeClaim | null {
  const parsed = packed.safeParse(text.split(":"));
  if (!parsed.success) return null;
  const [userId, seconds, letter, broadcasterId] = parsed.data;
  const who = { userId, issuedAt: new Date(seconds * 1_000) };
  if (letter === "b") return broadcasterId ? { ...who, what: "broadcaster", broadcasterId } : null;
  return { ...who, what: letter === "a" ? "all" : "digest" };
}
