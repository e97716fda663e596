import fc from "fast-check";
import { expect, test } from "vitest";
import { type Page, pagesOf } from "./pages";

/** Reads a list whose pages are named by their cursors; the first by "". */
async function readAll(pages: Record<string, Page<number>>, maxPages = 10): Promise<number[]> {
  const rows: number[] = [];
  const read = (cursor = "") => Promise.resolve(pages[cursor] ?? { rows: [], cursor: undefined });
  for await (const page of pagesOf("Get Streams", maxPages, read)) rows.push(...page.rows);
  return rows;
}

test("every page is read in order, empty ones in between too", async () => {
  const lists = fc.array(fc.array(fc.integer(), { maxLength: 4 }), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(lists, async (list) => {
      const pages = list.map((rows, n): [string, Page<number>] => [
        n === 0 ? "" : `c${n}`,
        { rows, cursor: n + 1 < list.length ? `c${n + 1}` : undefined },
      ]);
      expect(await readAll(Object.fromEntries(pages))).toEqual(list.flat());
    }),
  );
});

test.each<[string, Record<string, Page<number>>]>([
  ["to the same page", { "": { rows: [1], cursor: "a" }, a: { rows: [2], cursor: "a" } }],
  [
    "around three pages",
    {
      "": { rows: [], cursor: "a" },
      a: { rows: [], cursor: "b" },
      b: { rows: [], cursor: "c" },
      c: { rows: [], cursor: "a" },
    },
  ],
])("cursors that lead %s fail the list", async (_, pages) => {
  await expect(readAll(pages)).rejects.toMatchObject({ kind: "malformed" });
});

test("a list that is longer than it can be fails", async () => {
  const pages = Object.fromEntries(
    Array.from({ length: 9 }, (_, n) => [n === 0 ? "" : `c${n}`, { rows: [n], cursor: `c${n + 1}` }]),
  );
  expect(await readAll(pages, 10)).toHaveLength(9);
  await expect(readAll(pages, 9)).rejects.toMatchObject({ kind: "malformed" });
});
