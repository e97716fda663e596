import { db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { createConfirmTokens, type MakeConfirmToken } from "./confirm-token";
import { createMailer, type Mailer } from "./mailer";
import { createOutbox } from "./outbox";
import { createUnsubscribeTokens, type UnsubscribeTokens } from "./unsubscribe-token";
import { createLetterWriter, type WriteLetter, warmUpLetters } from "./write-letter";

let made: Mailer | undefined;
let writer: WriteLetter | undefined;

/** The process's one mailer: over SMTP_URL, or into the local outbox without it. */
export function mailer(): Mailer {
  made ??= fromEnvironment();
  return made;
}

/** The process's one writer of mails, which keeps what many get. */
export function letterWriter(): WriteLetter {
  writer ??= createLetterWriter(env().APP_URL);
  return writer;
}

/** So that the first mail of this process goes out as fast as the others. */
export const warmUpMails = (): Promise<void> => warmUpLetters(env().APP_URL);

/** The tokens in this instance's unsubscribe links. */
export const unsubscribeTokens = (): UnsubscribeTokens => createUnsubscribeTokens(env().AUTH_SECRET);

/** The tokens in this instance's links that confirm addresses. */
export const confirmTokens = (): MakeConfirmToken => createConfirmTokens(env().AUTH_SECRET);

/** Whether mail stays here to be looked at, because there is no mail server. */
export const mailStaysHere = (): boolean => env().SMTP_URL === undefined;

function fromEnvironment(): Mailer {
  const settings = env();
  const letterhead = { from: settings.MAIL_FROM, host: new URL(settings.APP_URL).hostname };
  if (!settings.SMTP_URL) return createOutbox({ ...letterhead, db: db() });
  return createMailer({
    ...letterhead,
    smtpUrl: settings.SMTP_URL,
    connections: settings.MAIL_CONNECTIONS,
  });
}
