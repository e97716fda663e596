import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as thumbnailRoute from "@/app/api/v1/clips/[id]/thumbnail/route";
import * as videoRoute from "@/app/api/v1/clips/[id]/video/route";
import { clipStores } from "@/lib/clip-files";
import { personas } from "@/lib/twitch/simulator";
import { APP_URL, call, type Jar, signIn, startTestApp, type TestApp } from "../support/app";
import { temporaryFolder } from "../support/chat-ingest";
import {
  addClips,
  addKeepingChannel,
  JPEG,
  keepOnce,
  laneDeps,
  type MediaHost,
  mp4,
  startMediaHost,
} from "../support/clip-files";
import { eventually } from "../support/eventually";

// A2: kept files of clips, played by ranges.

const VIDEO = Buffer.concat([mp4(64), randomBytes(300_000)]);
let app: TestApp;
let media: MediaHost;
let vera: Jar;
let kaya: Jar;
let id: string;
const folder = temporaryFolder();
beforeAll(async () => {
  [app, media] = await Promise.all([startTestApp({ CLIP_DIR: folder.path }), startMediaHost()]);
  [vera, kaya] = (await Promise.all([signIn(personas.vera), signIn(personas.kaya)]).then((all) =>
    all.map(({ jar }) => jar),
  )) as [Jar, Jar];
  const { pool } = app.database;
  await pool.query("DELETE FROM broadcaster WHERE id = $1", [personas.kaya.id]);
  await addKeepingChannel(pool, personas.kaya.id, { thumbnails: true, videos: true });
  const clips = [{ twitchId: "a", thumbnailUrl: `${media.url}/a.jpg`, title: 'Über "alles"/..\r\nX: y' }];
  [id = ""] = await addClips(pool, personas.kaya.id, clips);
  media.files.set("/a.mp4", VIDEO);
  media.files.set("/a.jpg", JPEG);
  expect(await keepOnce(laneDeps(pool, media, folder.path))).toMatchObject({ kept: 2 });
});
beforeEach(() => app.database.pool.query("UPDATE clip SET deleted_at = NULL, share_token = NULL"));
afterAll(async () => {
  await Promise.all([app.stop(), media.stop()]);
  folder.remove();
});

const video = (
  headers: Record<string, string> = {},
  more: { jar?: Jar; query?: string; method?: "HEAD" } = {},
) => {
  const { jar = vera, query = "", method } = more;
  return call(method === "HEAD" ? videoRoute.HEAD : videoRoute.GET, {
    ...{ path: `/api/v1/clips/${id}/video${query}`, params: { id }, headers, jar },
    ...(method && { method }),
  });
};
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const nobody: Jar = {};

