import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createOutbound } from "@/lib/outbound";
import { createWebhooks } from "@/lib/webhooks";
import { MOST_WEBHOOKS } from "@/lib/webhooks/schema";
import { signatureOf } from "@/lib/webhooks/signature";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

// E1: webhooks as operators keep them.

const USER = "0198a0b2-0000-7000-8000-000000000001";
const KEY = Buffer.alloc(32, 7).toString("base64");
const signal = new AbortController().signal;
const received: { headers: Record<string, unknown>; body: string }[] = [];
const take = async (request: IncomingMessage, answer: ServerResponse) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  received.push({ headers: request.headers, body });
  answer.writeHead(request.url === "/bad" ? 500 : 200).end("ü".repeat(600));
};
const server = createServer((request, answer) => void take(request, answer));
let database: TestDatabase;
let host: string;
let outbound: ReturnType<typeof createOutbound>;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  outbound = createOutbound({ allow: [host] });
});
afterAll(async () => {
  outbound.close();
  await new Promise((closed) => server.close(closed));
});
beforeEach(async () => {
  received.length = 0;
  database = await testDatabase();
  await database.pool.query(
    "INSERT INTO person (id, twitch_id, login, name) VALUES ($1, '1', 'olga', 'Olga')",
    [USER],
  );
});
afterEach(() => database.drop());

const open = (encryptionKey = KEY) => createWebhooks({ pool: database.pool, outbound, encryptionKey });
const input = (path = "/hook") => ({ name: "Hook", url: `http://${host}${path}`, kinds: null });

test("a new one begins with what happens from now on, and its secret is kept sealed", async () => {
  await database.pool.query("INSERT INTO outbox (kind, key, payload) VALUES ('x', 'x', '{}')");
  const { id, secret } = await open().add(USER, input());
  const { rows } = await database.pool.query<{ position: string; secret: string }>(
    "SELECT p.position, w.secret FROM publisher p JOIN webhook w ON w.publisher_id = p.id WHERE p.id = $1",
    [id],
  );
  expect(Number(rows[0]?.position)).toBeGreaterThan(0);
  expect(secret).toMatch(/^whsec_[\w-]{43}$/);
  expect(rows[0]?.secret).not.toContain(secret);
});

test.each([
  "http://hooks.example.org/in",
  "https://127.0.0.1/in",
  "https://[::1]/in",
  "https://10.1.2.3/in",
  "https://169.254.169.254/latest/meta-data",
  "https://localhost/in",
  "https://user:pass@hooks.example.org/in",
  "ftp://hooks.example.org/in",
])("%s is refused, when one is added and when one is changed", async (url) => {
  await expect(open().add(USER, { ...input(), url })).rejects.toMatchObject({
    code: "unprocessable",
    fields: [{ field: "url" }],
  });
  const { id } = await open().add(USER, input());
  await expect(open().update(id, { url })).rejects.toMatchObject({ code: "unprocessable" });
});

test("what is left out of a change stays, and null means all kinds again", async () => {
  const { id } = await open().add(USER, { ...input(), kinds: ["stream.online"] });
  expect(await open().update(id, { name: "Other" })).toMatchObject({
    name: "Other",
    kinds: ["stream.online"],
  });
  expect(await open().update(id, { kinds: null })).toMatchObject({ name: "Other", kinds: null });
});

test("a test is signed with the secret of now, and says what came of it", async () => {
  const { id, secret: first } = await open().add(USER, input());
  const { secret } = await open().rotate(id);
  expect(secret).not.toBe(first);
  const result = await open().test(id, signal);
  expect(result).toMatchObject({ taken: true, status: 200, answer: "ü".repeat(500), error: null });
  const [{ headers, body } = { headers: {}, body: "" }] = received;
  const event = JSON.parse(body) as { id: string; kind: string };
  expect(event.kind).toBe("webhook.test");
  const timestamp = String(headers["tallylight-timestamp"]);
  expect(headers["tallylight-signature"]).toBe(signatureOf(secret, { id: event.id, timestamp, body }));
  await open().update(id, { url: `http://${host}/bad` });
  expect(await open().test(id, signal)).toMatchObject({ taken: false, status: 500 });
});

test("another address has not failed yet; another name changes nothing of that", async () => {
  const { id } = await open().add(USER, input());
  const { pool } = database;
  await pool.query(
    "UPDATE publisher SET failing_since = now(), failures = 7, next_attempt_at = now() + interval '1 hour' WHERE id = $1",
    [id],
  );
  expect(await open().update(id, { name: "Other" })).toMatchObject({ failingSince: expect.any(String) });
  expect(await open().update(id, { url: `http://${host}/other` })).toMatchObject({ failingSince: null });
  const { rows } = await pool.query("SELECT failures, next_attempt_at FROM publisher WHERE id = $1", [id]);
  expect(rows).toEqual([{ failures: 0, next_attempt_at: null }]);
});

test("there are so many and no more", async () => {
  await database.pool.query(
    `WITH hooks AS (
       INSERT INTO publisher (id, kind, name, position) SELECT uuid_v7(), 'webhook', 'Hook', 0
       FROM generate_series(1, $1 - 1) RETURNING id)
     INSERT INTO webhook (publisher_id, url, secret) SELECT id, 'https://a.example.org', '' FROM hooks`,
    [MOST_WEBHOOKS],
  );
  const { id } = await open().add(USER, input());
  await expect(open().add(USER, input())).rejects.toMatchObject({ code: "conflict" });
  await open().remove(id);
  await open().add(USER, input());
});

test("one that is switched off goes on when it is enabled", async () => {
  const { id } = await open().add(USER, input());
  await database.pool.query(
    "UPDATE publisher SET disabled_at = now(), disabled_reason = 'gone' WHERE id = $1",
    [id],
  );
  expect(await open().enable(id)).toMatchObject({ disabledReason: null });
});

test("without the key that sealed it a secret is not used, and can be made anew", async () => {
  const { id } = await open().add(USER, input());
  const other = open(Buffer.alloc(32, 8).toString("base64"));
  await expect(other.test(id, signal)).rejects.toMatchObject({ code: "conflict" });
  await other.rotate(id);
  expect(await other.test(id, signal)).toMatchObject({ taken: true });
});

test("one that is deleted is gone with all that is its own", async () => {
  const { id } = await open().add(USER, input());
  await open().remove(id);
  for (const work of [
    () => open().remove(id),
    () => open().update(id, { name: "X" }),
    () => open().rotate(id),
    () => open().enable(id),
    () => open().test(id, signal),
  ])
    await expect(work()).rejects.toMatchObject({ code: "not_found" });
  expect((await database.pool.query("SELECT FROM webhook")).rowCount).toBe(0);
});
