import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EventOf, RecordedEvent } from "@/lib/events/schema";
import type { NotificationItem } from "../schema";
import { entryOfGoLive } from "./entry";
import { applyEvents, holdsAll, type InboxPages, itemsOf, markRead, remove, unreadOf } from "./inbox";

const minute = (n: number) => new Date(Date.UTC(2026, 10, 20, 12, n)).toISOString();
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

const online = (
  n: number,
  announcementId: string | null = uuid(n),
): EventOf<"stream.online"> & RecordedEvent => ({
  kind: "stream.online",
  seq: n,
  id: uuid(1_000 + n),
  at: minute(n),
  payload: {
    change: "went_live",
    broadcaster: { id: String(n), login: `login${n}`, displayName: `Name ${n}`, avatarUrl: null },
    stream: {
      id: `s${n}`,
      title: "Endgames",
      categoryId: "1",
      categoryName: "Chess",
      language: "en",
      tags: [],
      viewerCount: 1,
      thumbnailUrl: "",
      startedAt: minute(n),
    },
    detection: { source: "poll", observedAt: minute(n), delayMs: 5 },
    announcementId,
  },
});
const changed = (change: "read" | "deleted", ids: string[] | null, at = minute(59)): RecordedEvent => ({
  kind: "notification.changed",
  seq: 900,
  id: uuid(900),
  at,
  payload: { userId: uuid(1), change, ids, at },
});
const item = (n: number, readAt: string | null = null): NotificationItem => {
  const made = entryOfGoLive(online(n));
  if (!made) throw new Error("the event announces nothing");
  return { ...made, readAt };
};
const inbox = (unread: number, ...pages: NotificationItem[][]): InboxPages => ({
  pages: pages.map((items, index) => ({ items, unread, next_cursor: index + 1 < pages.length ? "c" : null })),
});
const ids = (pages: InboxPages) => itemsOf(pages).map((entry) => Number(entry.id.slice(-4)));
const everyone = () => true;

describe("a go-live", () => {
  test("becomes an unread item with the announcement's id and the words of the server", () => {
    const after = applyEvents(inbox(1, [item(1)]), [online(2)], everyone);
    expect(ids(after)).toEqual([2, 1]);
    expect(unreadOf(after)).toBe(2);
    expect(itemsOf(after)[0]).toMatchObject({
      id: uuid(2),
      title: "Name 2 is now live!",
      message: "Endgames - Playing Chess",
      link: "https://twitch.tv/login2",
      readAt: null,
    });
  });

  test.each<[string, RecordedEvent, (id: string) => boolean]>([
    ["nobody is told of (reopened, continuation)", online(2, null), everyone],
    ["of a muted channel", online(2), (id) => id !== "2"],
    ["known already", online(1), everyone],
  ])("%s changes nothing", (_name, event, wanted) => {
    const before = inbox(1, [item(1)]);
    expect(applyEvents(before, [event], wanted)).toBe(before);
  });

  test("read on another device before it is told here stays read and is not counted", () => {
    const before = inbox(0, [item(1, minute(5))]);
    expect(applyEvents(before, [online(1)], everyone)).toBe(before);
  });

  test("told late takes its place by time, and none when its page is not loaded", () => {
    expect(ids(applyEvents(inbox(2, [item(5)], [item(1)]), [online(3)], everyone))).toEqual([5, 3, 1]);
    const partly: InboxPages = { pages: [{ items: [item(5)], unread: 9, next_cursor: "more" }] };
    expect(applyEvents(partly, [online(3)], everyone)).toBe(partly);
    expect(ids(applyEvents(inbox(0, []), [online(3)], everyone))).toEqual([3]);
  });
});

describe("a list that is narrowed", () => {
  test("takes in no go-live when it shows changes alone", () => {
    const before = inbox(0, []);
    expect(applyEvents(before, [online(1)], everyone, { type: "stream_changed" })).toBe(before);
    expect(ids(applyEvents(before, [online(1)], everyone, { type: "broadcaster_live" }))).toEqual([1]);
  });
});

test("entries follow what comes of their streams; pages that hold none of them stay the same object", () => {
  const before = inbox(0, [item(3)], [item(1)]);
  const end: RecordedEvent = {
    kind: "stream.offline",
    seq: 99,
    id: uuid(99),
    at: minute(30),
    payload: {
      broadcaster: item(3).broadcaster,
      streamId: "s3",
      startedAt: minute(3),
      endedAt: minute(23),
      detection: { source: "poll", observedAt: minute(30), delayMs: null },
    },
  };
  const after = applyEvents(before, [end], everyone);
  expect(itemsOf(after)).toMatchObject([{ onAir: false, durationMs: 20 * 60_000 }, { onAir: true }]);
  expect(after.pages[1]).toBe(before.pages[1]);
  expect(applyEvents(after, [end], everyone)).toBe(after);
});

describe("reading and deleting", () => {
  test("some are read on another device: those loaded are marked, each counted once", () => {
    const before = inbox(3, [item(3), item(2)], [item(1)]);
    const after = applyEvents(before, [changed("read", [uuid(3), uuid(1)])], everyone);
    expect(unreadOf(after)).toBe(1);
    expect(itemsOf(after).map((entry) => entry.readAt)).toEqual([minute(59), null, minute(59)]);
    expect(applyEvents(after, [changed("read", [uuid(3), uuid(1)])], everyone)).toBe(after);
  });

  test("all read up to a moment: what came later stays unread, what is not loaded is read as well", () => {
    const before = inbox(40, [item(9), item(3), item(2)]);
    const after = markRead(before, null, minute(5));
    expect(unreadOf(after)).toBe(1);
    expect(itemsOf(after).map((entry) => entry.readAt === null)).toEqual([true, false, false]);
    expect(markRead(after, null, minute(5))).toBe(after);
  });

  test("a deleted one is gone, and counted down only when it was unread", () => {
    const before = inbox(1, [item(3), item(2, minute(4))]);
    expect(unreadOf(remove(before, [uuid(2)]))).toBe(1);
    const after = applyEvents(before, [changed("deleted", [uuid(3)])], everyone);
    expect([ids(after), unreadOf(after)]).toEqual([[2], 0]);
    expect(remove(after, [uuid(3)])).toBe(after);
  });

  test("holdsAll tells whether a change concerns only what is loaded", () => {
    expect(holdsAll(inbox(1, [item(1)], [item(0)]), [uuid(0), uuid(1)])).toBe(true);
    expect(holdsAll(inbox(1, [item(1)]), [uuid(2)])).toBe(false);
  });
});

test("a wholly loaded inbox counts its unread items right, whatever happens, and twice is as good as once", () => {
  const number = fc.integer({ min: 0, max: 12 });
  const event = fc.oneof(
    number.map((n) => online(n)),
    fc.array(number, { minLength: 1 }).map((some) => changed("read", some.map(uuid))),
    number.map((n) => changed("read", null, minute(n))),
    fc.array(number, { minLength: 1 }).map((some) => changed("deleted", some.map(uuid))),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), event, (events, last) => {
      const after = applyEvents(inbox(0, []), [...events, last], everyone);
      const items = itemsOf(after);
      expect(unreadOf(after)).toBe(items.filter((entry) => entry.readAt === null).length);
      expect(items.map((entry) => entry.createdAt)).toEqual(
        items.map((entry) => entry.createdAt).sort((one, other) => Number(one < other) - Number(one > other)),
      );
      expect(applyEvents(after, [last], everyone)).toEqual(after);
    }),
  );
});
