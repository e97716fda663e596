import { createHash, randomBytes } from "node:crypto";
import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fileKey } from "@/lib/clip-files/core/file-key";
import { createDiskStore } from "@/lib/clip-files/disk-store";
import { type FileStore, StoreError } from "@/lib/clip-files/store";
import { createStores } from "@/lib/clip-files/stores";
import { temporaryFolder } from "@/tests/support/chat-ingest";
import { type S3Server, startS3Server } from "@/tests/support/s3-server";
import { smallDisk } from "@/tests/support/small-disk";

const folder = temporaryFolder();
let s3: S3Server;
let stores: Record<"disk" | "s3", FileStore>;
beforeAll(async () => {
  s3 = await startS3Server();
  const bucket = createStores({ CLIP_DIR: folder.path, ...s3.settings });
  stores = { disk: createDiskStore(folder.path), s3: bucket.current };
});
beforeEach(() => {
  s3.moods.length = 0;
  s3.asked.length = 0;
});
afterAll(async () => {
  await s3.stop();
  folder.remove();
});

const newKey = () => fileKey(uuidv7(), "video");
const MEGABYTE = 1024 * 1024;
async function* inPieces(...pieces: Buffer[]) {
  yield* pieces;
}
async function* cutOff(...pieces: Buffer[]) {
  yield* pieces;
  throw new Error("the source broke off");
}
const read = async (from: Awaited<ReturnType<FileStore["open"]>>) =>
  from && Buffer.concat(await (from as AsyncIterable<Buffer> & { toArray(): Promise<Buffer[]> }).toArray());
const sha256 = (data: Buffer) => createHash("sha256").update(data).digest("hex");
const about = { contentType: "video/mp4" };

describe.each(["disk", "s3"] as const)("the store on %s", (name) => {
  const store = () => stores[name];

  test.each([0, 1, 1000, 8 * MEGABYTE - 1, 8 * MEGABYTE, 20 * MEGABYTE + 7])(
    "keeps %i bytes, whatever pieces they come in, and gives them back whole and in parts",
    async (bytes) => {
      const key = newKey();
      const data = randomBytes(bytes);
      const third = Math.floor(bytes / 3);
      const pieces = inPieces(data.subarray(0, third), Buffer.alloc(0), data.subarray(third));
      expect(await store().put(key, pieces, about)).toEqual({ bytes, sha256: sha256(data) });
      expect(await store().sizeOf(key)).toBe(bytes);
      expect((await read(await store().open(key)))?.equals(data)).toBe(true);
      if (bytes < 3) return;
      const part = await read(await store().open(key, { from: third, to: bytes - 2 }));
      expect(part?.equals(data.subarray(third, bytes - 1))).toBe(true);
    },
  );

  test("has nothing under a key that nothing was put under", async () => {
    const key = newKey();
    expect(await store().open(key)).toBeNull();
    expect(await store().sizeOf(key)).toBeNull();
    await store().remove(key);
  });

  test("lets a file stand in place of another, and removes it", async () => {
    const key = newKey();
    await store().put(key, inPieces(Buffer.from("one")), about);
    await store().put(key, inPieces(Buffer.from("another")), about);
    expect(String(await read(await store().open(key)))).toBe("another");
    await store().remove(key);
    expect(await store().sizeOf(key)).toBeNull();
  });

  test.each([[10], [20 * MEGABYTE]])(
    "of a body that breaks off after %i bytes nothing is left, and what was there stays",
    async (bytes) => {
      const key = newKey();
      const broken = () => store().put(key, cutOff(randomBytes(bytes)), about);
      await expect(broken()).rejects.toThrow("the source broke off");
      expect(await store().sizeOf(key)).toBeNull();
      await store().put(key, inPieces(Buffer.from("good")), about);
      await expect(broken()).rejects.toThrow("the source broke off");
      expect(String(await read(await store().open(key)))).toBe("good");
      expect(s3.uploads.size).toBe(0);
      expect(
        readdirSync(folder.path, { recursive: true }).filter((one) => String(one).includes(".part")),
      ).toEqual([]);
    },
  );
});

