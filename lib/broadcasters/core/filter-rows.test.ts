import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aLiveStream, anyRows, aRow } from "@/tests/support/following";
import { facets, filterRows, NO_FILTERS, type RowFilters } from "./filter-rows";

const rows = [
  aRow({
    id: "1",
    displayName: "AdaPlays",
    login: "ada",
    live: aLiveStream({ categoryName: "Chess", language: "de", tags: ["Cosy", "German"] }),
  }),
  aRow({
    id: "2",
    displayName: "ボブ",
    login: "bob_jp",
    live: aLiveStream({ categoryName: "Music", language: "ja", tags: ["cosy"] }),
  }),
  aRow({ id: "3", displayName: "Cleo", login: "cleo", lastCategoryName: "Chess" }),
  aRow({ id: "4", displayName: "Dan", login: "dan" }),
];

describe("filterRows", () => {
  test.each([
    [{}, ["1", "2", "3", "4"]],
    [{ q: "  ADA " }, ["1"]],
    [{ q: "bob" }, ["2"]],
    [{ q: "ボ" }, ["2"]],
    [{ q: "nobody" }, []],
    [{ category: "Chess" }, ["1", "3"]],
    [{ category: "Chess", show: "live" }, ["1"]],
    [{ language: "ja" }, ["2"]],
    [{ tag: "COSY" }, ["1", "2"]],
    [{ tag: "Cos" }, []],
    [{ show: "live" }, ["1", "2"]],
    [{ show: "offline" }, ["3", "4"]],
    [{ q: "a", tag: "cosy", show: "live" }, ["1"]],
  ] satisfies [Partial<RowFilters>, string[]][])("%j leaves %j", (filters, ids) => {
    expect(filterRows(rows, { ...NO_FILTERS, ...filters }).map(({ id }) => id)).toEqual(ids);
  });

  test("keeps the order, and leaves what is wanted and what is not to add up", () => {
    fc.assert(
      fc.property(anyRows, (any) => {
        const [on, off] = (["live", "offline"] as const).map((show) =>
          filterRows(any, { ...NO_FILTERS, show }),
        );
        expect(new Set([...(on ?? []), ...(off ?? [])])).toEqual(new Set(any));
        expect(filterRows(any, NO_FILTERS)).toEqual(any);
      }),
    );
  });
});

describe("facets", () => {
  test("count live and last categories, languages and tags of live ones, most frequent first", () => {
    expect(facets(rows, NO_FILTERS)).toEqual({
      categories: [
        { value: "Chess", count: 2 },
        { value: "Music", count: 1 },
      ],
      languages: [
        { value: "de", count: 1 },
        { value: "ja", count: 1 },
      ],
      tags: [
        { value: "Cosy", count: 2 },
        { value: "German", count: 1 },
      ],
    });
  });
  test("a list counts by the other filters, not by its own", () => {
    const found = facets(rows, { ...NO_FILTERS, category: "Music" });
    expect(found.categories).toHaveLength(2);
    expect(found.tags).toEqual([{ value: "cosy", count: 1 }]);
  });
  test("each number is how many rows choosing that value leaves", () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.record({ category: fc.constantFrom("", "Chess"), tag: fc.constantFrom("", "Cosy") }),
        (any, some) => {
          const filters = { ...NO_FILTERS, ...some };
          const found = facets(any, filters);
          const left = (change: Partial<RowFilters>) => filterRows(any, { ...filters, ...change }).length;
          for (const { value, count } of found.categories) expect(left({ category: value })).toBe(count);
          for (const { value, count } of found.languages) expect(left({ language: value })).toBe(count);
          for (const { value, count } of found.tags) expect(left({ tag: value })).toBe(count);
        },
      ),
    );
  });
});
