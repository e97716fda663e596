import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as videoRoute from "@/app/api/v1/clips/[id]/video/route";
import { clipSource, clipStores } from "@/lib/clip-files";
import { twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, signIn, startTestApp, type TestApp } from "../support/app";
import { temporaryFolder } from "../support/chat-ingest";
import { addClips, addKeepingChannel, fileRows, keepOnce } from "../support/clip-files";

// A2: from the simulated Twitch to a player, with nothing set by hand.

const { kaya } = personas;
const folder = temporaryFolder();
let app: TestApp;
let jar: Jar;
beforeAll(async () => {
  app = await startTestApp({ CLIP_DIR: folder.path });
  process.env.TWITCH_SIMULATOR_URL = app.simulator.url;
  ({ jar } = await signIn(kaya, {}, "/dashboard", ["channel:manage:clips"]));
  await app.database.pool.query("DELETE FROM broadcaster WHERE id = $1", [kaya.id]);
  await addKeepingChannel(app.database.pool, kaya.id, { thumbnails: true, videos: true });
});
afterAll(async () => {
  await app.stop();
  folder.remove();
});

const keep = () =>
  keepOnce({
    ...{ pool: app.database.pool, twitch: twitch(), stores: clipStores(), ...clipSource() },
    ...{ operatorIds: [], elsewhere: false, log: { warn: () => undefined } },
  });

test("files of clips are fetched and played; those that Twitch has none of, or lost, are not there", async () => {
  const { world } = app.simulator;
  const [first, second, third] = world.clips.of(kaya.id);
  if (!first || !second || !third) throw new Error("the simulated world has too few clips");
  world.clips.change(second.id, { hasFile: false });
  world.clips.change(third.id, { thumbnail: "gone" });
  const told = await twitch().getClips([first.id, second.id, third.id]);
  const { pool } = app.database;
  const wanted = [first, second, third].map(({ id }) => ({
    twitchId: id,
    thumbnailUrl: told.clips.find((clip) => clip.id === id)?.thumbnailUrl ?? "",
  }));
  const [id = ""] = await addClips(pool, kaya.id, wanted);
  expect(await keep()).toMatchObject({ kept: 4, unkept: 2 });
  expect((await fileRows(pool)).map(({ kind, state, problem }) => [kind, state, problem])).toEqual([
    ["thumbnail", "kept", null],
    ["video", "kept", null],
    ["thumbnail", "kept", null],
    ["video", "gone", "none"],
    ["thumbnail", "gone", "none"],
    ["video", "kept", null],
  ]);
  const [download] = await twitch().getClipDownloads(kaya.id, [first.id]);
  const original = Buffer.from(await (await fetch(download?.url ?? "")).arrayBuffer());
  const played = await call(videoRoute.GET, { path: `/api/v1/clips/${id}/video`, params: { id }, jar });
  expect(played.headers.get("etag")).toBe(`"${createHash("sha256").update(original).digest("hex")}"`);
  expect(Buffer.from(await played.arrayBuffer()).equals(original)).toBe(true);
});

test("addresses that have run out are asked for anew", async () => {
  const { pool } = app.database;
  await pool.query("DELETE FROM clip");
  const [clip] = app.simulator.world.clips.of(kaya.id);
  await addClips(pool, kaya.id, [{ twitchId: clip?.id ?? "" }]);
  await pool.query("UPDATE clip_archive SET keep_thumbnails = false");
  app.simulator.clipFiles.lifetimeSeconds = -1;
  await keep();
  expect(await fileRows(pool)).toMatchObject([{ state: "wanted", problem: "expired" }]);
  app.simulator.clipFiles.lifetimeSeconds = 900;
  await pool.query("UPDATE clip_file SET due_at = now() - interval '1 s'");
  expect(await keep()).toMatchObject({ kept: 1 });
});
