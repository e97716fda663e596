import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** A small checkout with this project's configuration and the given files. */
export interface SmallTree {
  root: string;
  remove(): void;
}

const CONFIGURATION = [
  ".dependency-cruiser.cjs",
  "biome.json",
  "package.json",
  "tsconfig.json",
  ".gitignore",
];

/** @param files path to content */
export function smallTree(files: Record<string, string>): SmallTree {
  const root = mkdtempSync(join(tmpdir(), "small-tree-"));
  for (const name of CONFIGURATION) cpSync(name, join(root, name));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return { root, remove: () => rmSync(root, { recursive: true }) };
}
