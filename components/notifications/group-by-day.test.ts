import { expect, test } from "vitest";
import type { NotificationItem } from "@/lib/notifications/schema";
import { groupByDay } from "./group-by-day";

const at = (createdAt: string): NotificationItem => ({
  id: createdAt,
  type: "broadcaster_live",
  title: "",
  message: "",
  link: "https://twitch.tv/a",
  createdAt,
  readAt: null,
  broadcaster: { id: "1", login: "a", displayName: "A", avatarUrl: null },
  streamId: "1",
});

test("days are those of the person's zone, in the order given", () => {
  const items = ["2026-11-20T09:00:00Z", "2026-11-19T23:30:00Z", "2026-11-19T12:00:00Z"].map(at);
  const days = (zone: string) => groupByDay(items, zone).map((day) => [day.key, day.items.length]);
  expect(days("UTC")).toEqual([
    ["2026-11-20", 1],
    ["2026-11-19", 2],
  ]);
  expect(days("Europe/Berlin")).toEqual([
    ["2026-11-20", 2],
    ["2026-11-19", 1],
  ]);
  expect(groupByDay([], "UTC")).toEqual([]);
});
