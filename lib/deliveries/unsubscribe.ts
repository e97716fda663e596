import { z } from "zod";
import { db, type Pool } from "@/lib/db/client";
import { type UnsubscribeClaim, type UnsubscribeTokens, unsubscribeTokens } from "@/lib/email";
import { env } from "@/lib/env/server";
import { endMail, nameOfBroadcaster, resumeMail } from "@/lib/preferences";
import { type MailWishes, mailWishes } from "@/lib/preferences/schema";
import { createSealer, type Sealer } from "@/lib/secrets/seal";

export interface UnsubscribeDeps {
  pool: Pool;
  tokens: UnsubscribeTokens;
  /** Seals what was wished before, for whoever ended it to take back. */
  sealer: Sealer;
  now: () => Date;
}

const fromEnvironment = (): UnsubscribeDeps => ({
  pool: db(),
  tokens: unsubscribeTokens(),
  sealer: createSealer(env().TOKEN_ENCRYPTION_KEY),
  now: () => new Date(),
});

/** What a link ends, with the name of whom it is about; or why it ends nothing. */
type UnsubscribeOffer = (UnsubscribeClaim & { name: string | null }) | "forged" | "expired";

/** What a link would end. Reading it changes nothing: scanners follow every link of a mail. */
export async function readUnsubscribe(
  token: string,
  { pool, tokens, now }: UnsubscribeDeps = fromEnvironment(),
): Promise<UnsubscribeOffer> {
  const claim = tokens.read(token, now());
  if (typeof claim === "string") return claim;
  const name = claim.what === "broadcaster" ? await nameOfBroadcaster(claim.broadcasterId, pool) : null;
  return { ...claim, name };
}

/** How long ended mails may be taken back without signing in, in ms. */
const UNDO_MS = 3_600_000;

/**
 * Ends what a link says. Whoever holds the link may: its signature is the permission, so it works signed out. Answers
 * what takes it back within the hour (null: all had ended before), or null when the link is no good or the person is
 * gone.
 */
export async function unsubscribe(
  token: string,
  { pool, tokens, sealer, now }: UnsubscribeDeps = fromEnvironment(),
): Promise<{ undo: string | null } | null> {
  const claim = tokens.read(token, now());
  if (typeof claim === "string") return null;
  const before = await endMail(claim.userId, claim, pool);
  if (!before) return null;
  if (!isAnyWished(before)) return { undo: null };
  const until = now().getTime() + UNDO_MS;
  return { undo: sealer.seal(JSON.stringify({ ...before, until }), ownerOf(claim)) };
}

/** Takes back what was ended; false when it is too late, or was not ended by this link. */
export async function resubscribe(
  token: string,
  undo: string,
  { pool, tokens, sealer, now }: UnsubscribeDeps = fromEnvironment(),
): Promise<boolean> {
  const claim = tokens.read(token, now());
  if (typeof claim === "string") return false;
  const opened = sealer.open(undo, ownerOf(claim));
  const wishes = opened && mailWishes.extend({ until: z.number() }).parse(JSON.parse(opened));
  if (!wishes || wishes.until < now().getTime()) return false;
  await resumeMail(claim.userId, wishes, pool);
  return true;
}

/** Whether anything of it was still to come: of one who clicks twice nothing is. */
const isAnyWished = ({ email = false, digest = "off", broadcasters }: MailWishes): boolean =>
  email || digest !== "off" || broadcasters.some((wish) => wish.email !== false);

const ownerOf = ({ userId }: UnsubscribeClaim) => `unsubscribe:${userId}`;
