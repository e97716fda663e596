import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Entry } from "@/lib/chat/core/entry";
import { Spool } from "@/lib/chat/spool/spool";
import { temporaryFolder } from "@/tests/support/chat-ingest";
import { smallDisk } from "@/tests/support/small-disk";

// C2: what the disk took is there after it was full, and nothing else; and it takes more when there is room again.

const SIZE = 1024 * 1024;
/** In blocks of 512 bytes. The write that reaches it ends in the middle, as on a full disk. */
const NO_LARGER_FILE = `ulimit -f ${SIZE / 512} && exec "$@"`;

async function fillsUp(folder: string, begin: readonly string[], makeRoom: () => void) {
  const directory = join(folder, "spool");
  const worker = [process.execPath, "--import", "tsx", "tests/support/chat-full-disk-worker.ts", directory];
  const [command = "", ...args] = [...begin, ...worker];
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    const [{ taken, code }] = (await once(child, "message")) as [{ taken: number; code: string }];
    makeRoom();
    child.send("go on");
    await once(child, "exit");
    return { taken, code, read: await readAll(directory) };
  } finally {
    child.kill("SIGKILL");
  }
}

async function readAll(directory: string): Promise<string[]> {
  const dropped: Entry[] = [];
  const spool = Spool.open({
    directory,
    maxBytes: 1e9,
    now: Date.now,
    onDropped: (entries) => dropped.push(...entries),
    onDamaged: () => undefined,
  });
  if (!spool) throw new Error("the process has not let go of its folder");
  const targets: string[] = [];
  for (let entries = await spool.next(); entries; entries = await spool.next()) {
    for (const entry of entries) if (entry.is === "mark") targets.push(entry.target);
    await spool.settle(true);
  }
  await spool.close();
  expect(dropped).toEqual([]);
  return targets;
}

const upTo = (count: number) => [...Array.from({ length: count }, (_, n) => String(n)), "after"];

test("a file that may not grow any more holds what it took, and the next takes the rest", async () => {
  const folder = temporaryFolder();
  const { taken, code, read } = await fillsUp(
    folder.path,
    ["sh", "-c", NO_LARGER_FILE, "sh"],
    () => undefined,
  );
  expect(code).toBe("EFBIG");
  expect(taken).toBeGreaterThan(10);
  expect(read).toEqual(upTo(taken));
  folder.remove();
});

// Without the right to mount one, what stands above is all that can be tried.
const disk = smallDisk(SIZE);
afterAll(() => disk?.remove());
if (disk)
  test("a disk that is full holds what it took, and takes more when there is room", async () => {
    const filler = join(disk.path, "somebody else's");
    writeFileSync(filler, Buffer.alloc(SIZE / 4));
    const { taken, code, read } = await fillsUp(disk.path, [], () => rmSync(filler));
    expect(code).toBe("ENOSPC");
    expect(taken).toBeGreaterThan(10);
    expect(read).toEqual(upTo(taken));
  });
