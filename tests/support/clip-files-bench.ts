import { readdirSync } from "node:fs";
import type pg from "pg";
import type { KeepDeps } from "@/lib/clip-files/keep-clip-files";
import { temporaryFolder } from "./chat-ingest";
import {
  addClips,
  addKeepingChannel,
  type FileRow,
  fileRows,
  keepOnce,
  laneDeps,
  type MediaAnswer,
  type MediaHost,
  startMediaHost,
} from "./clip-files";
import { testDatabase } from "./database";

/** A database, a host of files and a folder for them. */
export interface FilesBench {
  pool: pg.Pool;
  media: MediaHost;
  folder: string;
  /** Everything is as at the beginning. */
  anew(): Promise<void>;
  deps(more?: Partial<KeepDeps>): KeepDeps;
  /** Names of the files that are kept. */
  onDisk(): string[];
  /** All that is tried again some time is so now. */
  dueNow(): Promise<unknown>;
  /** A clip's video comes like this, and is fetched once: what its row says then. */
  fetched(answer: MediaAnswer, quotaMb?: number): Promise<FileRow | undefined>;
  stop(): Promise<void>;
}

export async function startFilesBench(): Promise<FilesBench> {
  const [{ pool, drop }, media] = await Promise.all([testDatabase(), startMediaHost()]);
  let folder = temporaryFolder();
  const deps = (more: Partial<KeepDeps> = {}) => laneDeps(pool, media, folder.path, more);
  return {
    pool,
    media,
    deps,
    get folder() {
      return folder.path;
    },
    async anew() {
      for (const table of ["broadcaster", "clip_file_removal", "alert", "outbox"])
        await pool.query(`DELETE FROM ${table}`);
      media.files.clear();
      media.asked.length = 0;
      folder.remove();
      folder = temporaryFolder();
    },
    onDisk: () =>
      readdirSync(folder.path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort(),
    dueNow: () => pool.query("UPDATE clip_file SET due_at = now() - interval '1 s'"),
    async fetched(answer, quotaMb = 100) {
      await addKeepingChannel(pool, "1", { videos: true, quotaMb });
      await addClips(pool, "1", [{ twitchId: "a", title: "../../etc/passwd" }]);
      media.files.set("/a.mp4", answer);
      await keepOnce(deps());
      return (await fileRows(pool))[0];
    },
    async stop() {
      folder.remove();
      await media.stop();
      await drop();
    },
  };
}
