import { expect, test } from "vitest";
import { at } from "@/tests/support/live-model";
import type { LiveState } from "./live-state";
import { writeOf } from "./write-of";

const LIVE: LiveState = {
  broadcasterId: "1",
  state: "live",
  streamId: "A",
  title: "Evening run",
  categoryId: "509658",
  categoryName: "Just Chatting",
  language: "en",
  tags: ["English", "cosy"],
  viewerCount: 100,
  thumbnailUrl: "http://localhost/{width}x{height}.jpg",
  startedAt: at(0),
  lastSeenAt: at(30),
  endedAt: null,
  misses: 0,
  offlineEventAt: null,
};

/** A different value for each column; the compiler says when a column is added. */
const OTHER: Omit<LiveState, "broadcasterId"> = {
  state: "suspect",
  streamId: "B",
  title: "other",
  categoryId: "1",
  categoryName: "other",
  language: "de",
  tags: ["English"],
  viewerCount: 101,
  thumbnailUrl: "other",
  startedAt: at(1),
  lastSeenAt: at(60),
  endedAt: at(60),
  misses: 1,
  offlineEventAt: at(60),
};

test.each(Object.entries(OTHER))("another %s is written", (column, value) => {
  const next = { ...LIVE, [column]: value };
  const expected = column === "viewerCount" || column === "lastSeenAt" ? "touch" : "save";
  expect(writeOf(LIVE, next)).toBe(expected);
});

test("tags in another order are written", () => {
  expect(writeOf(LIVE, { ...LIVE, tags: LIVE.tags.toReversed() })).toBe("save");
});

test("a first state is saved, an unchanged one is not written", () => {
  expect(writeOf(null, LIVE)).toBe("save");
  expect(writeOf(LIVE, LIVE)).toBe("none");
  expect(writeOf(null, null)).toBe("none");
});
