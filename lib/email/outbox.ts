import { createTransport } from "nodemailer";
import type { Db } from "@/lib/db/client";
import { compose, type Letterhead } from "./compose";
import type { Mailer } from "./mailer";
import * as repository from "./repository-outbox";

/** How many mails the local outbox keeps. */
const MOST = 500;

/** The mailer of an instance without a mail server: nothing leaves it, and everything can be looked at. */
export function createOutbox({ db, ...letterhead }: Letterhead & { db: Db }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    async send(mail) {
      const composed = compose(mail, letterhead);
      const { message } = await transport.sendMail(composed);
      const { id, ownerId: userId, to: address, subject, html, text } = mail;
      await repository.keep(db, { id, userId, address, subject, html, text, raw: message.toString() });
      await repository.trim(db, MOST);
      return { kind: "sent", messageId: composed.messageId, response: "kept in the local outbox" };
    },
    close: () => undefined,
  };
}
