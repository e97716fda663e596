import { describe, expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { anOverview, aStreamDetail } from "@/tests/support/history";
import { overlayChannels, overlayStreams } from "./overlay";
import { historyWords } from "./words";

const t = translatorFor("en", "history");

const START = Date.parse("2026-11-20T18:00:00.000Z");
const counts = (...values: [minute: number, viewers: number][]) => ({
  stepSeconds: null,
  points: values.map(([minute, viewers]): [number, number, number, number] => [
    START + minute * 60_000,
    viewers,
    viewers,
    viewers,
  ]),
});

describe("streams over each other", () => {
  const long = aStreamDetail({
    id: "a",
    durationSeconds: 7_200,
    curve: counts([0, 10], [60, 70], [120, 130]),
  });
  const short = aStreamDetail({ id: "b", durationSeconds: 3_600, curve: counts([0, 5], [10, 6], [60, 9]) });
  const { places, series, placeOf } = overlayStreams([long, short], ["Long", "Short"], t);

  test("begin together and lie on the axis of the longest", () => {
    expect([places[0], places.at(-1)]).toEqual([0, 1]);
    expect(series.map(({ name, values }) => [name, values[0], values.length])).toEqual([
      ["Long", 10, 181],
      ["Short", 5, 181],
    ]);
    expect(placeOf(90)).toBe("1:00 in");
  });

  test("say nothing where nothing was counted", () => {
    // Half an hour in: the nearest count of both is far away.
    expect(series.map(({ values }) => values[45])).toEqual([null, null]);
    expect(series.map(({ values }) => values[90])).toEqual([70, 9]);
    expect(series.map(({ values }) => values[180])).toEqual([130, null]);
  });

  test("go straight from count to count", () => {
    const [one] = overlayStreams(
      [aStreamDetail({ curve: counts([0, 10], [20, 30], [40, 0]) })],
      ["One"],
      t,
    ).series;
    // 120 minutes in 180 steps: 15 steps are ten minutes.
    expect([0, 15, 30, 45, 60].map((step) => one?.values[step])).toEqual([10, 20, 30, 15, 0]);
  });

  test("without any count are empty", () => {
    const [empty] = overlayStreams([aStreamDetail({ curve: counts() })], ["Empty"], t).series;
    expect(new Set(empty?.values)).toEqual(new Set([null]));
  });
});

test("channels lie on the days that any of them has", () => {
  const day = (from: string, averageViewers: number | null) => ({
    ...{ from, averageViewers, hours: 1, peakViewers: averageViewers },
  });
  const one = anOverview({ trend: [day("2026-11-19", 10), day("2026-11-20", null)] });
  const other = anOverview({ trend: [day("2026-11-20", 30)] });
  const { series, placeOf, places } = overlayChannels([one, other], historyWords(t, formatsFor("en", "UTC")));
  expect(series.map(({ values }) => values)).toEqual([
    [10, null],
    [null, 30],
  ]);
  expect([places.length, placeOf(1)]).toEqual([2, "Fri 20 Nov"]);
});
