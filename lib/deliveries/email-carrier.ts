import type { Pool } from "@/lib/db/client";
import {
  hashOfToken,
  type Mailer,
  type MailKind,
  type MailOutcome,
  type MakeConfirmToken,
  stopAddress,
  type UnsubscribeTokens,
  type WriteLetter,
} from "@/lib/email";
import type { Letter } from "@/lib/email/schema";
import { DEFAULT_LOCALE, localeOf } from "@/lib/i18n/locale";
import type { Carrier, ClaimedDelivery, HandOver, Outcome } from "./carrier";
import { type Announced, letterOf } from "./core/letter-of";
import { listReaders, type MailReader } from "./repository-email";
import { findAnnouncements } from "./repository-push";
import { verifyAbout } from "./schema";

export interface EmailCarrierDeps {
  pool: Pool;
  mailer: Pick<Mailer, "send">;
  write: WriteLetter;
  unsubscribe: UnsubscribeTokens;
  confirmToken: MakeConfirmToken;
  /** The address of this instance, for links. */
  appUrl: string;
  now: () => Date;
}

/** What goes out: to whom, and what it says. */
interface Outgoing {
  delivery: ClaimedDelivery;
  reader: MailReader;
  address: string;
  letter: Letter;
}

/** Brings deliveries to people's addresses, in the language and by the clock of each. */
export function createEmailCarrier(deps: EmailCarrierDeps): Carrier {
  return {
    async prepare(deliveries) {
      const announcementIds = deliveries.flatMap(({ announcementId }) => announcementId ?? []);
      const [readers, announcements] = await Promise.all([
        listReaders(deps.pool, [...new Set(deliveries.map(({ userId }) => userId))]),
        findAnnouncements(deps.pool, [...new Set(announcementIds)]),
      ]);
      const readerOf = new Map(readers.map((reader) => [reader.userId, reader]));
      const announcedOf = new Map(
        announcements.map(({ broadcasterName: name, streamTitle: title, ...rest }): [string, Announced] => [
          rest.id,
          { ...rest, name, title },
        ]),
      );
      const prepare = (delivery: ClaimedDelivery): HandOver => {
        const found = addressed(delivery, readerOf.get(delivery.userId), announcedOf, deps);
        return "kind" in found ? async () => found : (signal) => handOver(deps, found, signal);
      };
      return new Map(deliveries.map((delivery) => [delivery.id, prepare(delivery)]));
    },
  };
}

const skip = (reason: Extract<Outcome, { kind: "skip" }>["reason"]): Outcome => ({ kind: "skip", reason });

/** To whom a delivery goes and what it says, or why it goes nowhere. */
function addressed(
  delivery: ClaimedDelivery,
  reader: MailReader | undefined,
  announcedOf: ReadonlyMap<string, Announced>,
  deps: EmailCarrierDeps,
): Outgoing | Outcome {
  if (!reader) return skip("no_address");
  if (delivery.kind === "verify") return confirmation(delivery, reader, deps) ?? skip("no_address");
  if (reader.state === "stopped") return skip("address_stopped");
  if (reader.state === "none" || reader.address === null) return skip("no_address");
  if (delivery.kind === "digest" && reader.digestOff) return skip("unsubscribed");
  const letter = letterOf(delivery, announcedOf.get(delivery.announcementId ?? ""));
  // What it is about was deleted for its age, or is not of a kind that is mailed.
  if (!letter)
    return { kind: "refused", reason: "nothing_to_say", error: "There is nothing to say any more." };
  return { delivery, reader, address: reader.address, letter };
}

/** The mail that confirms an address; null when another was entered or asked for since, or this one is confirmed. */
function confirmation(
  delivery: ClaimedDelivery,
  reader: MailReader,
  { confirmToken, appUrl }: EmailCarrierDeps,
): Outgoing | null {
  const { data } = verifyAbout.safeParse(delivery.about);
  if (!data) return null;
  const token = confirmToken({ userId: delivery.userId, ...data });
  if (reader.tokenHash !== hashOfToken(token)) return null;
  const { address } = data;
  const confirmUrl = new URL(`/confirm-address/${token}`, appUrl).href;
  return { delivery, reader, address, letter: { kind: "verify", address, name: reader.name, confirmUrl } };
}

async function handOver(deps: EmailCarrierDeps, outgoing: Outgoing, signal: AbortSignal): Promise<Outcome> {
  const { delivery, reader, address, letter } = outgoing;
  const now = deps.now();
  const locale = localeOf(reader.locale) ?? DEFAULT_LOCALE;
  const { endThis, endAll } = tokensOf(deps.unsubscribe, letter, delivery);
  const at = (path: string, token: string | null) => token && new URL(`${path}/${token}`, deps.appUrl).href;
  const links = { endThis: at("/unsubscribe", endThis), endAll: at("/unsubscribe", endAll) };
  const words = await deps.write(letter, { locale, zone: reader.zone ?? "UTC" }, links, now);
  const outcome = await deps.mailer.send(
    {
      ...words,
      id: delivery.id,
      ownerId: delivery.userId,
      to: address,
      language: locale,
      // What the mail program's own button ends: the digest of a digest, and of the rest all mail.
      unsubscribe: at("/api/unsubscribe", letter.kind === "digest" ? endThis : endAll),
    },
    signal,
  );
  if (outcome.kind === "refused_address")
    await stopAddress({ userId: delivery.userId, address, reason: outcome.error, now }, deps.pool);
  return asOutcome(outcome);
}

interface Tokens {
  endThis: string | null;
  endAll: string | null;
}

/** What ends mails like this one, and all; nothing where somebody has just asked for this one. */
function tokensOf(
  unsubscribe: UnsubscribeTokens,
  letter: Letter,
  { userId, decidedAt: issuedAt }: ClaimedDelivery,
): Tokens {
  const token = (kind: MailKind) => unsubscribe.make({ ...kind, userId, issuedAt });
  switch (letter.kind) {
    case "live":
    case "changed": {
      const { broadcasterId } = letter.stream;
      return { endThis: token({ what: "broadcaster", broadcasterId }), endAll: token({ what: "all" }) };
    }
    case "watched":
    case "gathered":
      return { endThis: null, endAll: token({ what: "all" }) };
    case "digest":
      return { endThis: token({ what: "digest" }), endAll: token({ what: "all" }) };
    case "verify":
    case "alert":
    case "account":
    case "test":
      return { endThis: null, endAll: null };
  }
}

function asOutcome(outcome: MailOutcome): Outcome {
  switch (outcome.kind) {
    case "sent":
      return { kind: "sent", providerId: outcome.messageId };
    case "refused_address":
      return { kind: "refused", reason: "address_refused", error: outcome.error };
    case "refused":
      return { kind: "refused", reason: "mail_refused", error: outcome.error };
    case "retry":
      return { ...outcome, afterMs: null };
    case "down":
      return outcome;
  }
}
