import fc from "fast-check";
import { expect, test } from "vitest";
import { type Counted, firstMinute, sumUp } from "./sum-up";

const NOW = new Date("2026-05-01T12:00:30Z");
const row: Counted = {
  ...{
    minute: new Date("2026-05-01T12:00:00Z"),
    bucket: "app",
    purpose: "live-sync",
    endpoint: "Get Streams",
  },
  ...{ points: 3, waits: 1, waitedMs: 400, refused: 0 },
};

test("an hour has sixty minutes, the last being the one that goes on", () => {
  const { minutes } = sumUp([], NOW);
  expect(minutes).toHaveLength(60);
  expect(minutes[0]?.minute).toBe("2026-05-01T11:01:00.000Z");
  expect(minutes.at(-1)).toEqual({ minute: "2026-05-01T12:00:00.000Z", points: 0, purposes: [] });
  expect(firstMinute(NOW).toISOString()).toBe(minutes[0]?.minute);
});

test("purposes are summed up over endpoints and minutes, the hungriest first", () => {
  const { minutes, purposes, others } = sumUp(
    [
      row,
      { ...row, endpoint: "Get Users", points: 1, waits: 0, waitedMs: 0, refused: 2 },
      { ...row, purpose: "poll-targets", points: 9 },
      { ...row, bucket: "user", points: 5 },
      { ...row, bucket: "endpoint", points: 2, waits: 0, waitedMs: 0 },
    ],
    NOW,
  );
  expect(minutes.at(-1)?.purposes).toEqual([
    { purpose: "poll-targets", points: 9 },
    { purpose: "live-sync", points: 4 },
  ]);
  expect(minutes.at(-1)?.points).toBe(13);
  expect(purposes.map(({ purpose }) => purpose)).toEqual(["poll-targets", "live-sync"]);
  expect(purposes[1]).toEqual({
    ...{ purpose: "live-sync", points: 4, waits: 1, waitedMs: 400, refused: 2 },
    endpoints: [
      { endpoint: "Get Streams", points: 3 },
      { endpoint: "Get Users", points: 1 },
    ],
  });
  expect(others).toEqual({ points: 7, waits: 1, waitedMs: 400, refused: 0 });
});

test("the minutes, the purposes and the rows of the hour have the same points", () => {
  const rows = fc.array(
    fc.record({
      minute: fc.integer({ min: -70, max: 3 }).map((ago) => new Date(row.minute.getTime() + ago * 60_000)),
      bucket: fc.constantFrom("app", "user"),
      purpose: fc.constantFrom("a", "b", "c"),
      endpoint: fc.constantFrom("x", "y"),
      points: fc.nat(50),
      waits: fc.nat(3),
      waitedMs: fc.nat(900),
      refused: fc.nat(2),
    }),
  );
  const sum = (numbers: readonly { points: number }[]) =>
    numbers.reduce((all, { points }) => all + points, 0);
  fc.assert(
    fc.property(rows, (counted) => {
      const { minutes, purposes, others } = sumUp(counted, NOW);
      const ofHour = counted.filter(({ minute }) => minute >= firstMinute(NOW) && minute <= NOW);
      expect(sum(minutes)).toBe(sum(purposes));
      expect(sum(minutes) + others.points).toBe(sum(ofHour));
    }),
  );
});
