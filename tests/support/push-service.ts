import { createECDH, type ECDH, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { decryptPush, type Vapid, verifyVapid } from "./push-crypto";

/** A browser as the push service knows it. */
export interface FakeBrowser {
  /** What `PushSubscription.toJSON()` gives. */
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  /** What was taken for it, in order. */
  received: Received[];
  /** The person takes the permission back: 410 from here on. */
  remove(): void;
}

export interface Received {
  /** What was in it, once it was decrypted with the browser's keys. */
  message: Record<string, unknown>;
  ttl: number;
  urgency: string | undefined;
  topic: string | undefined;
  vapid: Vapid;
  at: number;
}

/** What the service answers instead of taking a message. */
export type Mood = { status: number; retryAfter?: string; body?: string } | "silent" | "hang up";

export interface PushService {
  /** host:port, for OUTBOUND_ALLOW. */
  host: string;
  /** A browser subscribes. `keyed`: with this public key of the sender, so that others are refused. */
  subscribe(keyed?: string): FakeBrowser;
  /** Answers that stand for the next messages, one each; then it takes what comes. */
  moods: Mood[];
  /** Requests that were no proper Web Push, with what was wrong. */
  complaints: string[];
  /** Nobody listens any more. */
  down(): Promise<void>;
  /** Listens again, at the same place. */
  up(): Promise<void>;
  stop(): Promise<void>;
}

interface Kept {
  keys: { receiver: ECDH; auth: Buffer };
  received: Received[];
  keyed: string | undefined;
  gone: boolean;
}

/**
 * A push service on the loopback (RFC 8030) that checks the sender's signature (RFC 8292) and decrypts what it is given
 * (RFC 8291, 8188) with Node's own cryptography, so that what it takes a browser could read too.
 */
export async function startPushService(wantedPort = 0): Promise<PushService> {
  const browsers = new Map<string, Kept>();
  const moods: Mood[] = [];
  const complaints: string[] = [];
  const server = createServer((request, response) => {
    void take(request, response).catch((error: Error) => {
      complaints.push(error.message);
      response.writeHead(400).end(error.message);
    });
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const browser = browsers.get(request.url ?? "");
    const mood = moods.shift();
    if (mood === "silent") return;
    if (mood === "hang up") return void request.socket.destroy();
    if (mood) {
      response.writeHead(mood.status, { ...(mood.retryAfter && { "retry-after": mood.retryAfter }) });
      return void response.end(mood.body ?? "");
    }
    if (!browser) return void response.writeHead(404).end();
    if (browser.gone) return void response.writeHead(410).end("push subscription has unsubscribed");
    const { headers } = request;
    const vapid = verifyVapid(headers.authorization, origin());
    if (browser.keyed && browser.keyed !== vapid.publicKey) return void response.writeHead(403).end();
    const body = Buffer.concat(chunks);
    if (body.length > 4096) return void response.writeHead(413).end();
    if (headers["content-encoding"] !== "aes128gcm") throw new Error("the content is not aes128gcm");
    browser.received.push({
      message: JSON.parse(decryptPush(body, browser.keys)) as Record<string, unknown>,
      ttl: Number(headers.ttl),
      urgency: headers.urgency as string | undefined,
      topic: headers.topic as string | undefined,
      vapid,
      at: Date.now(),
    });
    response.writeHead(201, { location: `${origin()}/kept/${randomBytes(6).toString("hex")}` }).end();
  }

  const listen = (port: number) => new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  await listen(wantedPort);
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const origin = () => `http://${host}`;
  const down = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });

  return {
    host,
    moods,
    complaints,
    subscribe(keyed) {
      const receiver = createECDH("prime256v1");
      receiver.generateKeys();
      const kept: Kept = { keys: { receiver, auth: randomBytes(16) }, received: [], keyed, gone: false };
      const path = `/push/${randomBytes(12).toString("base64url")}`;
      browsers.set(path, kept);
      const keys = {
        p256dh: receiver.getPublicKey("base64url"),
        auth: kept.keys.auth.toString("base64url"),
      };
      return {
        subscription: { endpoint: `${origin()}${path}`, keys },
        received: kept.received,
        remove() {
          kept.gone = true;
        },
      };
    },
    down,
    up: () => listen(port),
    stop: () => (server.listening ? down() : Promise.resolve()),
  };
}
