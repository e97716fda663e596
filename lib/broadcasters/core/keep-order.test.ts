import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aLiveStream, anyRows, aRow } from "@/tests/support/following";
import { keepOrder, orderOf } from "./keep-order";
import { sortRows } from "./sort-rows";

const live = (id: string, viewerCount: number) => aRow({ id, live: aLiveStream({ viewerCount }) });
const off = (id: string) => aRow({ id, lastLiveAt: `2026-11-2${id}T00:00:00.000Z` });
const shown = orderOf([live("1", 30), live("2", 20), off("3"), off("0")]);
const ids = (rows: Parameters<typeof keepOrder>[1]) => keepOrder(shown, sortRows(rows)).map(({ id }) => id);

describe("keepOrder", () => {
  test("viewers overtake each other: the rows stay, with their new counts", () => {
    const kept = keepOrder(shown, sortRows([live("1", 5), live("2", 50), off("3"), off("0")]));
    expect(kept.map((row) => [row.id, row.live?.viewerCount])).toEqual([
      ["1", 5],
      ["2", 50],
      ["3", undefined],
      ["0", undefined],
    ]);
  });
  test.each([
    ["somebody goes live", [live("1", 5), live("2", 50), live("3", 99), off("0")], ["3", "2", "1", "0"]],
    ["somebody ends", [live("1", 5), off("2"), off("3"), off("0")], ["1", "3", "2", "0"]],
    ["one ends as one begins", [live("1", 5), off("2"), live("3", 9), off("0")], ["3", "1", "2", "0"]],
    ["somebody is gone", [live("1", 5), live("2", 50), off("3")], ["2", "1", "3"]],
    ["somebody is new", [live("1", 5), live("2", 50), off("3"), off("4")], ["2", "1", "4", "3"]],
  ])("%s: sorted anew", (_name, rows, order) => expect(ids(rows)).toEqual(order));

  test("never loses or adds a row, and live ones stay first", () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, now) => {
        const kept = keepOrder(orderOf(sortRows(before)), sortRows(now));
        expect(sortRows(kept)).toEqual(sortRows(now));
        const firstOff = kept.findIndex((row) => row.live === null);
        if (firstOff >= 0) expect(kept.slice(firstOff).every((row) => row.live === null)).toBe(true);
      }),
    );
  });
});
