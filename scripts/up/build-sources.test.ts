import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { affectsBuild, sourcesFingerprint } from "./build-sources";

test.each([
  ["app/page.tsx", true],
  ["lib/live/core/decide.ts", true],
  ["public/icon.svg", true],
  ["prisma/schema/main.prisma", true],
  ["next.config.ts", true],
  ["proxy.ts", true],
  ["package-lock.json", true],
  ["lib/db/generated/client.ts", false],
  ["lib/live/core/decide.test.ts", false],
  ["scripts/up/main.ts", false],
  ["tests/e2e/banner.spec.ts", false],
  ["README.md", false],
  ["vitest.config.ts", false],
])("%s: %s", (path, expected) => {
  expect(affectsBuild(path)).toBe(expected);
});

let root: string;
const write = async (path: string, text: string) => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sources-"));
  for (const folder of ["app", "components", "lib", "prisma/schema", "public"])
    await write(`${folder}/a.ts`, "a");
});
afterEach(() => rm(root, { recursive: true }));

test("changes with content, names and new files, and with nothing else", async () => {
  const before = sourcesFingerprint(root);
  await write("README.md", "words");
  await write("lib/a.test.ts", "test");
  expect(sourcesFingerprint(root)).toBe(before);
  const seen = new Set([before]);
  for (const [path, text] of [
    ["app/a.ts", "b"],
    ["app/deep/er.ts", ""],
    ["next.config.ts", "x"],
  ] as const) {
    await write(path, text);
    seen.add(sourcesFingerprint(root));
  }
  expect(seen.size).toBe(4);
});
