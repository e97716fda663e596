import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

const FOLDERS = ["app", "components", "lib", "prisma/schema", "public"];
const ROOT_FILES =
  /^(next\.config|postcss\.config|proxy|instrumentation|tsconfig|package-lock)\b.*\.(ts|mjs|json)$/;

/** Whether a file can change what `next build` makes. Paths are relative to the checkout, with "/". */
export function affectsBuild(path: string): boolean {
  if (path.startsWith("lib/db/generated/") || /\.(test|bench)\.tsx?$/.test(path)) return false;
  return FOLDERS.some((folder) => path.startsWith(`${folder}/`)) || ROOT_FILES.test(path);
}

/** A fingerprint of everything the build is made from. */
export function sourcesFingerprint(root: string): string {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  const inRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  const hash = createHash("sha256");
  const paths = [...inFolders, ...inRoot].map((path) => path.split(sep).join("/")).filter(affectsBuild);
  for (const path of paths.sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}
