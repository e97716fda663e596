import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOutbound, type Outbound } from "@/lib/outbound";
import type { Carrier, OutgoingEvent } from "@/lib/publishers";
import { createWebhookCarrier } from "@/lib/webhooks/carrier";
import { signatureOf } from "@/lib/webhooks/signature";

// E1: what a receiver can do to us, and what it sees of us.

type Mood = (answer: ServerResponse) => void;
interface Got {
  id: string;
  key: string;
  body: string;
  headers: IncomingHttpHeaders;
}

const SECRET = "whsec_test";
const status = (code: number, headers: Record<string, string> = {}): Mood => {
  return (answer) => void answer.writeHead(code, headers).end("so it is");
};

let server: Server;
let outbound: Outbound;
let url: string;
let got: Got[];
/** What is answered to an event, by its id; 204 otherwise. */
let moods: Map<string, Mood[]>;
let now: number;
let carrier: Carrier;

beforeEach(async () => {
  [got, moods, now] = [[], new Map(), Date.parse("2026-11-22T12:00:00Z")];
  const take = async (request: IncomingMessage, answer: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { id, key } = JSON.parse(body) as { id: string; key: string };
    const mood = moods.get(id)?.shift();
    got.push({ id, key, body, headers: request.headers });
    if (mood) mood(answer);
    else answer.writeHead(204).end();
  };
  server = createServer((request, answer) => void take(request, answer));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  outbound = createOutbound({ allow: [host] });
  url = `http://${host}/hook`;
  carrier = carrierTo(outbound, url);
});
afterEach(async () => {
  outbound.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const carrierTo = (through: Outbound, to: string) =>
  createWebhookCarrier({
    outbound: through,
    clock: () => new Date(now),
    receiver: async () => ({ url: to, secret: SECRET }),
  });

const idOf = (seq: number) => `0198a0b2-0000-7000-8000-${String(seq).padStart(12, "0")}`;
const event = (seq: number, key = "1"): OutgoingEvent => ({
  ...{ seq, key },
  event: {
    ...{ id: idOf(seq), kind: "channel.changed", version: 1, key, at: "2026-11-22T11:59:59.000Z" },
    data: { channelId: key, change: "connected" },
  },
});
const publish = (...events: OutgoingEvent[]) => carrier.publish(events, new AbortController().signal);
const ending = (taken: number, why: object) => ({ taken, ["then" as string]: expect.objectContaining(why) });
const seen = () => got.map(({ id }) => Number(id.slice(-12)));

test("an event comes with its id, its kind, the time and a signature over all of it", async () => {
  expect(await publish(event(1))).toEqual({ taken: 1 });
  const [first] = got;
  const timestamp = "2026-11-22T12:00:00.000Z";
  expect(JSON.parse(first?.body ?? "")).toEqual(event(1).event);
  expect(first?.headers).toMatchObject({
    "content-type": "application/json",
    "tallylight-event-id": idOf(1),
    "tallylight-event-kind": "channel.changed",
    "tallylight-timestamp": timestamp,
    "tallylight-signature": signatureOf(SECRET, { id: idOf(1), timestamp, body: first?.body ?? "" }),
  });
});

describe("a receiver", () => {
  test("that fails and then does not gets everything, each key in order, and nothing twice", async () => {
    moods.set(idOf(2), [status(500)]);
    const events = [event(1, "a"), event(2, "b"), event(3, "c"), event(4, "b"), event(5, "a")];
    expect(await publish(...events)).toEqual(ending(1, { failed: "The receiver answered 500." }));
    expect(await publish(...events.slice(1))).toEqual({ taken: 4 });
    expect(seen().filter((seq) => seq === 2)).toHaveLength(2);
    expect([...new Set(seen())].sort()).toEqual([1, 2, 3, 4, 5]);
    for (const key of ["a", "c"]) {
      const ofKey = got.filter((one) => one.key === key).map(({ id }) => id);
      expect(ofKey).toEqual([...new Set(ofKey)].sort());
    }
    expect(seen().indexOf(4)).toBeGreaterThan(seen().lastIndexOf(2));
  });

  test("that is replayed to gets again also what it got ahead", async () => {
    moods.set(idOf(2), [status(500), status(500)]);
    const events = [event(1, "a"), event(2, "b"), event(3, "c")];
    await publish(...events);
    await publish(...events.slice(1));
    await publish(...events);
    expect(seen().filter((seq) => seq === 3)).toHaveLength(2);
  });

  test("that says 410 wants no more", async () => {
    moods.set(idOf(1), [status(410)]);
    expect(await publish(event(1), event(2))).toEqual(ending(0, { over: expect.stringContaining("410") }));
    expect(seen()).toEqual([1]);
  });

  test("that is busy says for how long", async () => {
    moods.set(idOf(1), [status(429, { "retry-after": "42" })]);
    expect(await publish(event(1))).toEqual(ending(0, { retryAfterMs: 42_000 }));
  });

  test("that does not want one event is offered it five times, and then no more", async () => {
    moods.set(
      idOf(1),
      Array.from({ length: 10 }, () => status(422)),
    );
    for (let offer = 1; offer <= 4; offer += 1)
      expect(await publish(event(1))).toEqual(ending(0, { failed: "The receiver answered 422." }));
    expect(await publish(event(1))).toEqual(ending(0, { refused: "The receiver answered 422." }));
    expect(await publish(event(2))).toEqual({ taken: 1 });
  });

  test("that does not want it is asked anew when an hour has gone by", async () => {
    moods.set(
      idOf(1),
      Array.from({ length: 10 }, () => status(422)),
    );
    for (let offer = 1; offer <= 4; offer += 1) await publish(event(1));
    now += 3_600_001;
    expect(await publish(event(1))).toEqual(ending(0, { failed: "The receiver answered 422." }));
  });

  test("that cannot be found at its address loses no event", async () => {
    moods.set(
      idOf(1),
      Array.from({ length: 10 }, () => status(404)),
    );
    for (let offer = 1; offer <= 6; offer += 1)
      expect(await publish(event(1))).toEqual(ending(0, { failed: "The receiver answered 404." }));
  });

  test("that redirects to our own network is not followed", async () => {
    moods.set(idOf(1), [status(302, { location: `${url}/elsewhere` })]);
    expect(await publish(event(1))).toEqual(ending(0, { failed: expect.stringContaining("redirects") }));
    expect(seen()).toEqual([1]);
  });

  test("that answers with 5 MB is not read to the end", async () => {
    let written = 0;
    const chunk = Buffer.alloc(64 * 1024, "x");
    moods.set(idOf(1), [
      (answer) => {
        answer.writeHead(200);
        const write = () => {
          while (written < 5_000_000 && !answer.destroyed) {
            written += chunk.byteLength;
            if (!answer.write(chunk)) return void answer.once("drain", write);
          }
          answer.end();
        };
        answer.once("error", () => undefined);
        write();
      },
    ]);
    expect(await publish(event(1))).toEqual({ taken: 1 });
    expect(written).toBeLessThan(5_000_000);
  });

  test("that says nothing is given up after ten seconds", { timeout: 60_000 }, async () => {
    moods.set(idOf(1), [() => undefined]);
    const begun = performance.now();
    expect(await publish(event(1))).toEqual(ending(0, { failed: "There was no answer in time." }));
    expect(performance.now() - begun).toBeGreaterThan(9_000);
  });

  test("that hangs up is tried again", async () => {
    moods.set(idOf(1), [(answer) => void answer.socket?.destroy()]);
    expect(await publish(event(1))).toEqual(
      ending(0, { failed: expect.stringContaining("without an answer") }),
    );
    expect(await publish(event(1))).toEqual({ taken: 1 });
  });
});

test("different keys are sent side by side, eight at most", async () => {
  let under = 0;
  let most = 0;
  const events = Array.from({ length: 24 }, (_, n) => event(n + 1, `${n % 12}`));
  for (const { event: one } of events)
    moods.set(one.id, [
      (answer) => {
        under += 1;
        most = Math.max(most, under);
        setTimeout(() => {
          under -= 1;
          answer.writeHead(200).end();
        }, 40);
      },
    ]);
  expect(await publish(...events)).toEqual({ taken: 24 });
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(8);
});

test("a name that leads into our own network when it is asked is not connected to", async () => {
  const rebound = createOutbound({
    allow: [],
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
  });
  carrier = carrierTo(rebound, "https://hooks.example.org/in");
  expect(rebound.mayAsk("https://hooks.example.org/in")).toBe(true);
  expect(await publish(event(1))).toEqual(ending(0, { failed: expect.stringContaining("public") }));
  expect(got).toEqual([]);
  rebound.close();
});

test("a webhook that is gone is over, and one that nobody can sign for waits", async () => {
  const to = (target: null | undefined) =>
    createWebhookCarrier({ outbound, clock: () => new Date(now), receiver: async () => target });
  const { signal } = new AbortController();
  expect(await to(undefined).publish([event(1)], signal)).toEqual(ending(0, { over: expect.any(String) }));
  expect(await to(null).publish([event(1)], signal)).toEqual(
    ending(0, { failed: expect.stringContaining("TOKEN_ENCRYPTION_KEY") }),
  );
});

test("a process that stops says so, and nothing is taken for sent", async () => {
  moods.set(idOf(1), [() => undefined]);
  const stopping = new AbortController();
  const publishing = carrier.publish([event(1), event(2, "2")], stopping.signal);
  setTimeout(() => stopping.abort(new Error("stopping")), 50);
  await expect(publishing).rejects.toThrow("stopping");
});
