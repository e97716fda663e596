import { connect } from "node:net";
import { createTransport } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { within } from "@/lib/kernel/within";
import { compose, type Letterhead, type Mail } from "./compose";
import { type MailOutcome, outcomeOf, type SmtpFailure } from "./core/outcome";
import { smtpOptions } from "./core/smtp-options";

/** Hands mails over to a mail server, or keeps them where there is none. */
export interface Mailer {
  /**
   * Hands one over. Ends within a minute; when `signal` aborts, within `GRACE_MS`: whether a mail that was under way
   * then was taken is not known.
   */
  send(mail: Mail, signal?: AbortSignal): Promise<MailOutcome>;
  /** Ends the connections that do nothing; those at work end with their mail. */
  close(): void;
}

export interface MailerConfig extends Letterhead {
  /** smtp:// or smtps://, with user and password if it asks for them. */
  smtpUrl: string;
  /** Connections at once, and so mails under way at once. */
  connections: number;
}

/** However the server drips its answers. */
const LONGEST_MS = 50_000;
/** How long a mail that is under way may take to end once everything is to stop, in ms. */
const GRACE_MS = 2_000;

/** A mailer over SMTP, with connections that are kept and used again. */
export function createMailer({ smtpUrl, connections, ...letterhead }: MailerConfig): Mailer {
  const server = smtpOptions(smtpUrl);
  const options: SMTPPool.Options & { maxRequeues: number } = {
    ...server,
    // Nodemailer writes a mail's end by itself. Unless it goes out at once (TCP_NODELAY) it waits 40 ms for the
    // server to acknowledge what came before: 25 mails a second and connection, and no more.
    getSocket: (_options, use) =>
      use(null, {
        connection: connect({ host: server.host, port: server.port, noDelay: true, keepAlive: true }),
      }),
    pool: true,
    maxConnections: connections,
    // A fresh connection for every hundredth mail, as nodemailer would have it, stalls the pool for 100 ms each time.
    // A server that wants an end sends 421, and the mail is tried again.
    maxMessages: Number.POSITIVE_INFINITY,
    // Nodemailer would try again by itself, for ever and unseen: who asked is to decide that.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const transport = createTransport(options);
  /** Message-IDs of the mails that have got a connection, greeted and signed in. */
  const connected = new Set<string | undefined>();
  /** Message-IDs of those whose text the server has asked for: before that it cannot have taken them. */
  const begun = new Set<string | undefined>();
  transport.use("stream", (mail, done) => {
    mail.message.processFunc((body) => {
      const { messageId } = mail.data;
      connected.add(messageId);
      body.once("resume", () => begun.add(messageId));
      return body;
    });
    done();
  });
  const hand = async (mail: Mail, signal: AbortSignal | undefined) => {
    const composed = compose(mail, letterhead);
    const { messageId } = composed;
    try {
      const { response } = await within(LONGEST_MS, untilAborted(transport.sendMail(composed), signal));
      return { kind: "sent", messageId, response } as const;
    } catch (error) {
      return outcomeOf(error as SmtpFailure, {
        connected: connected.has(messageId),
        begun: begun.has(messageId),
      });
    } finally {
      connected.delete(messageId);
      begun.delete(messageId);
    }
  };
  return {
    async send(mail, signal) {
      // When a server ends, all connections that were kept are gone, and each is given out once more before there is a
      // new one: over that it is known whether the server is there.
      for (let gone = 1; ; gone += 1) {
        const outcome = await hand(mail, signal);
        if (outcome.kind !== "unsaid") return outcome;
        if (gone > connections) return { kind: "retry", error: outcome.error };
      }
    },
    close: () => transport.close(),
  };
}

/** The work's result, unless `signal` aborts and the work takes longer than the grace from then on. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      timer = setTimeout(() => reject(new Error("stopped before the server had answered")), GRACE_MS);
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
    void work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
    });
  });
}
