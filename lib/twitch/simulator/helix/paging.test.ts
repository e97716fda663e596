import fc from "fast-check";
import { expect, test } from "vitest";
import { type FaultInput, fault } from "../schema";
import { pageOf } from "./paging";

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Reads to the end, or `most` pages. */
function readAll(
  count: number,
  first: number,
  input?: FaultInput,
  most = 200,
): { pages: number[][]; ended: boolean } {
  const faults = input ? [fault.parse(input)] : [];
  const pages: number[][] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      first: String(first),
      ...(cursor !== undefined && { after: cursor }),
    });
    const page = pageOf(numbers(count), "test", query, faults);
    pages.push([...page.items]);
    cursor = page.pagination.cursor;
  } while (cursor !== undefined && pages.length < most);
  return { pages, ended: cursor === undefined };
}

test("the pages together are the list, each once, none larger than asked", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.integer({ min: 1, max: 100 }), (count, first) => {
      const { pages, ended } = readAll(count, first, undefined, 400);
      expect(pages.flat()).toEqual(numbers(count));
      expect(ended).toBe(true);
      expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(first);
    }),
  );
});

test("20 rows when nothing is said, and no cursor at the end", () => {
  const page = pageOf(numbers(25), "test", new URLSearchParams(), []);
  expect(page.items).toHaveLength(20);
  const last = pageOf(numbers(25), "test", new URLSearchParams({ after: page.pagination.cursor ?? "" }), []);
  expect(last).toEqual({ items: [20, 21, 22, 23, 24], pagination: {} });
});

test.each(["0", "101", "-1", "ten", "1.5"])("first=%s is refused", (first) => {
  expect(() => pageOf([], "test", new URLSearchParams({ first }), [])).toThrow(/"first" was malformed/);
});

test("a cursor of ours for another list, or none at all, is refused", () => {
  expect(() => pageOf([], "test", new URLSearchParams({ after: "IA" }), [])).toThrow("invalid cursor");
});

test("duplicate rows: every row still comes, some twice, and reading ends", () => {
  const { pages, ended } = readAll(45, 20, { kind: "duplicate-rows" });
  expect(ended).toBe(true);
  expect(new Set(pages.flat())).toEqual(new Set(numbers(45)));
  expect(pages.flat().length).toBeGreaterThan(45);
  expect(pages[1]?.[0]).toBe(pages[0]?.at(-1));
});

test("missing rows: each page lacks its last", () => {
  expect(readAll(5, 3, { kind: "missing-rows" }).pages).toEqual([[0, 1], [3]]);
});

test("a cursor loop never ends and never moves", () => {
  const { pages, ended } = readAll(5, 3, { kind: "cursor-loop" }, 10);
  expect(ended).toBe(false);
  expect(pages).toEqual(Array.from({ length: 10 }, () => [0, 1, 2]));
});

test("an empty last page is empty and the last", () => {
  expect(readAll(4, 2, { kind: "empty-last-page" })).toEqual({ pages: [[0, 1], [2, 3], []], ended: true });
});
