/** What became of handing a mail over. `error` is what the server said: one line, without addresses. */
export type MailOutcome =
  /** The server has taken it. */
  | { kind: "sent"; messageId: string; response: string }
  /** Not taken for now; `unsure`: nobody knows whether it was. */
  | { kind: "retry"; error: string; unsure?: true }
  /** There is no such mailbox, and there will be none: nothing more should be sent to this address. */
  | { kind: "refused_address"; error: string }
  /** This mail is not wanted, which is not the fault of the address. */
  | { kind: "refused"; error: string }
  /** The server cannot be reached, or takes nothing of ours. */
  | { kind: "down"; error: string };

/** What nodemailer's errors say of themselves. */
export interface SmtpFailure {
  message?: string;
  /** Nodemailer's own code, such as ECONNECTION. */
  code?: string;
  /** What it was about: CONN, EHLO, "AUTH PLAIN", "MAIL FROM", "RCPT TO", DATA; API: nothing was said. */
  command?: string;
  response?: string;
  responseCode?: number;
}

/**
 * Mailbox does not exist, moved, syntax, no mail taken there (5.1.10); mailbox disabled (RFC 3463, RFC 7505). Not 5.1.0:
 * Postfix says it of a sender that it does not know, when it is told the recipient.
 */
const NO_SUCH_MAILBOX = /^5\.(1\.(1|2|3|6|10)|2\.1)$/;
/** The codes that speak of the mailbox when no enhanced code says what is meant (RFC 5321, 4.2.3). */
const ABOUT_MAILBOX = [550, 551, 553];
/**
 * What servers without enhanced codes, such as Exim, say with the same codes when it is us whom they do not want. To
 * take that for the mailbox's fault would stop everybody's address.
 */
const ABOUT_US =
  /relay|sender|verif|authenti|polic|spam|junk|block|black ?list|prohibit|denied|reputation|spf|dkim|dmarc|helo/i;

/**
 * What a failure to hand a mail over means, and whose it is. `connected`: whether the connection stood and the server
 * had let us in; `begun`: whether any of the mail's text went out. "unsaid": the connection was lost before that, so
 * the server cannot have taken it.
 */
export function outcomeOf(
  failure: SmtpFailure,
  { connected, begun }: { connected: boolean; begun: boolean },
): Exclude<MailOutcome, { kind: "sent" }> | { kind: "unsaid"; error: string } {
  const error = saidBy(failure);
  const { code, command = "", responseCode = 0, response = "" } = failure;
  if (!connected) return { kind: "down", error };
  if (responseCode === 0 && !begun && LOST.has(code)) return { kind: "unsaid", error };
  // Lost in mid-sentence, or told to come back later.
  if (responseCode === 0) return { kind: "retry", error, unsure: true };
  if (responseCode < 500) return { kind: "retry", error };
  if (responseCode === 530 || responseCode === 535) return { kind: "down", error };
  // It does not want the sender, so it wants nothing of ours. Too big (552) is about this mail.
  if (command === "MAIL FROM") return { kind: responseCode === 552 ? "refused" : "down", error };
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response)?.[1];
  const isAddress = enhanced
    ? NO_SUCH_MAILBOX.test(enhanced)
    : command === "RCPT TO" && ABOUT_MAILBOX.includes(responseCode) && !ABOUT_US.test(error);
  return { kind: isAddress ? "refused_address" : "refused", error };
}

/** What nodemailer says of a connection that was there: gone, or an error of its socket. */
const LOST = new Set<string | undefined>(["ECONNECTION", "ESOCKET"]);
const LONGEST = 300;

/** The server's words, or else the failure's own, in one line and without addresses. */
function saidBy({ response, message, code }: SmtpFailure): string {
  const text = response || message || code || "unknown failure";
  return text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/<?[^\s<>@]+@[^\s<>@]+>?/g, "<address>")
    .trim()
    .slice(0, LONGEST);
}