describe("a video", () => {
  test("comes whole, and says what it is, how long, and that parts of it can be had", async () => {
    const response = await video();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "video/mp4",
      "content-length": String(VIDEO.byteLength),
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=86400, immutable",
      etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
    });
    expect(response.headers.get("content-disposition")).toMatch(
      /^inline; filename="_ber _alles__\.\.__X_ y\.mp4";/,
    );
    expect((await bytesOf(response)).equals(VIDEO)).toBe(true);
  });

  test.each([
    ["bytes=0-9", 0, 9],
    ["bytes=100000-", 100_000, VIDEO.byteLength - 1],
    ["bytes=-64", VIDEO.byteLength - 64, VIDEO.byteLength - 1],
    ["bytes=5-999999999", 5, VIDEO.byteLength - 1],
  ])("comes in parts: %s", async (range, from, to) => {
    const response = await video({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes ${from}-${to}/${VIDEO.byteLength}`);
    expect(response.headers.get("content-length")).toBe(String(to - from + 1));
    expect((await bytesOf(response)).equals(VIDEO.subarray(from, to + 1))).toBe(true);
  });

  test("several parts at once are the whole; a part behind its end is none", async () => {
    expect((await video({ range: "bytes=0-1,5-6" })).status).toBe(200);
    const behind = await video({ range: `bytes=${VIDEO.byteLength}-` });
    expect(behind.status).toBe(416);
    expect(behind.headers.get("content-range")).toBe(`bytes */${VIDEO.byteLength}`);
    expect(behind.headers.get("cache-control")).toBe("private, no-store");
  });

  test("a part of what is still the same comes; of what has become another, the whole", async () => {
    const etag = (await video()).headers.get("etag") ?? "";
    expect((await video({ range: "bytes=0-9", "if-range": etag })).status).toBe(206);
    expect((await video({ range: "bytes=0-9", "if-range": `"other"` })).status).toBe(200);
    expect((await video({ range: "bytes=0-9", "if-range": "Sat, 21 Nov 2026 00:00:00 GMT" })).status).toBe(
      200,
    );
    const known = await video({ "if-none-match": `"x", W/${etag}` });
    expect([known.status, (await bytesOf(known)).byteLength]).toEqual([304, 0]);
  });

  test("HEAD tells the same without the file", async () => {
    const response = await video({ range: "bytes=0-9" }, { method: "HEAD" });
    expect([response.status, response.headers.get("content-length")]).toEqual([
      200,
      String(VIDEO.byteLength),
    ]);
    expect((await bytesOf(response)).byteLength).toBe(0);
  });
});

describe("who may have it", () => {
  const share = (token: string | null) =>
    app.database.pool.query("UPDATE clip SET share_token = $1, deleted_at = NULL", [token]);

  test("everybody who is signed in, and nobody else", async () => {
    expect((await video({}, { jar: vera })).status).toBe(200);
    expect((await video({}, { jar: nobody })).status).toBe(404);
  });

  test("whoever has the link, until it is taken back or the clip is removed", async () => {
    await share("a-token");
    const shared = () => video({}, { jar: nobody, query: "?share=a-token" });
    expect((await shared()).status).toBe(200);
    expect((await video({}, { jar: nobody, query: "?share=another" })).status).toBe(404);
    await app.database.pool.query("UPDATE clip SET deleted_at = now()");
    expect((await shared()).status).toBe(404);
    expect((await video({}, { jar: vera })).status).toBe(404);
    expect((await video({}, { jar: kaya })).status).toBe(200);
    await share(null);
    expect((await shared()).status).toBe(404);
  });

  test("no clip, no id", async () => {
    const of = (wanted: string) =>
      call(videoRoute.GET, { path: `/api/v1/clips/${wanted}/video`, params: { id: wanted }, jar: vera });
    expect((await of("0190a0b0-1111-7222-8333-444455556666")).status).toBe(404);
    expect((await of("..%2f..%2fetc")).status).toBe(400);
  });
});

test("a picture comes as what it is", async () => {
  const path = `/api/v1/clips/${id}/thumbnail`;
  const response = await call(thumbnailRoute.GET, { path, params: { id }, jar: vera });
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect((await bytesOf(response)).equals(JPEG)).toBe(true);
});

describe("over a connection", () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    // As Next does it: the handler's answer goes out as its body gives it, and is cancelled with the connection.
    server = createServer((incoming, outgoing) => {
      const headers = new Headers(incoming.headers as Record<string, string>);
      const request = new Request(new URL(incoming.url ?? "", APP_URL), { headers });
      void videoRoute.GET(request, { params: Promise.resolve({ id }) }).then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        if (!response.body) return outgoing.end();
        await pipeline(Readable.fromWeb(response.body as never), outgoing).catch(() => undefined);
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/clips/${id}/video?share=t`;
  });
  beforeEach(() => app.database.pool.query("UPDATE clip SET share_token = 't'"));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test("a part comes as it is asked for", async () => {
    const response = await fetch(origin, { headers: { range: "bytes=64-1063" } });
    expect(response.status).toBe(206);
    expect((await bytesOf(response)).equals(VIDEO.subarray(64, 1064))).toBe(true);
  });

  test("a file is closed when whoever asked for it goes away, and read no faster than it is taken", async () => {
    const store = clipStores().current;
    const opened: Readable[] = [];
    const open = store.open;
    store.open = async (...given) => {
      // Far more than any buffer on the way holds.
      let sent = 0;
      const endless = new Readable({
        read() {
          sent += 65_536;
          this.push(sent > VIDEO.byteLength * 1000 ? null : Buffer.alloc(65_536));
        },
      });
      opened.push(endless);
      return Object.assign(endless, { sent: () => sent, given });
    };
    try {
      const stop = new AbortController();
      const response = await fetch(origin, { signal: stop.signal });
      const reader = response.body?.getReader();
      await reader?.read();
      await sleep(300);
      const [one] = opened as (Readable & { sent(): number })[];
      expect(one?.sent()).toBeLessThan(20_000_000);
      stop.abort();
      await eventually(() => expect(one?.destroyed).toBe(true));
    } finally {
      store.open = open;
    }
  });

  test("a file that ends too soon breaks the connection", async () => {
    const store = clipStores().current;
    const open = store.open;
    store.open = async () => Readable.from([VIDEO.subarray(0, 1000)]);
    try {
      await expect(fetch(origin).then(bytesOf)).rejects.toThrow();
    } finally {
      store.open = open;
    }
  });
});

test("a file that is lost is not there; a store that is away says to try again", async () => {
  const store = clipStores().current;
  const open = store.open;
  store.open = () => Promise.reject(new Error("connection reset"));
  const away = await video();
  store.open = open;
  expect([away.status, away.headers.get("retry-after")]).toEqual([503, "10"]);
  await rm(join(folder.path, "videos"), { recursive: true });
  expect((await video()).status).toBe(404);
});
