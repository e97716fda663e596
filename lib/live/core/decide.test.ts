import { describe, expect, test } from "vitest";
import { aStream, at, liveModel, missing, saidOffline, seen } from "@/tests/support/live-model";
import type { Observation } from "./live-state";

/** The broadcaster was looked at before and was offline, so that what follows is told to followers. */
const KNOWN_OFFLINE = missing(-1000);

function outcomeOf(...observations: Observation[]) {
  const model = liveModel();
  for (const observation of [KNOWN_OFFLINE, ...observations]) model.observe(observation);
  return {
    kinds: model.changes.map(({ kind }) => kind),
    announced: model.announced,
    status: model.statuses.get("1"),
    last: model.changes.at(-1),
  };
}

const A = aStream("A");
const live = seen(30, A);

describe("F4: change detection by stream id", () => {
  test.each<[string, Observation[], string[], string | undefined, string[]]>([
    ["nothing seen", [missing(30)], [], undefined, []],
    ["a stream begins", [live], ["went_live"], "live", ["1/A"]],
    ["the same stream again", [live, seen(60, A)], ["went_live"], "live", ["1/A"]],
    ["the same answer twice", [live, live], ["went_live"], "live", ["1/A"]],
    ["an answer that comes late", [live, missing(20)], ["went_live"], "live", ["1/A"]],
    ["one miss", [live, missing(60)], ["went_live"], "suspect", ["1/A"]],
    ["two misses", [live, missing(60), missing(90)], ["went_live"], "suspect", ["1/A"]],
    [
      "three misses",
      [live, missing(60), missing(90), missing(120)],
      ["went_live", "went_offline"],
      "offline",
      ["1/A"],
    ],
    [
      "misses that are not in a row",
      [live, missing(60), missing(90), seen(120, A), missing(150), missing(180)],
      ["went_live"],
      "suspect",
      ["1/A"],
    ],
    [
      "stream.offline, then a miss",
      [live, saidOffline(40), missing(60)],
      ["went_live", "went_offline"],
      "offline",
      ["1/A"],
    ],
    [
      "a miss, then stream.offline",
      [live, missing(60), saidOffline(61)],
      ["went_live", "went_offline"],
      "offline",
      ["1/A"],
    ],
    [
      "a miss, then a stream.offline sent before it",
      [live, missing(60), saidOffline(50)],
      ["went_live", "went_offline"],
      "offline",
      ["1/A"],
    ],
    ["stream.offline alone", [live, saidOffline(40)], ["went_live"], "live", ["1/A"]],
    [
      "stream.offline from before the stream was last seen",
      [live, saidOffline(20), missing(60)],
      ["went_live"],
      "suspect",
      ["1/A"],
    ],
    [
      "stream.offline of another stream",
      [live, saidOffline(40, "older"), missing(60)],
      ["went_live"],
      "suspect",
      ["1/A"],
    ],
    [
      "stream.offline, shown for a while yet, then a miss",
      [live, saidOffline(40, "A"), seen(60, A), seen(300, A), missing(330)],
      ["went_live", "went_offline"],
      "offline",
      ["1/A"],
    ],
    [
      "stream.offline, but the stream went on; much later a miss",
      [live, saidOffline(40, "A"), seen(2000, A), missing(2030)],
      ["went_live"],
      "suspect",
      ["1/A"],
    ],
    ["stream.offline of nobody known", [saidOffline(40)], [], undefined, []],
    [
      "the same id comes back",
      [live, missing(60), saidOffline(61), seen(90, A)],
      ["went_live", "went_offline", "reopened"],
      "live",
      ["1/A"],
    ],
    [
      "the same id comes back an hour later",
      [live, missing(60), saidOffline(61), seen(3700, A)],
      ["went_live", "went_offline", "reopened"],
      "live",
      ["1/A"],
    ],
    [
      "a new id while live",
      [live, seen(60, aStream("B", { startedAt: at(50) }))],
      ["went_live", "restarted"],
      "live",
      ["1/A"],
    ],
    [
      "a new id while suspect",
      [live, missing(60), seen(90, aStream("B", { startedAt: at(80) }))],
      ["went_live", "restarted"],
      "live",
      ["1/A"],
    ],
    [
      "a new id that began 10 minutes after the last end: a continuation",
      [live, missing(60), saidOffline(61), seen(800, aStream("B", { startedAt: at(630) }))],
      ["went_live", "went_offline", "went_live"],
      "live",
      ["1/A"],
    ],
    [
      "a new id that began later than that",
      [live, missing(60), saidOffline(61), seen(800, aStream("B", { startedAt: at(631) }))],
      ["went_live", "went_offline", "went_live"],
      "live",
      ["1/A", "1/B"],
    ],
    [
      "a new id found after nobody looked for hours",
      [live, seen(9000, aStream("B", { startedAt: at(8000) }))],
      ["went_live", "restarted"],
      "live",
      ["1/A", "1/B"],
    ],
    [
      "another title",
      [live, seen(60, aStream("A", { title: "Night run" }))],
      ["went_live", "title_changed"],
      "live",
      ["1/A"],
    ],
    [
      "another category",
      [live, seen(60, aStream("A", { categoryId: "33214", categoryName: "Fortnite" }))],
      ["went_live", "category_changed"],
      "live",
      ["1/A"],
    ],
    [
      "both in one answer",
      [live, seen(60, aStream("A", { title: "Night run", categoryId: "33214" }))],
      ["went_live", "title_changed", "category_changed"],
      "live",
      ["1/A"],
    ],
    ["only viewers", [live, seen(60, aStream("A", { viewerCount: 7 }))], ["went_live"], "live", ["1/A"]],
  ])("%s", (_name, observations, kinds, state, announced) => {
    const result = outcomeOf(...observations);
    expect(result.kinds).toEqual(kinds);
    expect(result.status?.state).toBe(state);
    expect(result.announced).toEqual(announced);
  });

  test("a broadcaster already live at the first look ever is recorded, but nobody is told", () => {
    const model = liveModel();
    model.observe(live);
    expect(model.changes).toMatchObject([{ kind: "went_live", delayMs: null }]);
    expect(model.announced).toEqual([]);
  });

  test("the end is when it was last seen", () => {
    const { status, last } = outcomeOf(live, seen(65, A), missing(90), missing(120), missing(150));
    expect(status?.endedAt).toEqual(at(65));
    expect(last).toMatchObject({ observedAt: at(150), after: { endedAt: at(65).toISOString() } });
  });

  test("the delay is measured from the stream's own start", () => {
    expect(outcomeOf(live).last?.delayMs).toBe(30_000);
  });

  test.each([
    ["a start in the future counts as none", at(90), 0],
    ["a stream that runs for months fits the column", new Date(0), 2 ** 31 - 1],
  ])("%s", (_name, startedAt, delayMs) => {
    expect(outcomeOf(seen(30, aStream("A", { startedAt }))).last?.delayMs).toBe(delayMs);
  });

  test("a log row tells what was and what is", () => {
    expect(outcomeOf(live, seen(60, aStream("A", { title: "Night run" }))).last).toMatchObject({
      before: { title: "Evening run" },
      after: { title: "Night run" },
      source: "poll",
    });
  });
});
