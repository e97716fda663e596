import fc from "fast-check";
import { encodeCursor } from "@/lib/kernel/cursor";

/** What programs and people send who mean no good, or know no better. */
export const HOSTILE_TEXTS = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udfffb",
  "'; DROP TABLE person; --",
  "' OR 1=1 --",
  "<script>alert(1)</script>",
  "%s%n%x {{7*7}}",
  "../../../../etc/passwd",
  "\u202e\u200b\ufeff",
  "ﷺ".repeat(50),
  "__proto__",
  "constructor",
  "-1",
  "1e308",
  "99999999999999999999",
  "0x10",
  "NaN",
  "0000-01-01T00:00:00Z",
  "0000-01-01",
  "9999-12-31T23:59:59.999Z",
  "9999-12-31",
  "+275760-09-13T00:00:00.000Z",
  "-271821-04-20T00:00:00.000Z",
  "2026-02-30T25:61:61Z",
  "null",
  "[]",
  "{}",
  " ",
  "x".repeat(100_000),
] as const;

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: [nested(depth - 1)] });

const HOSTILE_THINGS: readonly unknown[] = [
  ...HOSTILE_TEXTS,
  ...[null, true, -1, 0, 1.5, 1e308, -1e308, 2 ** 53, -(2 ** 31) - 1, 2 ** 31],
  ...[[], {}, [[]], [null], { toString: null }, JSON.parse('{"__proto__":{"admin":true}}')],
  nested(300),
];

/** Cursors that are well made and of another list, or of none. */
const FORGED_CURSORS = [
  ...[[1], [-1], [1e308], [0], [2 ** 31], [""], ["\u0000"], [null], [], [[1]], [{ a: 1 }]],
  ...[["0198a0b2-0000-7000-8000-000000000001"], [0, "0198a0b2-0000-7000-8000-000000000001"]],
  ...[
    [8.64e15, "0198a0b2-0000-7000-8000-000000000001"],
    [-8.64e15, "x"],
    ["9999-12-31T00:00:00Z", "1"],
  ],
  ...[
    ["0000-01-01T00:00:00Z", 1],
    ["0000-01-01T00:00:00Z", "1"],
    ["0000-01-01T00:00:00Z", "0198a0b2-0000-7000-8000-000000000001"],
    ["a", "b"],
    ["a", "b", "c"],
    ["subscriber", "a", "1"],
    ["x".repeat(1_000), 1],
    [1, 2],
    [1, 2, 3],
  ],
].map((place) => encodeCursor(place as never));

export const hostileText = fc.constantFrom(...HOSTILE_TEXTS);
export const hostileThing = fc.constantFrom(...HOSTILE_THINGS);
export const forgedCursor = fc.oneof(
  fc.constantFrom(...FORGED_CURSORS),
  fc.constantFrom("", "=", "AAAA", "W10", "bnVsbA", "e30", "x".repeat(400)),
);

const ID = "0198a0b2-0000-7000-8000-000000000001";
/** At the ends of what columns and dates hold, and beyond. */
const ENDS = [
  0,
  -1,
  2 ** 31,
  8.64e15,
  8.64e15 + 1,
  Number.MAX_SAFE_INTEGER,
  1e308,
  "",
  "9999-12-31T23:59:59.999Z",
];

/** Cursors as a list in the order `sort` would make them, at places where no row is. */
export const cursorsAtTheEnds = (sort: string): string[] =>
  [...ENDS, "0000-01-01T00:00:00Z", "+275760-09-13T00:00:00.000Z"].flatMap((end) =>
    [
      [sort, end, ID],
      [sort, end, ID, end],
      [sort, end, "1"],
      [sort, end, "1", "1"],
      [end, ID],
      [end, "1"],
      [sort, end],
      [end],
    ].map((place) => encodeCursor(place)),
  );
