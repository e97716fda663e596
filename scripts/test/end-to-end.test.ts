import { describe, expect, test } from "vitest";
import { together } from "./counted";
import { systemsAtOnce } from "./end-to-end";
import { NONE } from "./results";

test.each([
  [undefined, 1],
  ["1", 1],
  ["2", 2],
  ["", 1],
])("E2E_SYSTEMS=%s: %i", (wished, systems) => {
  expect(systemsAtOnce(wished)).toBe(systems);
});

describe("what runners did between them", () => {
  const passed = { ...NONE, ok: true, passed: 2, repeated: ["a"] };

  test("is added up", () => {
    const other = { ...NONE, ok: false, passed: 1, failed: 1, skipped: 3, excused: 4, failures: ["b"] };
    expect(together([passed, other])).toEqual({
      ...{ ok: false, passed: 3, failed: 1, skipped: 3, excused: 4 },
      ...{ failures: ["b"], repeated: ["a"] },
    });
  });

  test("is what the only one did", () => {
    expect(together([passed])).toEqual(passed);
  });
});
