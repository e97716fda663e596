import type { SendMailOptions } from "nodemailer";
import { headerText } from "./core/header-text";

/** A mail to one person. */
export interface Mail {
  /** A UUID that is the same whenever this mail is tried again: it makes the Message-ID. */
  id: string;
  /** Whose mail it is. */
  ownerId: string;
  /** A plain address, parsed by `emailAddress`. */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** As in RFC 5646, like "en". */
  language: string;
  /** Where one click ends this kind of mail; null for what cannot be ended, like a mail that somebody just asked for. */
  unsubscribe: string | null;
}

/** What this instance's mails have in common. */
export interface Letterhead {
  /** Mailbox it comes from, like "Tallylight <tally@example.org>". */
  from: string;
  /** The host in Message-IDs. */
  host: string;
}

/**
 * A mail as nodemailer takes it. The Message-ID follows from the id, so that a mail which is sent again because nobody
 * knows whether it arrived is the same mail for every server and client that looks.
 */
export function compose(mail: Mail, { from, host }: Letterhead): SendMailOptions & { messageId: string } {
  return {
    messageId: `<${mail.id}@${host}>`,
    from,
    to: { name: "", address: mail.to },
    subject: headerText(mail.subject),
    text: mail.text,
    html: mail.html,
    // Long lines and letters beyond ASCII arrive unharmed, and a hidden line break cannot become one of the mail's own.
    textEncoding: "quoted-printable",
    // The texts are ours: nothing in them is to be fetched from disk or network.
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      "Auto-Submitted": "auto-generated", // RFC 3834: no answers from machines, please
      "Content-Language": mail.language,
      ...(mail.unsubscribe && {
        "List-Unsubscribe": { prepared: true, value: `<${mail.unsubscribe}>` },
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", // RFC 8058
      }),
    },
  };
}
