import { describe, expect, test } from "vitest";
import { judgeStreamEvent, nextLookMs, type Shown, type StreamEvent } from "./judge-stream-event";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const shown = (over: Partial<NonNullable<Shown>> = {}): Shown => ({
  id: "7",
  title: "Evening run",
  categoryId: "1",
  startedAt: at(0),
  ...over,
});
const online: StreamEvent = { type: "stream.online", streamId: "7", startedAt: at(0) };
const offline: StreamEvent = { type: "stream.offline", streamId: "7" };
const update: StreamEvent = { type: "channel.update", title: "Evening run", categoryId: "1" };

describe("judgeStreamEvent", () => {
  test.each<[string, StreamEvent, Shown, { observe: boolean; done: boolean }]>([
    ["a stream that is listed began", online, shown(), { observe: true, done: true }],
    ["a stream that is not listed yet may be soon", online, null, { observe: false, done: false }],
    [
      "the one before is still listed",
      online,
      shown({ id: "6", startedAt: at(-60) }),
      { observe: false, done: false },
    ],
    [
      "a later one began meanwhile",
      online,
      shown({ id: "8", startedAt: at(60) }),
      { observe: true, done: true },
    ],
    ["a stream that is gone ended", offline, null, { observe: true, done: true }],
    ["one that is still listed may be gone soon", offline, shown(), { observe: false, done: false }],
    ["another began after it", offline, shown({ id: "8" }), { observe: false, done: true }],
    [
      "nobody said which ended",
      { ...offline, streamId: null },
      shown({ id: "8" }),
      { observe: false, done: false },
    ],
    ["the new title is listed", update, shown(), { observe: true, done: true }],
    ["the old title is still listed", update, shown({ title: "Old" }), { observe: true, done: false }],
    ["the old category is still listed", update, shown({ categoryId: "2" }), { observe: true, done: false }],
    ["off air, a title is nobody's news", update, null, { observe: false, done: true }],
  ])("%s", (_what, event, list, expected) => {
    expect(judgeStreamEvent(event, list)).toEqual(expected);
  });
});

test("looks grow rarer, and end after two minutes", () => {
  const waits = [];
  for (let look = 1; ; look += 1) {
    const wait = nextLookMs(look);
    if (wait === null) break;
    waits.push(wait / 1000);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
});
