import { expect, test } from "vitest";
import type { RecordedEvent } from "@/lib/events/schema";
import { goLives } from "./go-lives";

const at = "2026-11-20T12:00:00Z";
const detection = { source: "poll" as const, observedAt: at, delayMs: null };
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const broadcaster = (name: string) => ({ id: name, login: name, displayName: name, avatarUrl: null });

const online = (name: string, streamId: string, announced = true): RecordedEvent => ({
  kind: "stream.online",
  seq: 1,
  id: uuid(1),
  at,
  payload: {
    change: "went_live",
    broadcaster: broadcaster(name),
    stream: {
      id: streamId,
      title: "",
      categoryId: "",
      categoryName: "",
      language: "",
      tags: [],
      viewerCount: 0,
      thumbnailUrl: "",
      startedAt: at,
    },
    detection,
    announcementId: announced ? uuid(Number(streamId)) : null,
  },
});
const offline = (name: string, streamId: string): RecordedEvent => ({
  kind: "stream.offline",
  seq: 1,
  id: uuid(1),
  at,
  payload: { broadcaster: broadcaster(name), streamId, startedAt: at, endedAt: at, detection },
});
const names = (...events: RecordedEvent[]) => goLives(events).map((live) => live.broadcaster.id);

test("go-lives in the order they happened", () =>
  expect(names(online("a", "1"), online("b", "2"))).toEqual(["a", "b"]));
test("reopened and continued streams are no news", () => expect(names(online("a", "1", false))).toEqual([]));
test("a stream that has ended since is no news, its successor is", () =>
  expect(names(online("a", "1"), offline("a", "1"), online("b", "2"), online("a", "3"))).toEqual(["b", "a"]));
test("the end of an earlier stream does not hide a later one", () =>
  expect(names(offline("a", "1"), online("a", "2"))).toEqual(["a"]));
const read = (ids: string[] | null, readAt = at): RecordedEvent => ({
  kind: "notification.changed",
  seq: 1,
  id: uuid(1),
  at: readAt,
  payload: { userId: uuid(9), change: "read", ids, at: readAt },
});
test("one that was read since on another device is no news, others are", () =>
  expect(names(online("a", "1"), online("b", "2"), read([uuid(1)]))).toEqual(["b"]));
test("all that were read up to a moment are no news", () => {
  expect(names(online("a", "1"), online("b", "2"), read(null))).toEqual([]);
  expect(names(online("a", "1"), read(null, "2026-11-20T11:59:59Z"))).toEqual(["a"]);
});
test("other events say nothing of going live", () =>
  expect(names({ kind: "stream.viewers", seq: 1, id: uuid(1), at, payload: { counts: [["a", 5]] } })).toEqual(
    [],
  ));
