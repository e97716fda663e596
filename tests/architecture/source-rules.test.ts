import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { smallTree } from "./support/small-tree";
import { type Source, sourcesIn } from "./support/sources";

const PRODUCT = sourcesIn(["app", "components", "lib"]).filter(
  ({ path }) => !/\.(test|bench)\.tsx?$/.test(path),
);

describe("the environment is read in lib/env only", () => {
  /** What Biome's rule does not see: other ways to the same object. */
  const BY_ANOTHER_WAY = /from "(node:)?process"|process\s*(\?\.|\[)|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/;

  test("in the product nothing else does", () => {
    const readers = PRODUCT.filter(({ path }) => !path.startsWith("lib/env/"));
    expect(readers.length).toBeGreaterThan(100);
    expect(readers.filter(({ text }) => BY_ANOTHER_WAY.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test.each([
    'import { env } from "node:process";',
    'import process from "process";',
    "const secret = process?.env.AUTH_SECRET;",
    'const secret = process["env"].AUTH_SECRET;',
    "const { env } = process;",
  ])("another way is seen: %s", (line) => {
    expect(line).toMatch(BY_ANOTHER_WAY);
  });

  test("Biome refuses the plain way", () => {
    const tree = smallTree({
      "lib/streams/service.ts": "export const secret = process.env.AUTH_SECRET;\n",
      "lib/env/server.ts": "export const secret = process.env.AUTH_SECRET;\n",
    });
    const biome = resolve("node_modules/@biomejs/biome/bin/biome");
    const args = [biome, "lint", "--reporter=json", "--vcs-enabled=false", "lib"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: tree.root, encoding: "utf8" });
    tree.remove();
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { category: string; location: { path: string } }[];
    };
    expect(diagnostics.map(({ category, location }) => [category, location.path])).toEqual([
      ["lint/style/noProcessEnv", "lib/streams/service.ts"],
    ]);
  });
});

describe("statements are written in repositories only", () => {
  const STATEMENT =
    /(?<!permissions\??)\.query\s*[<(]|\$(queryRaw|executeRaw)|\bSELECT\s[\s\S]{1,200}?\sFROM\s|\bINSERT INTO\s|\bDELETE FROM\s/;
  const MAY = /^lib\/db\/|^lib\/[^/]+\/(.+\/)?repository[^/]*\.ts$/;

  test("in the product nothing else holds one", () => {
    const found = PRODUCT.filter(({ path, text }) => !MAY.test(path) && STATEMENT.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test.each([
    'await db.query<Row>("…")',
    "db.query(sql)",
    "orm.$queryRaw`…`",
    "`SELECT a\n FROM b`",
    '"DELETE FROM a"',
  ])("one is seen: %s", (line) => {
    expect(line).toMatch(STATEMENT);
  });
});

describe("files are short", () => {
  const all = sourcesIn(["app", "components", "lib", "scripts", "tests", "trigger"]);
  const at = (share: number, files: Source[]) => {
    const sorted = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
    return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  };
  const longerThan = (limit: number, files: Source[]) =>
    files.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path}: ${lines}`);

  test("half of them fit on a screen, and none is longer than 400 lines", () => {
    expect(longerThan(400, all)).toEqual([]);
    expect(at(0.5, PRODUCT)).toBeLessThanOrEqual(70);
    expect(at(0.95, PRODUCT)).toBeLessThanOrEqual(250);
  });

  test("a route declares, it does not work", () => {
    expect(
      longerThan(
        45,
        all.filter(({ path }) => /^app\/.*\/route\.ts$/.test(path)),
      ),
    ).toEqual([]);
  });
});
