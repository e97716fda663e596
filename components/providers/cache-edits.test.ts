import type { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, test } from "vitest";
import { followingKeys } from "@/lib/broadcasters/queries";
import type { FollowingPage } from "@/lib/broadcasters/schema";
import type { RecordedEvent } from "@/lib/events/schema";
import { firstPage, notificationKeys } from "@/lib/notifications/queries";
import type { NotificationItem } from "@/lib/notifications/schema";
import { editFollowing, editInbox } from "./cache-edits";
import { createQueryClient } from "./query-client";

const at = "2026-11-20T12:00:00Z";
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const recorded = { seq: 1, id: uuid(1), at };

const following: FollowingPage = { items: [], nextCursor: null, total: 0, importedAt: at };
const item: NotificationItem = {
  id: uuid(7),
  type: "broadcaster_live",
  title: "A is now live!",
  message: "",
  link: "https://twitch.tv/a",
  createdAt: at,
  readAt: null,
  broadcaster: { id: "1", login: "a", displayName: "A", avatarUrl: null },
  streamId: "1",
};
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
  client.setQueryData(notificationKeys.inbox, firstPage({ items: [item], nextCursor: "more", unread: 5 }));
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

describe("the inbox", () => {
  test("is edited in place when what was read is loaded", () => {
    editInbox(client, [read([item.id])], () => true);
    expect(isStale(notificationKeys.inbox)).toBe(false);
    expect(client.getQueryData(notificationKeys.inbox)).toMatchObject({
      pages: [{ unread: 4, items: [{ readAt: at }] }],
    });
  });

  test("is asked for again when something beyond the loaded pages was read", () => {
    editInbox(client, [read([item.id, uuid(99)])], () => true);
    expect(isStale(notificationKeys.inbox)).toBe(true);
  });

  test("is not brought into being by events: a page that never asked for it has none", () => {
    client.clear();
    editInbox(client, [read(null)], () => true);
    editFollowing(client, [{ ...recorded, kind: "stream.viewers", payload: { counts: [] } }]);
    expect(
      client
        .getQueryCache()
        .getAll()
        .filter((query) => query.state.data !== undefined),
    ).toEqual([]);
  });
});
