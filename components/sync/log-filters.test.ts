import { expect, test } from "vitest";
import { logFiltersFrom } from "./log-filters";

test.each([
  ["", { kind: "", login: "", source: "" }],
  ["kind=went_live&source=poll&login=Ada", { kind: "went_live", login: "ada", source: "poll" }],
  ["kind=exploded&source=rumour", { kind: "", login: "", source: "" }],
  ["login=a%00", { kind: "", login: "", source: "" }],
  [`login=${"x".repeat(40)}`, { kind: "", login: "x".repeat(25), source: "" }],
])("%j", (query, filters) => expect(logFiltersFrom(new URLSearchParams(query))).toEqual(filters));
