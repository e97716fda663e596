import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "./nearest";

const NAMES = ["user", "uptime", "pick", "1"] as const;

test.each<[string, string | undefined]>([
  ["user", "user"],
  ["USER", "user"],
  ["usr", "user"],
  ["suer", "user"],
  ["uptmie", "uptime"],
  ["choose", "pick"],
  ["Choose", "pick"],
  ["2", "1"],
  ["title", undefined],
  ["", "1"],
  ["constructor", undefined],
  ["__proto__", undefined],
])("%s is taken for %s", (written, name) => {
  expect(nearest(written, NAMES, { choose: "pick" })).toBe(name);
});

test("what another name stands for counts only where it is offered", () => {
  expect(nearest("choose", ["user"], { choose: "pick" })).toBeUndefined();
});

test("it is one of the names or none, and a name itself always", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...NAMES), (written, name) => {
      expect([...NAMES, undefined]).toContain(nearest(written, NAMES));
      expect(nearest(name, NAMES)).toBe(name);
    }),
  );
});
