import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Clip } from "../schema";
import {
  type ClipPages,
  moveClipsIn,
  movedOrder,
  neighboursIn,
  putClipInto,
  putClipsBack,
  removeClipsFrom,
  tagClipsIn,
} from "./edit-lists";

const clip = (id: string, title = id) => ({ id, title }) as Clip;
const pagesOf = (...pages: string[]): ClipPages => ({
  pages: pages.map((ids, place) => ({
    items: [...ids].map((id) => clip(id)),
    next_cursor: place + 1 < pages.length ? `${place}` : null,
    total: pages.join("").length,
  })),
  pageParams: pages.map((_, place) => (place === 0 ? null : `${place - 1}`)),
});
const idsOf = (list: ClipPages) => list.pages.map(({ items }) => items.map(({ id }) => id).join(""));

test("a clip is put in place of what was known of it; one that is not there changes nothing", () => {
  const list = pagesOf("ab", "c");
  const changed = putClipInto(list, clip("c", "New"));
  expect(changed.pages[1]?.items[0]?.title).toBe("New");
  expect(idsOf(changed)).toEqual(["ab", "c"]);
  expect(putClipInto(list, clip("x"))).toBe(list);
});

test("removed clips are no longer counted; what was not there changes nothing", () => {
  const list = pagesOf("abc", "de");
  const left = removeClipsFrom(list, ["b", "e", "x"]);
  expect(idsOf(left)).toEqual(["ac", "d"]);
  expect(left.pages.map(({ total }) => total)).toEqual([3, 3]);
  expect(removeClipsFrom(list, ["x"])).toBe(list);
});

test("clips are put back where they stood, whatever has left or come meanwhile", () => {
  const before = pagesOf("abc", "de");
  expect(idsOf(putClipsBack(removeClipsFrom(before, ["b", "d"]), before, ["b", "d"]))).toEqual(["abcd", "e"]);
  expect(idsOf(putClipsBack(pagesOf("bc", "de"), before, ["a"]))).toEqual(["abc", "de"]);
  expect(idsOf(putClipsBack(pagesOf("xa", "e"), before, ["c"]))).toEqual(["xac", "e"]);
  expect(putClipsBack(pagesOf("ac", "e"), before, ["b"]).pages.map(({ total }) => total)).toEqual([4, 4]);
  expect(putClipsBack(before, before, ["a"])).toBe(before);
});

test("what is removed and put back is the list as it was, but for where pages end", () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(..."abcdef")), fc.nat(5), (ids, cut) => {
      const list = pagesOf("abcdef".slice(0, cut), "abcdef".slice(cut));
      const back = putClipsBack(removeClipsFrom(list, ids), list, ids);
      expect(idsOf(back).join("")).toBe("abcdef");
      expect(back.pages.map(({ total }) => total)).toEqual([6, 6]);
    }),
  ));

test("clips are tagged as the server tags them", () => {
  const list = pagesOf("ab", "c");
  list.pages[0]?.items.splice(0, 2, { ...clip("a"), tags: ["x", "y"] }, { ...clip("b"), tags: ["y"] });
  const tagged = tagClipsIn(list, ["a", "b"], ["y", "z"], 2);
  expect(tagged.pages[0]?.items.map(({ tags }) => tags)).toEqual([
    ["x", "y"],
    ["y", "z"],
  ]);
  expect(tagClipsIn(list, ["x"], ["z"], 2)).toBe(list);
});

test("moved clips keep the pages as long as they were", () => {
  expect(idsOf(moveClipsIn(pagesOf("abc", "de"), ["e", "b"], "a"))).toEqual(["eba", "cd"]);
  expect(idsOf(moveClipsIn(pagesOf("abc", "de"), ["a"], null))).toEqual(["bcd", "ea"]);
  expect(idsOf(moveClipsIn(pagesOf("abc", "de"), ["a"], "unread"))).toEqual(["bcd", "ea"]);
});

test("what was read of a list says what stands beside a clip, if it reaches far enough", () => {
  const list = pagesOf("ab", "c");
  expect(neighboursIn(list, "a")).toMatchObject({ listed: true, previous: null, next: { id: "b" } });
  expect(neighboursIn(list, "b")).toMatchObject({ previous: { id: "a" }, next: { id: "c" } });
  expect(neighboursIn(list, "c")).toMatchObject({ previous: { id: "b" }, next: null });
  expect(neighboursIn(list, "x")).toBeUndefined();
  const begun = { ...list, pages: list.pages.slice(0, 1) };
  expect(neighboursIn(begun, "b")).toBeUndefined();
});

describe("movedOrder", () => {
  const move = (order: string, ids: string, before: string | null) =>
    movedOrder([...order], [...ids], before).join("");

  test.each<[string, string, string | null, string]>([
    ["abcd", "d", "a", "dabc"],
    ["abcd", "a", null, "bcda"],
    ["abcd", "ca", "d", "bcad"],
    ["abcd", "b", "b", "abcd"],
    ["abcd", "bd", "b", "abdc"],
    ["abcd", "x", "a", "abcd"],
    ["", "a", null, ""],
  ])("of %j moves %j before %j: %j", (order, ids, before, result) => {
    expect(move(order, ids, before)).toBe(result);
  });

  test("nothing is lost or doubled, what stays keeps its order, and what is moved stands together as given", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(20).map(String)),
        fc.uniqueArray(fc.nat(20).map(String)),
        fc.nat(),
        (order, ids, pick) => {
          const before = order.length === 0 || pick % 3 === 0 ? null : (order[pick % order.length] ?? null);
          const result = movedOrder(order, ids, before);
          const moved = ids.filter((id) => order.includes(id));
          expect(result.toSorted()).toEqual(order.toSorted());
          expect(result.filter((id) => !moved.includes(id))).toEqual(
            order.filter((id) => !moved.includes(id)),
          );
          const first = moved[0] === undefined ? 0 : result.indexOf(moved[0]);
          expect(result.slice(first, first + moved.length)).toEqual(moved);
          if (before === null) expect(result.slice(result.length - moved.length)).toEqual(moved);
          else if (!moved.includes(before))
            expect(result[first + moved.length]).toBe(moved.length > 0 ? before : result[0]);
        },
      ),
    ));
});
