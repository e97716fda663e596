import { expect, test } from "vitest";
import { event, recorded } from "@/tests/support/events";
import type { ViewersEvent } from "./audience";
import { PendingViewers } from "./pending-viewers";

const viewers = (seq: number, ...counts: [string, number][]) =>
  recorded(seq, event.viewers(...counts)) as ViewersEvent;

test("counts of several events leave as one, each broadcaster once with its newest", () => {
  const pending = new PendingViewers();
  expect(pending.add(viewers(1, ["a", 1], ["b", 2]))).toBe(true);
  expect(pending.add(viewers(3, ["b", 20], ["c", 30]))).toBe(false);
  expect(pending.take()).toEqual(viewers(1, ["a", 1], ["b", 20], ["c", 30]));
});

test("nothing waits twice", () => {
  const pending = new PendingViewers();
  pending.add(viewers(1, ["a", 1]));
  pending.take();
  expect(pending.take()).toBeNull();
  expect(pending.add(viewers(2, ["b", 2]))).toBe(true);
  expect(pending.take()).toEqual(viewers(2, ["b", 2]));
});

test.each([event.online("a"), event.offline("a"), event.updated("a")])(
  "a count does not come after a newer $kind of the same broadcaster",
  (newer) => {
    const pending = new PendingViewers();
    pending.add(viewers(1, ["a", 1], ["b", 2]));
    pending.overtake(recorded(2, newer));
    expect(pending.take()?.payload.counts).toEqual([["b", 2]]);
  },
);

test("a count that is newer still is told", () => {
  const pending = new PendingViewers();
  pending.add(viewers(1, ["a", 1]));
  pending.overtake(recorded(2, event.online("a")));
  pending.add(viewers(3, ["a", 3]));
  expect(pending.take()?.payload.counts).toEqual([["a", 3]]);
});
