import { expect, test } from "vitest";
import { isNarrowed, SHOW_ALL, shownFrom } from "./shown-in-url";

const plain = { q: "", sort: "last_seen", role: "", bots: false, present: false, removed: false };

test.each<[string, Partial<ReturnType<typeof shownFrom>>]>([
  ["", {}],
  ["sort=messages&role=vip&bots=true", { sort: "messages", role: "vip", bots: true }],
  ["q=%20Ann%20&present=true&removed=true", { q: "ann", present: true, removed: true }],
  ["q=%00a", {}],
  ["sort=age&role=king&bots=yes&present=1", {}],
  [`q=${"x".repeat(80)}`, { q: "x".repeat(50) }],
])("%s", (address, change) => {
  expect(shownFrom(new URLSearchParams(address))).toEqual({ ...plain, ...change });
});

test("showing all undoes what narrows, and leaves order and bots", () => {
  const params = new URLSearchParams("q=a&role=vip&present=true&removed=true&bots=true&sort=streams");
  expect(isNarrowed(shownFrom(params))).toBe(true);
  for (const [name, value] of Object.entries(SHOW_ALL)) params.set(name, value);
  expect(shownFrom(params)).toEqual({ ...plain, bots: true, sort: "streams" });
  expect(isNarrowed(shownFrom(params))).toBe(false);
});
