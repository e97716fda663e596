import { expect, test } from "vitest";
import { playedCategories, segmentsOf } from "./played-categories";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 18, minute));
const stored = (minute: number, category: string, title = "t") => ({
  streamId: "s",
  startedAt: at(minute),
  title,
  categoryId: category,
  categoryName: `name of ${category}`,
});

test("a segment lasts until the next one, the last until the end", () => {
  const segments = segmentsOf([stored(20, "b"), stored(0, "a")], at(50));
  expect(segments.map(({ from, to, categoryId }) => [from, to, categoryId])).toEqual([
    [at(0).toISOString(), at(20).toISOString(), "a"],
    [at(20).toISOString(), at(50).toISOString(), "b"],
  ]);
  expect(segmentsOf([stored(0, "a")], null)[0]?.to).toBeNull();
});

test("categories by time, longest first; without one it does not count", () => {
  const segments = segmentsOf(
    [stored(0, "a"), stored(10, ""), stored(20, "b"), stored(45, "a", "new")],
    null,
  );
  expect(playedCategories(segments, at(50))).toEqual([
    { id: "b", name: "name of b", seconds: 25 * 60 },
    { id: "a", name: "name of a", seconds: 15 * 60 },
  ]);
});
