import fc from "fast-check";
import { expect, test } from "vitest";
import { NOTHING_TICKED, tickedAmong, tickedUpTo, toggled, toggledAll } from "./selection";

const SHOWN = ["a", "b", "c", "d"] as const;
const of = (...ids: string[]) => ({ ids: new Set(ids), anchor: ids.at(-1) ?? null });
const listed = (ticked: typeof NOTHING_TICKED) => [...ticked.ids].sort();

test("one is ticked and unticked, and a range begins there", () => {
  const once = toggled(NOTHING_TICKED, "b");
  expect(once).toEqual({ ids: new Set(["b"]), anchor: "b" });
  expect(toggled(once, "b")).toEqual({ ids: new Set(), anchor: "b" });
});

test.each<[string | null, string, string[]]>([
  ["a", "c", ["a", "b", "c"]],
  ["d", "b", ["b", "c", "d"]],
  ["b", "b", ["b"]],
  [null, "c", ["c"]],
  ["gone", "c", ["c"]],
])("from %s up to %s: %j", (anchor, id, ids) => {
  expect(listed(tickedUpTo({ ids: new Set(), anchor }, id, SHOWN))).toEqual(ids);
});

test("a range adds to what is ticked", () => {
  expect(listed(tickedUpTo({ ids: new Set(["d"]), anchor: "a" }, "b", SHOWN))).toEqual(["a", "b", "d"]);
});

test("all, then none", () => {
  const all = toggledAll(of("b"), SHOWN);
  expect(listed(all)).toEqual([...SHOWN]);
  expect(toggledAll(all, SHOWN)).toEqual(NOTHING_TICKED);
  expect(toggledAll(NOTHING_TICKED, [])).toEqual({ ids: new Set(), anchor: null });
});

test("whatever is ticked, only what is shown counts, in its order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.uniqueArray(fc.string()), (ids, shown) => {
      const among = tickedAmong(of(...ids), shown);
      expect(among).toEqual(shown.filter((id) => ids.includes(id)));
    }),
  );
});
