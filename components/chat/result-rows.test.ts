import { expect, test } from "vitest";
import type { ChatMessage, SearchHit } from "@/lib/chat/schema";
import { resultRows } from "./result-rows";

const message = (id: string, sentAt: string, channelId = "a"): SearchHit => ({
  type: "message",
  highlights: [],
  message: { id, sentAt, channelId } as ChatMessage,
});
const gap = (from: string, channelId = "a"): SearchHit => ({
  type: "gap",
  gap: { channelId, from, to: null, reason: "disconnected" },
});

/** "day", "channel:a", and the ids of messages. */
const sketch = (hits: SearchHit[], order: "newest" | "best" = "newest", timeZone = "UTC") =>
  resultRows(hits, order, timeZone).map((row) => {
    if (row.kind === "message") return row.key;
    return row.kind === "channel" ? `channel:${row.channelId}` : row.kind;
  });

test("a heading stands where the day or the channel changes", () => {
  const hits = [
    message("1", "2026-11-20T10:00:00Z"),
    message("2", "2026-11-20T09:00:00Z"),
    message("3", "2026-11-20T08:00:00Z", "b"),
    message("4", "2026-11-19T23:00:00Z", "b"),
  ];
  expect(sketch(hits)).toEqual(["day", "channel:a", "1", "2", "channel:b", "3", "day", "channel:b", "4"]);
});

test("days are those of the reader's zone", () => {
  const hits = [message("1", "2026-11-20T00:30:00Z"), message("2", "2026-11-19T23:30:00Z")];
  expect(sketch(hits, "newest", "Europe/Berlin")).toEqual(["day", "channel:a", "1", "2"]);
});

test("best first has no days", () => {
  const hits = [message("1", "2026-11-18T10:00:00Z"), message("2", "2026-11-20T09:00:00Z")];
  expect(sketch(hits, "best")).toEqual(["channel:a", "1", "2"]);
});

test("a gap stands where it was, under its channel", () => {
  const hits = [
    message("1", "2026-11-20T10:00:00Z"),
    gap("2026-11-20T09:30:00Z"),
    message("2", "2026-11-20T09:00:00Z"),
  ];
  expect(sketch(hits)).toEqual(["day", "channel:a", "1", "gap", "2"]);
});

test("what two pages both hold is shown once, and every row has a key of its own", () => {
  const hits = [
    message("1", "2026-11-20T10:00:00Z"),
    gap("2026-11-20T09:30:00Z"),
    message("1", "2026-11-20T10:00:00Z"),
    gap("2026-11-20T09:30:00Z"),
    message("2", "2026-11-20T08:00:00Z", "b"),
    message("3", "2026-11-20T07:00:00Z", "a"),
  ];
  expect(sketch(hits)).toEqual(["day", "channel:a", "1", "gap", "channel:b", "2", "channel:a", "3"]);
  const keys = resultRows(hits, "newest", "UTC").map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
