import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aLiveStream, anyRows, aRow } from "@/tests/support/following";
import { FOLLOW_SORTS, sortFollows, sortRows } from "./sort-rows";

const live = (id: string, viewerCount: number) => aRow({ id, live: aLiveStream({ viewerCount }) });
const offline = (id: string, lastLiveAt: string | null, displayName = `Channel${id}`) =>
  aRow({ id, lastLiveAt, displayName });

describe("sortRows", () => {
  test("live by viewers, then last live, then never seen live by name", () => {
    const rows = [
      offline("1", null, "zora"),
      offline("2", "2026-11-19T10:00:00.000Z"),
      live("3", 10),
      offline("4", null, "Ada"),
      live("5", 2_000),
      offline("6", "2026-11-20T10:00:00.000Z"),
      live("7", 0),
    ];
    expect(sortRows(rows).map(({ id }) => id)).toEqual(["5", "3", "7", "6", "2", "4", "1"]);
  });
});

describe("sortFollows", () => {
  const rows = [
    aRow({ id: "1", displayName: "channel 10", followedAt: "2026-03-01T00:00:00.000Z" }),
    aRow({ id: "2", displayName: "Channel 2", followedAt: "2026-01-01T00:00:00.000Z", live: aLiveStream() }),
    aRow({ id: "3", displayName: "Bob", lastLiveAt: "2026-11-20T10:00:00.000Z" }),
  ];
  test.each([
    ["name", ["3", "2", "1"]],
    ["followed", ["1", "3", "2"]],
    ["last-live", ["2", "3", "1"]],
  ] as const)("by %s", (sort, ids) => expect(sortFollows(rows, sort).map(({ id }) => id)).toEqual(ids));
});

const orders = [
  ["the dashboard", sortRows],
  ...FOLLOW_SORTS.map(
    (sort) => [sort, (rows: Parameters<typeof sortRows>[0]) => sortFollows(rows, sort)] as const,
  ),
] as const;

describe.each(orders)("the order of %s", (_name, order) => {
  test("is total: it does not depend on how the rows came, and loses none", () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          const sorted = order(rows);
          expect(order(shuffled)).toEqual(sorted);
          expect(order(sorted)).toEqual(sorted);
          expect(sorted.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
        },
      ),
    );
  });
});

test("on the dashboard nobody offline stands above somebody live", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const onAir = sortRows(rows).map((row) => row.live !== null);
      expect(onAir.indexOf(false) === -1 || !onAir.slice(onAir.indexOf(false)).includes(true)).toBe(true);
    }),
  );
});
