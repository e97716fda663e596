import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { helix, repeated } from "@/tests/support/simulator-client";
import { type FaultInput, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

// A2: the files of clips, as far as Twitch gives them.

const { kaya, tom, luna } = personas;

let bench: TwitchBench;
let twitch: Twitch;
let ids: string[];
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
  await bench.signIn(kaya, { scopes: ["user:read:email", "channel:manage:clips"] });
  await bench.signIn(tom, { scopes: ["user:read:email"] });
  ids = bench.simulator.world.clips.of(kaya.id).map(({ id }) => id);
});
beforeEach(() => {
  bench.simulator.requests.clear();
  bench.simulator.rateLimits.setCapacity(800);
});
afterEach(() => {
  bench.simulator.faults.clear();
  bench.simulator.clipFiles.lifetimeSeconds = 900;
});
afterAll(() => bench.stop());

const hash = (bytes: ArrayBuffer) => createHash("sha256").update(Buffer.from(bytes)).digest("hex");

async function addressOf(id: string): Promise<string> {
  const [download] = await twitch.getClipDownloads(kaya.id, [id]);
  return download?.url ?? "";
}

describe("getClipDownloads", () => {
  test("tells where each file is, and of those that have none that there is none", async () => {
    const [first = "", second = ""] = ids;
    bench.simulator.world.clips.change(second, { hasFile: false });
    const downloads = await twitch.getClipDownloads(kaya.id, [first, second, "NoSuchClip"]);
    expect(downloads).toEqual([
      {
        clipId: first,
        url: expect.stringContaining(`${bench.simulator.url}/clip-files/${first}.mp4?expires=`),
      },
      { clipId: second, url: null },
      { clipId: "NoSuchClip", url: null },
    ]);
    expect(bench.simulator.requests.count("helix/clips/downloads")).toBe(1);
  });

  test("one that Twitch finds not valid has none, and does not cost the others theirs", async () => {
    const four = ids.slice(2, 6);
    // All four are refused, then the first two, then the first by itself.
    const message = "The ID in clip_id is not valid.";
    bench.simulator.faults.set({
      ...{ kind: "status", status: 400, message },
      ...{ endpoint: "helix/clips/downloads", times: 3 },
    });
    const downloads = await twitch.getClipDownloads(kaya.id, four);
    expect(downloads.map(({ clipId, url }) => [clipId, url !== null])).toEqual(
      four.map((id, place) => [id, place > 0]),
    );
    expect(bench.simulator.requests.count("helix/clips/downloads")).toBe(5);
  });

  test("takes the broadcaster's own permission", async () => {
    await expect(twitch.getClipDownloads(tom.id, ["x"])).rejects.toMatchObject({ kind: "missing_scope" });
    expect(bench.simulator.requests.count("helix/clips/downloads")).toBe(0);
  });

  test("has a bucket of its own, which does not make the person's smaller", async () => {
    await bench.signIn(luna, { scopes: ["user:read:email", "channel:manage:clips", "channel:read:vips"] });
    await twitch.getClipDownloads(luna.id, ["x"]);
    await twitch.listVips(luna.id);
    const limits = bench.simulator.requests.last().map(({ endpoint, rateLeft }) => [endpoint, rateLeft]);
    expect(limits).toEqual([
      ["helix/clips/downloads", 99],
      ["helix/channels/vips", 799],
    ]);
    // What was learnt of a bucket is stored with the next point that is taken from it.
    await twitch.getClipDownloads(luna.id, ["x"]);
    await twitch.listVips(luna.id);
    const stored = await bench.database.pool.query<{ key: string; capacity: number }>(
      "SELECT key, capacity::int FROM rate_limit_bucket WHERE key LIKE $1 ORDER BY key",
      [`user:${luna.id}%`],
    );
    expect(stored.rows).toEqual([
      { key: `user:${luna.id}`, capacity: 800 },
      { key: `user:${luna.id}:clip-downloads`, capacity: 100 },
    ]);
  });

  const tokenOf = (person: { id: string }, scopes: string[]) => {
    const { authority } = bench.simulator;
    const grant = { clientId: "test-client", redirectUri: "http://localhost/", userId: person.id, scopes };
    return authority.exchangeCode(authority.grantCode(grant), grant.clientId, grant.redirectUri).accessToken;
  };
  const eleven = Array.from({ length: 11 }, (_, number) => `clip${number}`);

  test.each([
    ["no scope", [], `broadcaster_id=${kaya.id}&editor_id=${kaya.id}&clip_id=a`, 401],
    ["another's channel", null, `broadcaster_id=${tom.id}&editor_id=${kaya.id}&clip_id=a`, 403],
    ["as somebody else", null, `broadcaster_id=${tom.id}&editor_id=${tom.id}&clip_id=a`, 401],
    ["no clip", null, `broadcaster_id=${kaya.id}&editor_id=${kaya.id}`, 400],
    ["eleven", null, `broadcaster_id=${kaya.id}&editor_id=${kaya.id}&${repeated("clip_id", eleven)}`, 400],
  ])("is refused: %s", async (_, scopes, query, status) => {
    const token = tokenOf(kaya, scopes ?? ["channel:manage:clips"]);
    expect((await helix(bench.simulator, token, `clips/downloads?${query}`)).status).toBe(status);
  });
});

