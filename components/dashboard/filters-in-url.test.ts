import { expect, test } from "vitest";
import { NO_FILTERS } from "@/lib/broadcasters/queries";
import { filtersFrom, isFiltered } from "./filters-in-url";

test.each([
  ["", NO_FILTERS, false],
  ["show=all", NO_FILTERS, false],
  ["show=nonsense&other=1", NO_FILTERS, false],
  ["q=%20", { ...NO_FILTERS, q: " " }, false],
  ["q=ada", { ...NO_FILTERS, q: "ada" }, true],
  ["show=live", { ...NO_FILTERS, show: "live" }, true],
  [
    "category=Science+%26+Technology&language=de&tag=Cosy&show=offline",
    { q: "", category: "Science & Technology", language: "de", tag: "Cosy", show: "offline" },
    true,
  ],
])("%j", (query, filters, filtered) => {
  expect(filtersFrom(new URLSearchParams(query))).toEqual(filters);
  expect(isFiltered(filtersFrom(new URLSearchParams(query)))).toBe(filtered);
});
