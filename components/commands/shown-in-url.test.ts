import { expect, test } from "vitest";
import { isNarrowed, SHOW_ALL, shownFrom, stateFrom } from "./shown-in-url";

const plain = { q: "", sort: "name", removed: false };

test.each<[string, Partial<ReturnType<typeof shownFrom>>]>([
  ["", {}],
  ["sort=uses&permission=vip&state=off", { sort: "uses", permission: "vip", enabled: false }],
  ["state=own", { builtin: false }],
  ["state=builtin&sort=last_used", { builtin: true, sort: "last_used" }],
  ["q=%20!Hello%20", { q: "hello" }],
  ["sort=age&permission=king&state=toString", {}],
  [`q=${"x".repeat(200)}`, { q: "x".repeat(100) }],
])("%s", (address, change) => {
  expect(shownFrom(new URLSearchParams(address))).toEqual({ ...plain, ...change });
});

test.each(["", "state=", "state=king", "state=toString"])("%j names no state", (address) => {
  expect(stateFrom(new URLSearchParams(address))).toBe("");
});

test("showing all undoes what narrows, and leaves the order", () => {
  const params = new URLSearchParams("q=a&permission=vip&state=on&sort=uses");
  expect(isNarrowed(shownFrom(params))).toBe(true);
  for (const [name, value] of Object.entries(SHOW_ALL)) params.set(name, value);
  expect(isNarrowed(shownFrom(params))).toBe(false);
  expect(stateFrom(params)).toBe("");
  expect(shownFrom(params)).toEqual({ ...plain, sort: "uses" });
});
