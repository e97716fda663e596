import { connect, type Socket } from "node:net";
import { createServer, type Server } from "node:tls";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ChatPool, createChatPool } from "@/lib/twitch/chat";
import { type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { type Certificate, selfSigned } from "@/tests/support/certificate";
import { eventually } from "@/tests/support/eventually";

// C1: over TLS the client reads whoever can prove to be the host it asked for, and nobody else.

const RIGHT = selfSigned("localhost");
const SOON = { reopenMs: 20, reopenAtMostMs: 50 };

let simulator: Simulator;
let pool: ChatPool | undefined;
let server: Server | undefined;
const sockets = new Set<Socket>();

beforeEach(async () => {
  simulator = await startSimulator({ size: { broadcasters: 20, live: 5 } });
});
afterEach(async () => {
  await pool?.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server?.close();
  await simulator.stop();
});

/** The simulator's chat behind TLS; answers the port. */
async function behindTls(certificate: Certificate): Promise<number> {
  const chat = new URL(simulator.chat.urls.tcp);
  server = createServer(certificate, (secure) => {
    const plain = connect(Number(chat.port), chat.hostname);
    for (const socket of [secure, plain]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
    secure.pipe(plain).pipe(secure);
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server?.listen(0, "localhost", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : expect.fail("it does not listen");
}

async function reading(scheme: string, shown: Certificate, trusted: Certificate | null) {
  const port = await behindTls(shown);
  const texts: string[] = [];
  pool = createChatPool({
    url: `${scheme}://localhost:${port}`,
    account: null,
    timings: SOON,
    ...(trusted && { tls: { ca: trusted.cert } }),
    onEvent: (event) => {
      if (event.kind === "message") texts.push(event.text);
    },
    onStatus: () => undefined,
  });
  const [member] = [...simulator.world.members()];
  const channel = member?.account ?? expect.fail("the world is empty");
  pool.join(channel.login, channel.id);
  const isRead = () => pool?.status().channels.some(({ joinedAt }) => joinedAt !== null) ?? false;
  return { pool, channel, texts, isRead };
}

describe.each(["ircs", "wss"])("%s", (scheme) => {
  test("a certificate of somebody whom we trust, for this host, is read", async () => {
    const { channel, texts, isRead } = await reading(scheme, RIGHT, RIGHT);
    await eventually(() => expect(isRead()).toBe(true));
    simulator.chat.say(channel.login, "in private ✨");
    await eventually(() => expect(texts).toEqual(["in private ✨"]));
  });

  test.each([
    { what: "nobody we know", shown: RIGHT, trusted: null, words: /DEPTH_ZERO_SELF_SIGNED_CERT/ },
    {
      what: "somebody else of the same name",
      shown: RIGHT,
      trusted: selfSigned("localhost"),
      words: /DEPTH_ZERO_SELF_SIGNED_CERT/,
    },
    (() => {
      const elsewhere = selfSigned("irc.example.com");
      return {
        what: "another host",
        shown: elsewhere,
        trusted: elsewhere,
        words: /ERR_TLS_CERT_ALTNAME_INVALID/,
      };
    })(),
  ])("a certificate of $what is refused, and nothing is said to it", async ({ shown, trusted, words }) => {
    const { pool, isRead } = await reading(scheme, shown, trusted);
    let heard = 0;
    server?.on("secureConnection", (secure) => secure.on("data", ({ length }) => (heard += length)));
    await eventually(() => expect(pool.status().problem).toMatch(words));
    expect(isRead()).toBe(false);
    expect(heard).toBe(0);
  });
});
