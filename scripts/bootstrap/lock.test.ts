import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identityOf, takeLock, waitForLock } from "./lock.mjs";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  file = join(folder, "one.lock");
});
afterEach(() => rm(folder, { recursive: true }));

const holdIt = `
  const { takeLock } = await import(${JSON.stringify(join(import.meta.dirname, "lock.mjs"))});
  console.log(takeLock(process.argv[1]) ? "mine" : "theirs");
  setTimeout(() => {}, 60_000);`;

async function holder(): Promise<{ child: ChildProcess; answer: string }> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", holdIt, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [answer] = (await once(child.stdout, "data")) as [Buffer];
  return { child, answer: answer.toString().trim() };
}
async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("is held once, until given back", () => {
  const lock = takeLock(file);
  expect(lock).toBeDefined();
  expect(takeLock(file)).toBeUndefined();
  lock?.release();
  takeLock(file)?.release();
});

test("of several processes at once exactly one gets it, and a killed one holds nothing", async () => {
  await writeFile(file, "1 a process that ended long ago");
  const all = await Promise.all(Array.from({ length: 5 }, holder));
  expect(all.filter(({ answer }) => answer === "mine")).toHaveLength(1);
  expect(takeLock(file)).toBeUndefined();
  await Promise.all(all.map(({ child }) => kill(child)));
  takeLock(file)?.release();
  expect(await readdir(folder)).toEqual([]);
});

test("waiting ends when the holder does", async () => {
  const { child } = await holder();
  const told: string[] = [];
  const waiting = waitForLock(file, (pid) => told.push(pid));
  await expect.poll(() => told).toEqual([String(child.pid)]);
  await kill(child);
  (await waiting).release();
});

test("a process and a later one with its pid are two", async () => {
  expect(identityOf(process.pid)).toBe(identityOf(process.pid));
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
  await once(child, "spawn");
  expect(identityOf(child.pid ?? 0)).toMatch(new RegExp(`^${child.pid} .+`));
  await kill(child);
  expect(identityOf(child.pid ?? 0)).toBeUndefined();
});
