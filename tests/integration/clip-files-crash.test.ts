import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../support/chat-ingest";
import {
  addClips,
  addKeepingChannel,
  fileRows,
  keepOnce,
  keptBytes,
  laneDeps,
  type MediaHost,
  mp4,
  startMediaHost,
} from "../support/clip-files";
import { type TestDatabase, testDatabase } from "../support/database";
import { eventually } from "../support/eventually";

// A worker that is killed while it keeps a file: the next keeps it once, and nothing is left lying about.

const VIDEO = mp4(500_000);
let database: TestDatabase;
let media: MediaHost;
let folder: ReturnType<typeof temporaryFolder>;
let id: string;
beforeAll(async () => {
  [database, media] = await Promise.all([testDatabase(), startMediaHost()]);
});
beforeEach(async () => {
  await database.pool.query("DELETE FROM broadcaster");
  await database.pool.query("DELETE FROM clip_file_removal");
  media.files.clear();
  folder = temporaryFolder();
  await addKeepingChannel(database.pool, "1", { videos: true });
  [id = ""] = await addClips(database.pool, "1", [{ twitchId: "a" }]);
});
afterAll(async () => {
  await media.stop();
  await database.drop();
});

const startWorker = (): ChildProcess =>
  spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/clip-files-worker.ts", database.url, media.host, folder.path],
    { stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}
const inFolder = () =>
  readdirSync(folder.path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );
const again = () => keepOnce(laneDeps(database.pool, media, folder.path));

async function isKeptOnce(): Promise<void> {
  expect(await again()).toMatchObject({ kept: 0 });
  expect(await fileRows(database.pool)).toMatchObject([{ state: "wanted", leased: true }]);
  await database.pool.query("UPDATE clip_file SET leased_until = now() - interval '1 s'");
  media.files.set("/a.mp4", VIDEO);
  expect(await again()).toMatchObject({ kept: 1 });
  expect(await fileRows(database.pool)).toMatchObject([{ state: "kept", attempts: 2 }]);
  expect(await keptBytes(database.pool, "1")).toBe(VIDEO.byteLength);
  expect((await readFile(join(folder.path, "videos", id.slice(-2), id))).equals(VIDEO)).toBe(true);
}

test("in the middle of a file", async () => {
  media.files.set("/a.mp4", (_request, response) => {
    response.writeHead(200, { "content-length": VIDEO.byteLength });
    response.write(VIDEO.subarray(0, 100_000));
  });
  const worker = startWorker();
  await eventually(() => expect(inFolder()).toEqual([expect.stringMatching(/\.part$/)]), { timeout: 60_000 });
  await kill(worker);
  await isKeptOnce();
  // What was begun goes with the file, if not before.
  await database.pool.query("UPDATE clip_archive SET keep_videos = false");
  expect(await again()).toMatchObject({ dropped: 1, removed: 1 });
  expect(inFolder()).toEqual([]);
});

test("between the file and its row", async () => {
  media.files.set("/a.mp4", VIDEO);
  const client = await database.pool.connect();
  try {
    await client.query("BEGIN");
    // Who counts the bytes waits for this.
    await client.query("SELECT FROM clip_archive FOR NO KEY UPDATE");
    const worker = startWorker();
    await eventually(() => expect(inFolder()).toEqual([id]), { timeout: 60_000 });
    await kill(worker);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
  await isKeptOnce();
  expect(inFolder()).toEqual([id]);
});

test("a clip that is deleted after its file was written and before it was counted leaves no file", async () => {
  media.files.set("/a.mp4", (_request, response) => {
    void database.pool.query("DELETE FROM clip").then(async () => {
      // The removal is done before the file is there, which is as unlucky as it gets.
      await again();
      response.writeHead(200, { "content-length": VIDEO.byteLength }).end(VIDEO);
    });
  });
  await again();
  expect(inFolder()).toEqual([id]);
  expect(await again()).toMatchObject({ removed: 1 });
  expect(inFolder()).toEqual([]);
});
