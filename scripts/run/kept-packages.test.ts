import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { keptPackages, type LockedPackages } from "./kept-packages";
import { isOnlyToBuild, ONLY_TO_BUILD } from "./only-to-build";

const inFolders = (...names: string[]) => new Set(names.map((name) => `node_modules/${name}`));

describe("what is kept of the packages", () => {
  test("what is named, and what that names, but not what only development takes", () => {
    const packages = {
      "": { dependencies: { web: "1", compiler: "1" }, devDependencies: { tests: "1" } },
      "node_modules/web": { dependencies: { shared: "1" }, optionalDependencies: { pictures: "1" } },
      "node_modules/compiler": { dependencies: { parser: "1", shared: "1" } },
      "node_modules/shared": { dependencies: { web: "1" } },
      "node_modules/pictures": {},
      "node_modules/parser": {},
      "node_modules/tests": {},
    };
    expect(keptPackages(packages, new Set())).toEqual(
      inFolders("web", "compiler", "shared", "pictures", "parser"),
    );
    expect(keptPackages(packages, new Set(["compiler", "pictures"]))).toEqual(inFolders("web", "shared"));
  });

  test("each finds its own before that of all, as Node does", () => {
    const packages = {
      "": { dependencies: { "@a/one": "1", two: "1" } },
      "node_modules/@a/one": { dependencies: { two: "2" } },
      "node_modules/@a/one/node_modules/two": { dependencies: { three: "1" } },
      "node_modules/two": {},
      "node_modules/three": {},
    };
    expect(keptPackages(packages, new Set())).toEqual(
      inFolders("@a/one", "@a/one/node_modules/two", "two", "three"),
    );
  });

  test("a peer is kept unless it may be missing; what npm did not lock is nobody's", () => {
    const packages = {
      "": { dependencies: { one: "1" } },
      "node_modules/one": {
        peerDependencies: { needed: "1", wished: "1" },
        peerDependenciesMeta: { wished: { optional: true } },
        optionalDependencies: { elsewhere: "1" },
      },
      "node_modules/needed": {},
      "node_modules/wished": {},
    };
    expect(keptPackages(packages, new Set())).toEqual(inFolders("one", "needed"));
  });
});

describe("of Tallylight itself", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: LockedPackages };
  const kept = keptPackages(packages, new Set(ONLY_TO_BUILD));

  test("what processes load stays, and what only building and testing take goes", () => {
    const has = (name: string) => kept.has(`node_modules/${name}`);
    const stays = ["next", "react-dom", "tsx", "esbuild", "pg", "@prisma/client", "@prisma/adapter-pg"];
    expect(stays.filter((name) => !has(name))).toEqual([]);
    expect(["prisma", "typescript", "vitest", "@biomejs/biome", "effect", "@img/colour"].filter(has)).toEqual(
      [],
    );
    expect(ONLY_TO_BUILD.filter((name) => !packages[`node_modules/${name}`])).toEqual([]);
  });

  test.each([
    ["next/dist/compiled/next-server/app-page-turbo.runtime.prod.js", false],
    ["next/dist/compiled/next-server/app-page-turbo.runtime.dev.js", true],
    ["next/dist/compiled/react-dom/server.node.js", false],
    ["next/dist/compiled/react-dom-experimental/server.node.js", true],
    ["next/dist/server/next.js", false],
    ["next/dist/server/next.js.map", true],
    ["next/dist/esm/server/next.js", true],
    ["@prisma/client/runtime/client.js", false],
    ["@prisma/client/runtime/query_compiler_fast_bg.postgresql.mjs", false],
    ["@prisma/client/runtime/query_compiler_fast_bg.postgresql.wasm-base64.mjs", false],
    ["@prisma/client/runtime/query_compiler_fast_bg.mysql.wasm-base64.mjs", true],
    ["@prisma/client/runtime/query_compiler_small_bg.postgresql.wasm-base64.mjs", true],
    ["pg/LICENSE", false],
    ["pg/README.md", true],
    ["pino/pino.d.ts", true],
  ])("%s only builds: %s", (path, only) => {
    expect(existsSync(`node_modules/${path}`) || path.endsWith(".d.ts")).toBe(true);
    expect(isOnlyToBuild(path)).toBe(only);
  });
});
