import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeStreams } from "./merge-streams";

const stream = (userId: string, id: string, startedAt = 0) => ({
  userId,
  id,
  startedAt: new Date(startedAt),
});
const row = (userId: string, id: string, startedAt = 0) => ({
  userId,
  stream: stream(userId, id, startedAt),
});
const bad = (userId: string) => ({ userId, stream: null });

describe("mergeStreams", () => {
  test.each<[string, Parameters<typeof mergeStreams>[1], { streams: object[]; unclear: string[] }]>([
    ["nothing", [], { streams: [], unclear: [] }],
    [
      "one each",
      [row("1", "a"), row("2", "b")],
      { streams: [stream("1", "a"), stream("2", "b")], unclear: [] },
    ],
    ["the same row twice", [row("1", "a"), row("1", "a")], { streams: [stream("1", "a")], unclear: [] }],
    [
      "a restart between pages",
      [row("1", "a", 5), row("1", "b", 9)],
      { streams: [stream("1", "b", 9)], unclear: [] },
    ],
    [
      "the same in the other order",
      [row("1", "b", 9), row("1", "a", 5)],
      { streams: [stream("1", "b", 9)], unclear: [] },
    ],
    ["a row that makes no sense", [bad("1"), row("2", "b")], { streams: [stream("2", "b")], unclear: ["1"] }],
    ["one bad, one good", [bad("1"), row("1", "a")], { streams: [stream("1", "a")], unclear: [] }],
    ["one good, one bad", [row("1", "a"), bad("1")], { streams: [stream("1", "a")], unclear: [] }],
    ["somebody nobody asked about", [row("9", "z"), bad("8")], { streams: [], unclear: [] }],
  ])("%s", (_, rows, expected) => {
    expect(mergeStreams(["1", "2", "3"], rows)).toEqual(expected);
  });

  test("everyone with a row is in exactly one list, whatever the order of the rows", () => {
    const rows = fc.array(
      fc.record({
        userId: fc.constantFrom("1", "2", "3"),
        stream: fc.option(fc.nat(50).map((n) => stream("1", `s${n}`, n))),
      }),
    );
    fc.assert(
      fc.property(rows, (given) => {
        const mixed = given.map(({ userId, stream: found }) => ({
          userId,
          stream: found && { ...found, userId },
        }));
        const { streams, unclear } = mergeStreams(["1", "2", "3"], mixed);
        const told = [...streams.map(({ userId }) => userId), ...unclear];
        expect(told.toSorted()).toEqual([...new Set(given.map(({ userId }) => userId))].toSorted());
        const again = mergeStreams(["1", "2", "3"], mixed.toReversed());
        expect(new Map(again.streams.map((s) => [s.userId, s.id]))).toEqual(
          new Map(streams.map((s) => [s.userId, s.id])),
        );
      }),
    );
  });
});