describe("on disk", () => {
  test("what a process left behind when it died goes with the next file, unless it may still be written", async () => {
    const key = newKey();
    const path = join(folder.path, key);
    await stores.disk.put(key, inPieces(Buffer.from("x")), about);
    writeFileSync(`${path}.old.part`, "x");
    utimesSync(`${path}.old.part`, 0, 0);
    writeFileSync(`${path}.new.part`, "x");
    await stores.disk.put(key, inPieces(Buffer.from("x")), about);
    const named = () => readdirSync(dirname(path)).filter((file) => file.endsWith(".part"));
    expect(named()).toEqual([expect.stringContaining(".new.part")]);
    await stores.disk.remove(key);
    expect(named()).toEqual([]);
  });

  const disk = smallDisk(MEGABYTE);
  afterAll(() => disk?.remove());
  // Only root may mount a disk that is that small.
  test.runIf(disk)(
    "one that is full says so, keeps what it has, and takes more when there is room",
    async () => {
      const store = createDiskStore(disk?.path ?? "");
      const [first, second] = [newKey(), newKey()];
      const half = randomBytes(MEGABYTE / 2);
      await store.put(first, inPieces(half), about);
      const failure = await store.put(second, inPieces(half, half), about).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StoreError);
      expect(failure).toMatchObject({ why: "full" });
      expect(await store.sizeOf(first)).toBe(half.byteLength);
      await store.remove(first);
      await store.put(second, inPieces(half), about);
      expect(await store.sizeOf(second)).toBe(half.byteLength);
    },
  );
});

describe("in a bucket", () => {
  afterAll(() => expect(s3.complaints).toEqual([]));

  test("a file has the type that it was put with", async () => {
    for (const size of [10, 10 * MEGABYTE]) {
      const key = newKey();
      await stores.s3.put(key, inPieces(randomBytes(size)), { contentType: "video/webm" });
      expect(s3.contentTypeOf(key)).toBe("video/webm");
    }
  });

  test.each([
    ["a reset", "reset"],
    ["a server that is too busy", { status: 503, code: "SlowDown" }],
    ["an error of the server", { status: 500, code: "InternalError" }],
  ] as const)("%s is tried again, part by part, without the source being read again", async (_what, mood) => {
    const key = newKey();
    const data = randomBytes(20 * MEGABYTE);
    // The list of open uploads, the beginning, and the first part go through.
    s3.moods.push({ afterMs: 0 }, { afterMs: 0 }, { afterMs: 0 }, mood);
    await stores.s3.put(key, inPieces(data), about);
    expect(s3.asked.filter((asked) => asked.endsWith(" 2"))).toHaveLength(2);
    expect((await read(await stores.s3.open(key)))?.equals(data)).toBe(true);
  });

  test("one that refuses is not asked again, and it is not said to be full", async () => {
    s3.moods.push({ status: 403, code: "AccessDenied" });
    const failure = await stores.s3
      .put(newKey(), inPieces(Buffer.from("x")), about)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "AccessDenied" });
    expect(s3.asked).toHaveLength(1);
  });

  test("one that is full says so", async () => {
    s3.moods.push({ status: 403, code: "QuotaExceeded" });
    const failure = await stores.s3
      .put(newKey(), inPieces(Buffer.from("x")), about)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ why: "full" });
  });

  test("an upload that a process left behind when it died ends with the next of that key", async () => {
    const [key, other] = [newKey(), newKey()];
    s3.uploads.set("left", { key, parts: new Map() });
    s3.uploads.set("other", { key: other, parts: new Map() });
    await stores.s3.put(key, inPieces(randomBytes(9 * MEGABYTE)), about);
    expect([...s3.uploads.keys()]).toEqual(["other"]);
    await stores.s3.remove(other);
    expect(s3.uploads.size).toBe(0);
  });

  test("a file that breaks off while it is read is no whole file", async () => {
    const key = newKey();
    await stores.s3.put(key, inPieces(randomBytes(MEGABYTE)), about);
    s3.moods.push("reset in the middle");
    await expect(stores.s3.open(key).then(read)).rejects.toThrow();
  });
});

test("files are found in the folder too when there is a bucket by now", () => {
  const both = createStores({ CLIP_DIR: folder.path, ...s3.settings });
  expect(both.current.name).toBe("s3");
  expect(both.named("disk")?.name).toBe("disk");
  expect(createStores({ CLIP_DIR: folder.path, S3_REGION: "x" } as never).named("s3")).toBeUndefined();
});
