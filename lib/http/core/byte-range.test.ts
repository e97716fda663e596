import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedRange } from "./byte-range";

describe("what a Range header asks of a file of 100 bytes", () => {
  test.each([
    ["bytes=0-9", { from: 0, to: 9 }],
    ["bytes=90-", { from: 90, to: 99 }],
    ["bytes=-10", { from: 90, to: 99 }],
    ["bytes=-500", { from: 0, to: 99 }],
    ["bytes=0-500", { from: 0, to: 99 }],
    ["bytes=99-99", { from: 99, to: 99 }],
    ["Bytes= 5 - 6 ", { from: 5, to: 6 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=100-200", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    [null, "whole"],
    ["", "whole"],
    ["bytes=-", "whole"],
    ["bytes=9-5", "whole"],
    ["bytes=0-1,5-6", "whole"],
    ["items=0-9", "whole"],
    ["bytes=a-b", "whole"],
    ["bytes=0-9999999999999999999", "whole"],
  ])("%s", (header, asked) => {
    expect(askedRange(header, 100)).toEqual(asked);
  });

  test("of an empty file no part can be had", () => {
    expect(askedRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(askedRange("bytes=-5", 0)).toBe("unsatisfiable");
  });

  test("a part lies always within the file", () => {
    const bound = fc.oneof(fc.constant(""), fc.nat(1000).map(String));
    fc.assert(
      fc.property(bound, bound, fc.nat(500), (first, last, size) => {
        const asked = askedRange(`bytes=${first}-${last}`, size);
        if (typeof asked === "string") return;
        expect(0 <= asked.from && asked.from <= asked.to && asked.to < size).toBe(true);
      }),
    );
  });
});
