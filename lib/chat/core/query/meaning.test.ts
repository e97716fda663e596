import fc from "fast-check";
import { expect, it, test } from "vitest";
import { meaningOf, problemsOf } from "./meaning";

const NOW = Date.parse("2026-03-29T12:00:00Z");
const READER = { now: NOW, zone: "Europe/Berlin" };

const spanOf = (text: string, zone = READER.zone) => {
  const { meaning, problems } = meaningOf(text, { now: NOW, zone });
  expect(problems).toEqual([]);
  return [meaning.after, meaning.before].map((at) => (at === null ? null : new Date(at).toISOString()));
};

test.each([
  ["after:2h", "2026-03-29T10:00:00.000Z", null],
  ["before:3d", null, "2026-03-26T12:00:00.000Z"],
  ["after:2026-03-01 before:2026-03-02", "2026-02-28T23:00:00.000Z", "2026-03-01T23:00:00.000Z"],
  // The night in which clocks in Berlin leap from two to three.
  ["after:today", "2026-03-28T23:00:00.000Z", null],
  ["after:08:00", "2026-03-29T06:00:00.000Z", null],
  ["after:2026-03-29T02:30", "2026-03-29T01:00:00.000Z", null],
  ["after:yesterday", "2026-03-27T23:00:00.000Z", null],
  ["after:2026-03-01T14:30:00Z", "2026-03-01T14:30:00.000Z", null],
  ["after:7d after:2h", "2026-03-29T10:00:00.000Z", null],
])("%s is from %s to %s", (text, after, before) => {
  expect(spanOf(text)).toEqual([after, before]);
});

it("counts days in the reader's zone", () => {
  expect(spanOf("after:today", "America/Los_Angeles")[0]).toBe("2026-03-29T07:00:00.000Z");
  expect(spanOf("after:today", "Asia/Tokyo")[0]).toBe("2026-03-28T15:00:00.000Z");
});

it("tells what is looked for from what is not", () => {
  expect(meaningOf('gg "nice one" -bad from:ann -in:x is:mod -has:link', READER).meaning).toEqual({
    wanted: {
      needles: [
        { kind: "word", text: "gg", prefix: false },
        { kind: "phrase", text: "nice one" },
      ],
      from: ["ann"],
      in: [],
      stream: [],
      is: ["mod"],
      has: [],
    },
    unwanted: {
      needles: [{ kind: "word", text: "bad", prefix: false }],
      from: [],
      in: ["x"],
      stream: [],
      is: [],
      has: ["link"],
    },
    after: null,
    before: null,
  });
});

test.each([
  ["-bad -is:mod", 0, 12, /only what is not looked for/],
  ["good -good", 5, 10, /both looked for and excluded/],
  ["from:Ann x -from:ann", 11, 20, /both/],
  ["after:today x before:yesterday", 14, 30, /Nothing lies between/],
  ["after:2026-03-01 before:2026-03-01", 17, 34, /Nothing lies between/],
])("%s cannot be searched for", (text, from, to, message) => {
  expect(problemsOf(text, READER)).toEqual([
    { from, to, message: expect.stringMatching(message), suggestion: null },
  ]);
});

it("says all that is wrong, in the order of the text", () => {
  expect(problemsOf("befor:today is:modd", READER).map(({ from }) => from)).toEqual([0, 12]);
});

it("never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 0, max: 4e12 }), (text, now) => {
      expect(Array.isArray(problemsOf(text, { now, zone: "Pacific/Apia" }))).toBe(true);
    }),
  );
});
