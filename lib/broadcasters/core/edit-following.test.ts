import { describe, expect, test } from "vitest";
import { aPage, aRow } from "@/tests/support/following";
import { putInto, removeFrom, setMutedIn } from "./edit-following";

const page = aPage([aRow({ id: "1" }), aRow({ id: "2" })]);
const ids = (changed: typeof page) => changed.items.map(({ id }) => id);

describe("setMutedIn", () => {
  test("mutes one and no other", () =>
    expect(setMutedIn(page, "2", true).items.map(({ muted }) => muted)).toEqual([false, true]));
  test("muted already, or not followed: the very same page", () => {
    expect(setMutedIn(page, "2", false)).toBe(page);
    expect(setMutedIn(page, "9", true)).toBe(page);
  });
});

describe("removeFrom", () => {
  test("takes one away and counts it", () => {
    const left = removeFrom(page, "1");
    expect([ids(left), left.total]).toEqual([["2"], 1]);
  });
  test("gone already: the very same page", () => expect(removeFrom(page, "9")).toBe(page));
});

describe("putInto", () => {
  test("adds and counts what is new", () => {
    const more = putInto(page, aRow({ id: "3" }));
    expect([ids(more).toSorted(), more.total]).toEqual([["1", "2", "3"], 3]);
  });
  test("replaces what is known, in its place", () => {
    const same = putInto(page, aRow({ id: "2", muted: true }));
    expect([ids(same), same.total, same.items[1]?.muted]).toEqual([["1", "2"], 2, true]);
  });
  test("undoes a removal", () => {
    const row = aRow({ id: "1" });
    expect(new Set(ids(putInto(removeFrom(page, "1"), row)))).toEqual(new Set(ids(page)));
  });
});
