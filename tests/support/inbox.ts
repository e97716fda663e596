import type { NotificationItem } from "@/lib/notifications/schema";

/** An entry of the inbox: A went live at noon and is still on air. */
export function anItem(given: Partial<NotificationItem> = {}): NotificationItem {
  const createdAt = given.createdAt ?? "2026-11-20T12:00:00.000Z";
  return {
    id: "00000000-0000-7000-8000-000000000007",
    type: "broadcaster_live",
    title: "A is now live!",
    message: "Endgames - Playing Chess",
    link: "https://twitch.tv/a",
    createdAt,
    readAt: null,
    broadcaster: { id: "1", login: "a", displayName: "A", avatarUrl: null },
    streamId: "1",
    streamTitle: "Endgames",
    categoryName: "Chess",
    changedFrom: null,
    noticePath: null,
    watched: null,
    showing: { title: "Endgames", categoryName: "Chess" },
    streamPath: null,
    lastStreamId: "1",
    startedAt: createdAt,
    onAir: true,
    endedAt: null,
    durationMs: null,
    ...given,
  };
}
