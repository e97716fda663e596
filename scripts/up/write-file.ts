import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Replaces a file in one step: whoever reads it, or is killed meanwhile, sees the old text or the new. */
export function replaceFile(file: string, text: string, mode = 0o600): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}

/** Writes a file unless there is one already, in one step. Two at once: the first stays. */
export function createFile(file: string, text: string, mode = 0o600): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
