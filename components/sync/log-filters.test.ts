import { expect, test } from "vitest";
import { logFiltersFrom } from "./log-filters";

test.each([
  ["", { kind: "", q: "", source: "" }],
  ["kind=went_live&source=poll&login=Ada", { kind: "went_live", q: "ada", source: "poll" }],
  ["kind=exploded&source=rumour", { kind: "", q: "", source: "" }],
  ["login=a%00", { kind: "", q: "", source: "" }],
  [`login=${"x".repeat(40)}`, { kind: "", q: "x".repeat(25), source: "" }],
])("%j", (query, filters) => expect(logFiltersFrom(new URLSearchParams(query))).toEqual(filters));
