import { expect, test } from "vitest";
import { isOnDay, listFiltersFrom, spanOf } from "./list-filters";

test.each([
  ["day=2026-11-20&category=509658", { day: "2026-11-20", category: "509658" }],
  ["day=yesterday", { day: "", category: "" }],
  ["day=2026-99-99", { day: "", category: "" }],
  ["", { day: "", category: "" }],
])("the filters of %j", (query, filters) => {
  expect(listFiltersFrom(new URLSearchParams(query))).toEqual(filters);
});

test("a day is asked for by the person's clock, with what may reach into it", () => {
  expect(spanOf({ day: "2026-11-20", category: "" }, "Europe/Berlin")).toEqual({
    from: "2026-11-17T23:00:00.000Z",
    to: "2026-11-20T23:00:00.000Z",
  });
  expect(spanOf({ day: "", category: "1" }, "UTC")).toEqual({ categoryId: "1" });
});

test.each([
  ["2026-11-19T22:59:00.000Z", false],
  ["2026-11-19T23:00:00.000Z", false],
  ["2026-11-19T23:01:00.000Z", true],
  [null, true],
])("a stream that ended at %s ran on 20 November in Berlin: %s", (endedAt, on) => {
  expect(isOnDay({ day: "2026-11-20", category: "" }, { endedAt }, "Europe/Berlin")).toBe(on);
});