describe("a file", () => {
  test("is a video with its length, the same each time, and another for each clip", async () => {
    const [a = "", , b = ""] = ids;
    const read = async (id: string) => {
      const answer = await fetch(await addressOf(id));
      const bytes = await answer.arrayBuffer();
      expect(answer.headers.get("content-length")).toBe(String(bytes.byteLength));
      expect(Buffer.from(bytes).toString("latin1", 4, 8)).toBe("ftyp");
      return [answer.status, answer.headers.get("content-type"), answer.headers.get("etag"), hash(bytes)];
    };
    const first = await read(a);
    expect(first.slice(0, 2)).toEqual([200, "video/mp4"]);
    expect(await read(a)).toEqual(first);
    expect((await read(b))[3]).not.toBe(first[3]);
    expect(bench.simulator.requests.count("media/clip-files")).toBe(3);
  });

  test("is given in ranges", async () => {
    const address = await addressOf(ids[0] ?? "");
    const whole = Buffer.from(await (await fetch(address)).arrayBuffer());
    const part = await fetch(address, { headers: { range: "bytes=100-199" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 100-199/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
    const beyond = await fetch(address, { headers: { range: `bytes=${whole.length}-` } });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${whole.length}`]);
    expect((await fetch(address, { method: "HEAD" })).headers.get("content-length")).toBe(
      String(whole.length),
    );
  });

  test("is refused under an address that has expired or was made up, and gone with its clip", async () => {
    const address = await addressOf(ids[0] ?? "");
    expect((await fetch(address.replace(/sig=.*/, "sig=x"))).status).toBe(403);
    expect((await fetch(address.replace(/expires=\d+/, "expires=99999999999"))).status).toBe(403);
    bench.simulator.clipFiles.lifetimeSeconds = 0;
    expect((await fetch(await addressOf(ids[0] ?? ""))).status).toBe(403);
    bench.simulator.clipFiles.lifetimeSeconds = 900;
    const doomed = await addressOf(ids[5] ?? "");
    bench.simulator.world.clips.delete(ids[5] ?? "");
    expect((await fetch(doomed)).status).toBe(404);
  });

  const got = async (fault: FaultInput) => {
    const address = await addressOf(ids[0] ?? "");
    const whole = (await (await fetch(address)).arrayBuffer()).byteLength;
    bench.simulator.faults.set({ ...fault, endpoint: "media/clip-files" });
    const answer = await fetch(address, { signal: AbortSignal.timeout(500) });
    const announced = answer.headers.get("content-length");
    const bytes = await answer.arrayBuffer().then(
      ({ byteLength }) => byteLength,
      () => null,
    );
    return {
      status: answer.status,
      announced: announced && Number(announced) / whole,
      bytes: bytes && bytes / whole,
    };
  };

  test.each<[string, FaultInput, object]>([
    ["breaks off", { kind: "cut" }, { status: 200, announced: 1, bytes: null }],
    ["comes to a halt", { kind: "cut", stalls: true }, { status: 200, announced: 1, bytes: null }],
    [
      "is half as long as it should be",
      { kind: "truncate" },
      { announced: expect.closeTo(0.5, 3), bytes: expect.closeTo(0.5, 3) },
    ],
    ["does not say how long it is", { kind: "no-length" }, { announced: null, bytes: 1 }],
    ["is a web page", { kind: "html" }, { status: 200, bytes: expect.closeTo(0, 1) }],
    ["is not there for a while", { kind: "status", status: 503 }, { status: 503 }],
  ])("%s", async (_, fault, seen) => {
    expect(await got(fault)).toMatchObject(seen);
  });
});

describe("a still", () => {
  const still = async (id: string) => {
    const { clips } = await twitch.getClips([id]);
    return fetch(clips[0]?.thumbnailUrl ?? "");
  };

  test("is a small picture of its own", async () => {
    const [a, b] = await Promise.all([still(ids[0] ?? ""), still(ids[2] ?? "")]);
    const bytes = [await a.arrayBuffer(), await b.arrayBuffer()] as const;
    for (const each of bytes) expect(Buffer.from(each).toString("hex", 0, 3)).toBe("ffd8ff");
    expect(hash(bytes[0])).not.toBe(hash(bytes[1]));
    expect(a.headers.get("content-type")).toBe("image/jpeg");
  });

  test("that is gone leads to the picture of nothing, with status 200", async () => {
    const id = ids[3] ?? "";
    bench.simulator.world.clips.change(id, { thumbnail: "gone" });
    const answer = await still(id);
    expect([answer.status, answer.redirected, new URL(answer.url).pathname]).toEqual([
      200,
      true,
      "/ttv-static/404_preview-480x272.jpg",
    ]);
  });
});

test("the page that others embed plays the clip, until it is gone", async () => {
  const [id = ""] = ids;
  const embed = `${bench.simulator.url}/embed?clip=`;
  const page = await fetch(embed + id);
  const [, path = ""] = /src="([^"]+)"/.exec(await page.text()) ?? [];
  const video = await fetch(bench.simulator.url + path.replaceAll("&amp;", "&"));
  expect([page.status, video.headers.get("content-type")]).toEqual([200, "video/mp4"]);
  expect((await fetch(`${embed}NoSuchClip`)).status).toBe(404);
});
