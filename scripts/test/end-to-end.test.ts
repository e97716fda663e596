import { describe, expect, test } from "vitest";
import { together } from "./counted";
import { systemsAtOnce } from "./end-to-end";
import { NONE } from "./results";

const GIB = 1024 ** 3;

test.each([
  { cores: 1, memory: 16, systems: 1 },
  { cores: 2, memory: 4, systems: 1 },
  { cores: 2, memory: 7, systems: 2 },
  { cores: 16, memory: 64, systems: 2 },
])("$cores cores and $memory GiB: $systems", ({ cores, memory, systems }) => {
  expect(systemsAtOnce(cores, memory * GIB)).toBe(systems);
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
