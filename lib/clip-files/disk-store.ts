import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { measure } from "./measure";
import { type FileStore, StoreError } from "./store";

/** Errors that say that the disk takes no more: no room at all, or none for this user. */
const FULL = new Set(["ENOSPC", "EDQUOT"]);
/** Nothing is written for so long: what is older was left behind by a process that died. */
const ABANDONED_MS = 3_600_000;

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/**
 * Files in a folder of this machine. One is written under another name beside its own, flushed, and renamed: under
 * its own name there is only ever the whole of it, also after a power cut.
 */
export function createDiskStore(folder: string): FileStore {
  const pathOf = (key: string) => join(folder, key);
  return {
    name: "disk",
    async put(key, body) {
      const path = pathOf(key);
      const beside = `${path}.${randomUUID()}.part`;
      const measured = measure(body);
      try {
        await mkdir(dirname(path), { recursive: true });
        await removeParts(path, Date.now() - ABANDONED_MS);
        await writeFlushed(beside, measured.body);
        await rename(beside, path);
        await flushFolder(dirname(path));
      } catch (error) {
        await rm(beside, { force: true });
        throw FULL.has(codeOf(error)) ? new StoreError("full", error) : error;
      }
      return measured.passed();
    },
    async open(key, range) {
      const file = await open(pathOf(key), "r").catch(orIfMissing(null));
      return file && readFrom(file, range && { start: range.from, end: range.to });
    },
    sizeOf: async (key) => (await stat(pathOf(key)).catch(orIfMissing(null)))?.size ?? null,
    async remove(key) {
      await rm(pathOf(key), { force: true });
      await removeParts(pathOf(key), Number.POSITIVE_INFINITY);
    },
  };
}

/** What was begun beside a file and last written before `before` (ms). */
async function removeParts(path: string, before: number): Promise<void> {
  const names = await readdir(dirname(path)).catch(orIfMissing<string[]>([]));
  for (const name of names) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith(".part")) continue;
    const part = join(dirname(path), name);
    const { mtimeMs } = await stat(part).catch(orIfMissing({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < before) await rm(part, { force: true });
  }
}

async function writeFlushed(path: string, body: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, "wx");
  try {
    for await (const piece of body) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on disk only when its folder is. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function orIfMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === "ENOENT") return instead;
    throw error;
  };
}

/** Closes the file when it is over, or destroyed. */
const readFrom = (file: FileHandle, part: { start: number; end: number } | undefined): Readable =>
  file.createReadStream({ ...part });
