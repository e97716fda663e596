/** How a mail server is spoken to; times in ms. */
export interface SmtpOptions {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  /** Says nothing of worth before STARTTLS has made the connection private. */
  requireTLS: boolean;
  auth?: { user: string; pass: string };
  dnsTimeout: number;
  connectionTimeout: number;
  greetingTimeout: number;
  socketTimeout: number;
}

/** RFC 8314 for what begins with TLS; RFC 6409 for what is handed in. */
const PORTS = { "smtps:": 465, "smtp:": 587 };
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * What an SMTP_URL means. Certificates are always verified. A password never crosses a network in the clear: with one,
 * smtp:// to another machine insists on STARTTLS; without, it takes it where it is offered.
 */
export function smtpOptions(smtpUrl: string): SmtpOptions {
  const url = new URL(smtpUrl);
  const secure = url.protocol === "smtps:";
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port ? Number(url.port) : PORTS[secure ? "smtps:" : "smtp:"],
    secure,
    requireTLS: !secure && user !== "" && !LOOPBACK.test(url.hostname),
    ...(user && { auth: { user, pass } }),
    dnsTimeout: 5_000,
    connectionTimeout: 5_000,
    // Some servers let clients wait on purpose, to see whether they are spammers in a hurry.
    greetingTimeout: 15_000,
    // Also how long a connection is kept that does nothing.
    socketTimeout: 30_000,
  };
}
