import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pastStreams, type Recording } from "./past-streams";

const HOUR = 3_600_000;
const NOW = new Date("2026-11-21T12:00:00Z");
const recording = (streamId: string, hoursAgo: number, hours: number): Recording => ({
  streamId,
  title: `stream ${streamId} from ${hoursAgo}`,
  language: "en",
  startedAt: new Date(NOW.getTime() - hoursAgo * HOUR),
  durationMs: hours * HOUR,
});
const shown = (recordings: Recording[]) =>
  pastStreams(recordings, NOW).map(({ twitchStreamId, startedAt, endedAt }) => [
    twitchStreamId,
    (NOW.getTime() - startedAt.getTime()) / HOUR,
    (endedAt.getTime() - startedAt.getTime()) / HOUR,
  ]);

describe("pastStreams", () => {
  test.each<[string, Recording[], unknown[]]>([
    ["none", [], []],
    [
      "oldest first",
      [recording("b", 10, 2), recording("a", 30, 3)],
      [
        ["a", 30, 3],
        ["b", 10, 2],
      ],
    ],
    [
      "parts of one stream are one again",
      [recording("a", 52, 46), recording("a", 100, 48)],
      [["a", 100, 94]],
    ],
    ["one that ends now may go on", [recording("a", 3, 3)], []],
    ["as may one that ended minutes ago", [recording("a", 3, 2.875)], []],
    ["but not one that ended a while ago", [recording("a", 3, 2.75)], [["a", 3, 2.75]]],
    ["one in the future is none", [recording("a", -3, 2)], []],
    ["nor is one without a length", [recording("a", 5, 0), recording("b", 9, -1)], []],
    ["the earlier of two that overlap stays", [recording("b", 9, 2), recording("a", 10, 2)], [["a", 10, 2]]],
    [
      "neighbours do not overlap",
      [recording("a", 10, 2), recording("b", 8, 2)],
      [
        ["a", 10, 2],
        ["b", 8, 2],
      ],
    ],
  ])("%s", (_name, recordings, expected) => {
    expect(shown(recordings)).toEqual(expected);
  });

  test("shows the title that a stream began with", () => {
    const [stream] = pastStreams([recording("a", 52, 40), recording("a", 100, 48)], NOW);
    expect(stream?.title).toBe("stream a from 100");
  });

  test("never gives two that overlap, nor one that may be on air, in whatever order the recordings come", () => {
    const any = fc.record({ id: fc.nat(12), ago: fc.integer({ min: -5, max: 80 }), hours: fc.nat(60) });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ ago }) => ago }), (list) => {
        const recordings = list.map(({ id, ago, hours }) => recording(String(id), ago, hours));
        const streams = pastStreams(recordings, NOW);
        for (const [place, stream] of streams.entries()) {
          expect(stream.endedAt > stream.startedAt && stream.endedAt < NOW).toBe(true);
          const next = streams[place + 1];
          if (next) expect(next.startedAt.getTime()).toBeGreaterThanOrEqual(stream.endedAt.getTime());
        }
        const ids = streams.map(({ twitchStreamId }) => twitchStreamId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(pastStreams(recordings.toReversed(), NOW)).toEqual(streams);
      }),
    );
  });
});
