import { type InfiniteData, InfiniteQueryObserver, type QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { followingKeys } from "@/lib/broadcasters/queries";
import type { FollowingPage } from "@/lib/broadcasters/schema";
import type { RecordedEvent } from "@/lib/events/schema";
import { firstPage, inboxQuery, notificationKeys } from "@/lib/notifications/queries";
import type { Bell, Hearing, NotificationPage } from "@/lib/notifications/schema";
import { event } from "@/tests/support/events";
import { anItem } from "@/tests/support/inbox";
import { editFollowing, editInbox, refreshInbox } from "./cache-edits";
import { createQueryClient } from "./query-client";

const at = "2026-11-20T12:00:00Z";
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const recorded = { seq: 1, id: uuid(1), at };

const following: FollowingPage = { items: [], next_cursor: null, total: 0, importedAt: at };
const item = anItem({ createdAt: at });
const read = (ids: string[] | null): RecordedEvent => ({
  ...recorded,
  kind: "notification.changed",
  payload: { userId: uuid(2), change: "read", ids, at },
});

let client: QueryClient;
const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;

beforeEach(() => {
  client = createQueryClient();
  client.setQueryData(followingKeys.list, following);
  client.setQueryData(notificationKeys.inbox, firstPage({ items: [item], next_cursor: "more", unread: 5 }));
});

afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

describe("the list of follows", () => {
  test("is asked for again when follows changed, which events do not carry", () => {
    editFollowing(client, [
      { ...recorded, kind: "follow.changed", payload: { userId: uuid(2), broadcasterId: null } },
    ]);
    expect(isStale(followingKeys.list)).toBe(true);
  });

  test("is edited in place by stream events, without asking", () => {
    editFollowing(client, [{ ...recorded, kind: "stream.viewers", payload: { counts: [["1", 5]] } }]);
    expect(isStale(followingKeys.list)).toBe(false);
    expect(client.getQueryData(followingKeys.list)).toBe(following);
  });
});

const hearing = (bell: Bell = "rings", changes = false): Hearing => ({
  banner: true,
  bell,
  changes,
  exceptions: {},
});
const told = (type: "broadcaster_live" | "stream_changed"): RecordedEvent => ({
  ...recorded,
  kind: "announcement.told",
  payload: { announcementId: uuid(9), type, broadcasterId: "1" },
});
const takeIn = (events: RecordedEvent[], heard = hearing(), muted: string[] = []) => {
  editInbox(client, events, heard, new Set(muted));
  refreshInbox(client, events, heard);
};

describe("the inbox", () => {
  test("is edited in place when what was read is loaded", () => {
    takeIn([read([item.id])]);
    expect(isStale(notificationKeys.inbox)).toBe(false);
    expect(client.getQueryData(notificationKeys.inbox)).toMatchObject({
      pages: [{ unread: 4, items: [{ readAt: at }] }],
    });
  });

  test("is asked for again when something beyond the loaded pages was read", () => {
    takeIn([read([item.id, uuid(99)])]);
    expect(isStale(notificationKeys.inbox)).toBe(true);
  });

  test.each<[string, Hearing, string[], number]>([
    ["whose bell rings", hearing("rings"), [], 2],
    ["who has muted them", hearing("rings"), ["5"], 1],
    ["whose bell is silent", hearing("silent"), [], 1],
    ["for whom rules decide", hearing("decided"), [], 1],
    [
      "whose bell rings for them alone",
      { ...hearing("silent"), exceptions: { "5": { bell: "rings", changes: false } } },
      [],
      2,
    ],
  ])("of somebody %s takes in a go-live accordingly", (_name, heard, muted, entries) => {
    const online = event.online("5");
    takeIn(
      [{ ...recorded, ...online, payload: { ...online.payload, announcementId: uuid(50) } }],
      heard,
      muted,
    );
    expect(
      client.getQueryData<InfiniteData<NotificationPage>>(notificationKeys.inbox)?.pages[0]?.items,
    ).toHaveLength(entries);
    expect(isStale(notificationKeys.inbox)).toBe(false);
  });

  test.each<[RecordedEvent, Hearing, boolean]>([
    [told("broadcaster_live"), hearing("rings"), false],
    [told("broadcaster_live"), hearing("decided"), true],
    [told("stream_changed"), hearing("rings"), false],
    [told("stream_changed"), hearing("rings", true), true],
  ])(
    "is asked for again when everybody was told of what only the server decides: %#",
    (told, heard, asked) => {
      takeIn([told], heard);
      expect(isStale(notificationKeys.inbox)).toBe(asked);
    },
  );

  test("is asked for again while an answer is on its way, which may have been read before", async () => {
    const asked = vi.fn<typeof fetch>(() => new Promise(() => undefined));
    vi.stubGlobal("fetch", asked);
    const stop = new InfiniteQueryObserver(client, inboxQuery()).subscribe(() => undefined);
    for (const times of [1, 2]) {
      takeIn([told("broadcaster_live")], hearing("decided"));
      await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(times));
    }
    expect(asked.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
    stop();
  });

  test("is edited in all its lists: what is narrowed to changes takes in no go-live", () => {
    const changes = inboxQuery({ type: "stream_changed" }).queryKey;
    client.setQueryData(changes, firstPage({ items: [item], next_cursor: null, unread: 5 }));
    const online = event.online("5");
    takeIn([
      { ...recorded, ...online, payload: { ...online.payload, announcementId: uuid(50) } },
      read([item.id]),
    ]);
    expect(client.getQueryData(changes)?.pages[0]?.items).toMatchObject([{ id: item.id, readAt: at }]);
  });

  test("is not brought into being by events: a page that never asked for it has none", () => {
    client.clear();
    takeIn([read(null)]);
    editFollowing(client, [{ ...recorded, kind: "stream.viewers", payload: { counts: [] } }]);
    expect(
      client
        .getQueryCache()
        .getAll()
        .filter((query) => query.state.data !== undefined),
    ).toEqual([]);
  });
});
