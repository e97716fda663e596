import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  path: string;
  remove(): void;
}

/** A file system of so many bytes, in memory; undefined where we may not mount one (only root may, and on Linux). */
export function smallDisk(bytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), "small-disk-"));
  const quietly = { stdio: "ignore" } as const;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${bytes},nr_inodes=100`, "tmpfs", path], quietly);
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    remove() {
      // Lazily: a test that failed may have left a file open.
      execFileSync("umount", ["-l", path], quietly);
      rmSync(path, { recursive: true });
    },
  };
}
