import fc from "fast-check";
import { expect, test } from "vitest";
import { moveBefore } from "./reorder";

const IDS = ["a", "b", "c", "d"];

test.each([
  [0, 1, "c"],
  [0, 3, null],
  [3, 0, "a"],
  [2, 1, "b"],
  [1, 1, undefined],
  [0, -1, undefined],
  [3, 9, undefined],
  [7, 0, undefined],
])("from %i to %i is before %s", (from, to, expected) => expect(moveBefore(IDS, from, to)).toBe(expected));

/** What the server does: the item stands before the other, or at the end. */
function moved(ids: readonly string[], item: string, before: string | null): string[] {
  const rest = ids.filter((id) => id !== item);
  const at = before === null ? rest.length : rest.indexOf(before);
  return [...rest.slice(0, at), item, ...rest.slice(at)];
}

test("the server then comes to the same order", () =>
  fc.assert(
    fc.property(fc.nat(3), fc.nat(3), (from, to) => {
      const before = moveBefore(IDS, from, to);
      const item = IDS[from] ?? "";
      const wanted = IDS.filter((id) => id !== item);
      wanted.splice(to, 0, item);
      expect(before === undefined ? IDS : moved(IDS, item, before)).toEqual(wanted);
    }),
  ));
