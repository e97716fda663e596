import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** What a server answers instead of taking something: an SMTP reply like 550 "5.1.1 no such user". */
export interface Refusal {
  code: number;
  text: string;
}

/** How the server behaves; what is left out goes well. */
export interface Behaviour {
  /** Asked of MAIL FROM. */
  sender?: (address: string) => Refusal | undefined;
  /** Asked of each RCPT TO. */
  recipient?: (address: string) => Refusal | undefined;
  /**
   * Asked once a mail has come in whole. "lost" keeps the mail and resets the connection before the 250, so that the
   * client cannot know; "reset" resets it after the 250; "dropped" resets it and keeps nothing.
   */
  data?: (mail: ReceivedMail) => Refusal | "lost" | "reset" | "dropped" | undefined;
  /** How long it thinks before it answers to DATA. */
  delayMs?: number;
}

/** A mail as the server kept it. */
export interface ReceivedMail {
  to: string[];
  from: string;
  messageId: string;
  at: Date;
  /** Empty when the server is to keep no bodies. */
  raw: Buffer;
}

export interface TestSmtpServer {
  /** For SMTP_URL. */
  url: string;
  port: number;
  /** All that it took, in order, repeats included. */
  received: readonly ReceivedMail[];
  /** Connections that were ever opened. */
  connections(): number;
  /** What it took, parsed. */
  mails(): Promise<Email[]>;
  /** From now on, and until it is called again. */
  behave(behaviour: Behaviour): void;
  /** Dies at once as by a kill: open connections are reset and the port refuses. What was received stays. */
  stop(): Promise<void>;
  /** Comes back on the same port. */
  start(): Promise<void>;
}

export interface SmtpOptions {
  /** User and password that it asks for; none when left out. */
  login?: { user: string; password: string };
  /** TLS from the first byte, with this certificate; without it no TLS at all. */
  tls?: { cert: string; key: string };
  /** Keeps bodies; false for many thousand mails. */
  bodies?: boolean;
  /** Where it listens; any free port when left out. */
  port?: number;
}

/** A real SMTP server on this machine, which keeps what it is given and fails as it is told to. */
export async function startSmtpServer(options: SmtpOptions = {}): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  let behaviour: Behaviour = {};
  let opened = 0;
  const sockets = new Map<number, Socket>();
  let server: SMTPServer | undefined;
  let port = options.port ?? 0;

  const end = (socket: Socket | undefined) => socket?.resetAndDestroy();
  const start = async () => {
    const next = create(options, {
      behaviour: () => behaviour,
      keep: (mail) => received.push(mail),
      reset: (session) => end(sockets.get(session.remotePort)),
    });
    // With TLS the sockets that are closed are those above it: Node 20 crashes when the one below is.
    next.server.on(options.tls ? "secureConnection" : "connection", (socket: Socket) => {
      const from = socket.remotePort ?? 0;
      opened += 1;
      sockets.set(from, socket);
      socket.once("close", () => sockets.delete(from));
    });
    // A client that goes away in mid-sentence is what these tests are about.
    next.on("error", () => undefined);
    await new Promise<void>((resolve, reject) => {
      next.server.once("error", reject);
      next.listen(port, "127.0.0.1", resolve);
    });
    port = (next.server.address() as AddressInfo).port;
    server = next;
  };
  const stop = async () => {
    const last = server;
    server = undefined;
    if (!last) return;
    const closed = new Promise<void>((resolve) => last.server.close(() => resolve()));
    for (const socket of sockets.values()) end(socket);
    await closed;
  };
  await start();
  const login = options.login ? `${options.login.user}:${options.login.password}@` : "";
  return {
    url: `${options.tls ? "smtps" : "smtp"}://${login}127.0.0.1:${port}`,
    port,
    received,
    connections: () => opened,
    mails: () => Promise.all(received.map(({ raw }) => PostalMime.parse(raw))),
    behave: (next) => {
      behaviour = next;
    },
    stop,
    start,
  };
}

interface Inside {
  behaviour(): Behaviour;
  keep(mail: ReceivedMail): void;
  reset(session: SMTPServerSession): void;
}

function create({ login, tls, bodies = true }: SmtpOptions, { behaviour, keep, reset }: Inside): SMTPServer {
  return new SMTPServer({
    ...(tls && { secure: true, ...tls }),
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: login ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: true,
    onAuth: (auth, _session, answer) =>
      auth.username === login?.user && auth.password === login?.password
        ? answer(null, { user: auth.username })
        : answer(refusal({ code: 535, text: "5.7.8 user or password is wrong" })),
    onMailFrom: ({ address }, _session, answer) => answer(refusal(behaviour().sender?.(address))),
    onRcptTo: ({ address }, _session, answer) => answer(refusal(behaviour().recipient?.(address))),
    onData(stream, session, answer) {
      void buffer(stream).then(async (raw) => {
        const { data, delayMs = 0 } = behaviour();
        if (delayMs) await new Promise((done) => setTimeout(done, delayMs));
        const mail = mailOf(session, raw, bodies);
        const said = data?.(mail);
        if (said === "dropped") return reset(session);
        if (typeof said === "object") return answer(refusal(said));
        keep(mail);
        if (said === "lost") return reset(session);
        answer(null, "2.0.0 taken");
        if (said === "reset") setImmediate(reset, session);
      }, answer);
    },
  });
}

function mailOf({ envelope }: SMTPServerSession, raw: Buffer, bodies: boolean): ReceivedMail {
  const head = raw.subarray(0, Math.max(0, raw.indexOf("\r\n\r\n"))).toString("latin1");
  return {
    to: envelope.rcptTo.map(({ address }) => address),
    from: envelope.mailFrom ? envelope.mailFrom.address : "",
    messageId: /^message-id:\s*(\S+)/im.exec(head)?.[1] ?? "",
    at: new Date(),
    raw: bodies ? raw : Buffer.alloc(0),
  };
}

const refusal = (said: Refusal | undefined): Error | null =>
  said ? Object.assign(new Error(said.text), { responseCode: said.code }) : null;
