import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Entry } from "@/lib/chat/core/entry";
import { adoptOrphans } from "@/lib/chat/spool/orphans";
import { Spool, type SpoolOptions } from "@/lib/chat/spool/spool";
import { temporaryFolder } from "@/tests/support/chat-ingest";

let folder: ReturnType<typeof temporaryFolder>;
const dropped: Entry[] = [];
const damages: object[] = [];

beforeEach(() => {
  folder = temporaryFolder();
  dropped.length = 0;
  damages.length = 0;
});
afterEach(() => folder.remove());

const entry = (target: string, padding = 0): Entry => ({
  is: "mark",
  channelId: "x".repeat(padding),
  by: "deletion",
  target,
  at: 1,
  receivedAt: 1,
});
const options = (name: string, maxBytes = 1e6): SpoolOptions => ({
  directory: join(folder.path, name),
  maxBytes,
  now: Date.now,
  onDropped: (entries) => dropped.push(...entries),
  onDamaged: (damage) => damages.push(damage),
});
function open(name: string, maxBytes?: number): Spool {
  const spool = Spool.open(options(name, maxBytes));
  if (!spool) throw new Error(`somebody has ${name}`);
  return spool;
}
/** Reads everything, settling as it goes. */
async function drain(spool: Spool): Promise<string[]> {
  const targets: string[] = [];
  for (let entries = await spool.next(); entries; entries = await spool.next()) {
    for (const read of entries) if (read.is === "mark") targets.push(read.target);
    await spool.settle(true);
  }
  return targets;
}
const segments = (name: string) =>
  readdirSync(join(folder.path, name))
    .filter((file) => file.endsWith(".chat"))
    .toSorted();

test("gives everything back in order, also what comes while it is read, and leaves no file behind", async () => {
  const spool = open("a");
  await spool.append([[entry("1"), entry("2")], [entry("3")]]);
  expect(await spool.next()).toHaveLength(2);
  await spool.append([[entry("4")]]);
  await spool.settle(true);
  expect(await drain(spool)).toEqual(["3", "4"]);
  expect(spool.bytes).toBe(0);
  await spool.close();
  expect(existsSync(join(folder.path, "a"))).toBe(false);
});

test("what was not settled comes again, after a failure and after a restart", async () => {
  const spool = open("a");
  await spool.append([[entry("1")], [entry("2")]]);
  await spool.next();
  await spool.settle(false);
  expect(await spool.next()).toEqual([entry("1")]);
  await spool.close();
  const later = open("a");
  expect(await drain(later)).toEqual(["1", "2"]);
  await later.close();
});

test("a torn end is left out, told of, and what is written later is not lost behind it", async () => {
  const first = open("a");
  await first.append([[entry("1")], [entry("2")]]);
  await first.close();
  const [segment = ""] = segments("a");
  truncateSync(join(folder.path, "a", segment), first.bytes - 3);
  const second = open("a");
  await second.append([[entry("3")]]);
  expect(await drain(second)).toEqual(["1", "3"]);
  expect(damages).toHaveLength(1);
  await second.close();
});

test("garbage in a segment hides no other segment", async () => {
  const spool = open("a");
  mkdirSync(join(folder.path, "b"));
  writeFileSync(join(folder.path, "b", "000000000001.chat"), Buffer.alloc(64, 7));
  writeFileSync(join(folder.path, "b", "something else"), "");
  const other = open("b");
  await other.append([[entry("1")]]);
  expect(await drain(other)).toEqual(["1"]);
  expect(damages).toHaveLength(1);
  await Promise.all([spool.close(), other.close()]);
});

test("with no more room the oldest goes, and it is said what", async () => {
  const maxBytes = 64_000;
  const spool = open("a", maxBytes);
  const names = Array.from({ length: 200 }, (_, n) => String(n));
  for (const name of names) await spool.append([[entry(name, 1_000)]]);
  expect(spool.bytes).toBeLessThanOrEqual(maxBytes);
  const left = await drain(spool);
  const gone = dropped.map((one) => (one.is === "mark" ? one.target : ""));
  expect([...gone, ...left]).toEqual(names);
  expect(left.length).toBeGreaterThan(40);
  await spool.close();
});

test("a record that is being written to Postgres is not pulled away to make room", async () => {
  const spool = open("a", 32_000);
  await spool.append([[entry("first", 1_000)]]);
  expect(await spool.next()).toEqual([entry("first", 1_000)]);
  for (let n = 0; n < 100; n += 1) await spool.append([[entry(String(n), 1_000)]]);
  await spool.settle(true);
  expect(dropped.some((one) => one.is === "mark" && one.target === "first")).toBe(false);
  await spool.close();
});

test("a disk that fails is an error, after which the rest is still there and more can be written", async () => {
  const spool = open("a");
  await spool.append([[entry("1")]]);
  expect(await spool.next()).toBeDefined();
  rmSync(join(folder.path, "a"), { recursive: true });
  await expect(spool.append([[entry("2")]])).rejects.toThrow("ENOENT");
  mkdirSync(join(folder.path, "a"));
  await spool.append([[entry("3")]]);
  expect(segments("a")).toHaveLength(1);
  await spool.close();
});

test("a process has a folder to itself until it dies, and then somebody else takes it over with all that is in it", async () => {
  const child = fork("tests/support/chat-spool-worker.ts", [join(folder.path, "a")], {
    execArgv: ["--import", "tsx"],
  });
  await once(child, "message");
  expect(Spool.open(options("a"))).toBeUndefined();
  expect(adoptOrphans(folder.path, new Set(), options("")).size).toBe(0);
  child.kill("SIGKILL");
  await once(child, "exit");
  const adopted = adoptOrphans(folder.path, new Set(), options(""));
  expect([...adopted.keys()]).toEqual(["a"]);
  expect(adoptOrphans(folder.path, new Set(), options("")).size).toBe(0);
  for (const spool of adopted.values()) {
    expect(await drain(spool)).toEqual(["1"]);
    await spool.close();
  }
});

test("only folders that are spools are taken over", () => {
  mkdirSync(join(folder.path, "journal"));
  appendFileSync(join(folder.path, "journal", "gaps"), "mine");
  expect(adoptOrphans(folder.path, new Set(), options("")).size).toBe(0);
  expect(readdirSync(join(folder.path, "journal"))).toEqual(["gaps"]);
});

test("where the lock is of another machine, silence decides", async () => {
  mkdirSync(join(folder.path, "a"));
  const lock = join(folder.path, "a", "lock");
  writeFileSync(lock, "elsewhere 1 2");
  expect(Spool.open(options("a"))).toBeUndefined();
  execFileSync("touch", ["-d", "2 minutes ago", lock]);
  const spool = open("a");
  await spool.close();
});
