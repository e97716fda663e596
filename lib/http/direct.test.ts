import { once } from "node:events";
import { createServer, get as httpGet, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RouteHandler } from "./admit";
import { answerDirectly, type DirectAnswer } from "./direct";
import { jsonText } from "./whole-text";

const say =
  (who: string): RouteHandler =>
  async (request, context) =>
    Response.json({ who, params: await context.params, search: new URL(request.url).search });

const LONG = "a text that repeats itself ".repeat(400);
let heard: AbortSignal | undefined;

const answer: DirectAnswer = answerDirectly(
  {
    "/api/clips": {
      GET: say("all"),
      POST: async (request) => Response.json(await request.json(), { status: 201 }),
    },
    "/api/clips/{id}": { GET: say("one"), DELETE: async () => new Response(null, { status: 204 }) },
    "/api/clips/count": { GET: say("count") },
    "/api/channels/{login}/clips/{id}": { GET: say("of a channel") },
    "/api/long": { GET: async () => new Response(LONG, { headers: { "content-type": "text/plain" } }) },
    "/api/text": { GET: async () => jsonText('{"said":"Grüße"}', { status: 202, headers: { etag: '"a"' } }) },
    "/api/long-text": { GET: async () => jsonText(JSON.stringify({ LONG }), { status: 200 }) },
    "/api/never": {
      GET: async ({ signal }) => {
        heard = signal;
        return new Promise<Response>(() => undefined);
      },
    },
    "/api/lines": {
      GET: async () =>
        new Response(
          new ReadableStream<Uint8Array>({
            start(controller) {
              for (const line of ["one\n", "two\n", "three\n"])
                controller.enqueue(new TextEncoder().encode(line));
              controller.close();
            },
          }),
        ),
    },
  },
  () => ({ "x-frame-options": "DENY" }),
);

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(418).end("next's");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const asked = async (path: string, init?: RequestInit) => {
  const response = await fetch(base + path, init);
  return { status: response.status, response, text: await response.text() };
};

test.each([
  ["/api/clips?limit=3", { who: "all", params: {}, search: "?limit=3" }],
  ["/api/clips/count", { who: "count", params: {}, search: "" }],
  ["/api/clips/a%2Fb%20c", { who: "one", params: { id: "a/b c" }, search: "" }],
  ["/api/channels/kaya/clips/7", { who: "of a channel", params: { login: "kaya", id: "7" }, search: "" }],
])("%s finds its route, what is fixed before what is not", async (path, said) => {
  expect(JSON.parse((await asked(path)).text)).toEqual(said);
});

test("a text that is known is sent as it is, with its length, status and headers", async () => {
  const { status, response, text } = await asked("/api/text");
  expect([status, text]).toEqual([202, '{"said":"Grüße"}']);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    ...{ "content-length": "18", "content-type": "application/json", etag: '"a"', "x-frame-options": "DENY" },
  });
});

test("what is sent arrives, and the answer's status and headers with those of the proxy", async () => {
  const { status, response, text } = await asked("/api/clips", { method: "POST", body: '{"a":1}' });
  expect([status, text]).toEqual([201, '{"a":1}']);
  expect(response.headers.get("x-frame-options")).toBe("DENY");
  expect((await asked("/api/clips/7", { method: "DELETE" })).status).toBe(204);
});

test.each([
  ["GET", "/api/unknown"],
  ["GET", "/api/clips/"],
  ["GET", "/"],
  ["HEAD", "/api/clips"],
  ["OPTIONS", "/api/clips"],
  ["PUT", "/api/unknown"],
  ["DELETE", "/api/clips/"],
  ["GET", "/api/clips/%ZZ"],
])("%s %s is left to Next", async (method, path) => {
  expect((await asked(path, { method })).status).toBe(418);
});

test.each([
  ["PUT", "/api/clips?limit=3", "GET, POST, HEAD, OPTIONS"],
  ["POST", "/api/clips/7", "GET, DELETE, HEAD, OPTIONS"],
  ["PROPFIND", "/api/long", "GET, HEAD, OPTIONS"],
])("%s %s is told what there is", async (method, path, allowed) => {
  const { status, response, text } = await asked(path, { method });
  expect([status, response.headers.get("allow")]).toEqual([405, allowed]);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("x-frame-options")).toBe("DENY");
  expect(JSON.parse(text)).toMatchObject({
    ...{ type: "urn:tallylight:problem:method_not_allowed", status: 405, fields: [] },
    requestId: response.headers.get("x-request-id"),
  });
});

test.each([
  ["/api/long", LONG],
  ["/api/long-text", JSON.stringify({ LONG })],
])("what is long goes out compressed to whom that suits: %s", async (path, text) => {
  const [response] = (await once(
    httpGet(base + path, { headers: { "accept-encoding": "gzip" } }),
    "response",
  )) as [NodeJS.ReadableStream & { headers: Record<string, string> }];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  expect(response.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(Buffer.concat(parts)).toString()).toBe(text);
  expect((await asked(path)).text).toBe(text);
});

test("what comes bit by bit comes whole", async () => {
  expect((await asked("/api/lines")).text).toBe("one\ntwo\nthree\n");
});

test("a handler is told when nobody waits any more", async () => {
  const asking = httpGet(`${base}/api/never`);
  asking.on("error", () => undefined);
  await expect.poll(() => heard, { timeout: 60_000 }).toBeDefined();
  asking.destroy();
  await expect.poll(() => heard?.aborted, { timeout: 60_000 }).toBe(true);
});
