import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addRow, bucketKind, note, type PointNote, type UsageSheet } from "./usage";

const MINUTE = 60_000;
const call: PointNote = {
  ...{ at: 5 * MINUTE + 1, bucket: "app", purpose: "live-sync", endpoint: "Get Streams" },
  ...{ points: 1, waitedMs: 3, refused: false },
};

test.each([
  ["app", "app"],
  ["app:clip-downloads", "endpoint"],
  ["user:123", "user"],
  ["user:123:clip-downloads", "endpoint"],
])("the bucket %s is of kind %s", (key, kind) => {
  expect(bucketKind(key)).toBe(kind);
});

describe("a sheet", () => {
  test("has one row for a minute, bucket, purpose and endpoint", () => {
    const sheet: UsageSheet = new Map();
    note(sheet, call);
    note(sheet, { ...call, at: 5 * MINUTE, waitedMs: 2_000.4 });
    note(sheet, { ...call, points: 0, waitedMs: 0, refused: true });
    note(sheet, { ...call, at: 6 * MINUTE });
    note(sheet, { ...call, purpose: "pages" });
    const of = { bucket: "app", purpose: "live-sync", endpoint: "Get Streams" };
    const calm = { points: 1, waits: 0, waitedMs: 0, refused: 0 };
    expect([...sheet.values()]).toEqual([
      { ...of, minute: 5 * MINUTE, points: 2, waits: 1, waitedMs: 2_000, refused: 1 },
      { ...of, ...calm, minute: 6 * MINUTE },
      { ...of, ...calm, minute: 5 * MINUTE, purpose: "pages" },
    ]);
  });

  test("loses and invents no point, also when its rows are added to another", () => {
    const calls = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 10 * MINUTE }),
        bucket: fc.constantFrom("app" as const, "user" as const),
        purpose: fc.constantFrom("a", "b"),
        endpoint: fc.constantFrom("x", "y"),
        points: fc.integer({ min: 0, max: 1 }),
        waitedMs: fc.integer({ min: 0, max: 1_000 }),
        refused: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(calls, calls, (first, second) => {
        const [one, other]: [UsageSheet, UsageSheet] = [new Map(), new Map()];
        for (const each of first) note(one, each);
        for (const each of second) note(other, each);
        for (const row of other.values()) addRow(one, row);
        const rows = [...one.values()];
        const all = [...first, ...second];
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(rows.map(({ points }) => points))).toBe(sum(all.map(({ points }) => points)));
        expect(sum(rows.map(({ refused }) => refused))).toBe(all.filter(({ refused }) => refused).length);
      }),
    );
  });
});
