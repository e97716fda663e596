import type { PublicKind } from "./public";
import type { EventOf } from "./schema";

const at = (time: string) => `2026-11-22T${time}.000Z`;
const id = (n: number) => `0198a0b2-5e00-7000-8000-00000000000${n}`;

const broadcaster = {
  id: "424242",
  login: "kaya_runs",
  displayName: "Kaya_Runs",
  avatarUrl: "https://static-cdn.jtvnw.net/user-default-pictures/kaya.png",
};
const stream = {
  id: "9000000001",
  title: "Any% until it works",
  categoryId: "509658",
  categoryName: "Just Chatting",
  language: "en",
  tags: ["English", "Speedrun"],
  viewerCount: 1_337,
  thumbnailUrl: "https://static-cdn.jtvnw.net/previews-ttv/live_user_kaya_runs-{width}x{height}.jpg",
  startedAt: at("18:00:00"),
};
const detection = { source: "eventsub", observedAt: at("18:00:01"), delayMs: 1_000 } as const;
const targets = [{ id: id(3), kind: "game", name: "Just Chatting" } as const];
const channelId = broadcaster.id;

/** What happened, for each kind that leaves this instance, as the outbox has it: the manual shows how that goes out. */
export const EXAMPLES: { readonly [K in PublicKind]: EventOf<K>["payload"] } = {
  "stream.online": { change: "went_live", broadcaster, stream, detection, announcementId: id(4) },
  "stream.offline": {
    broadcaster,
    ...{ streamId: stream.id, startedAt: stream.startedAt, endedAt: at("21:30:00") },
    detection: { source: "poll", observedAt: at("21:31:00"), delayMs: null },
  },
  "stream.updated": {
    broadcaster,
    stream: { ...stream, title: "It works", viewerCount: 2_048 },
    changed: ["title"],
    detection: { source: "poll", observedAt: at("19:15:30"), delayMs: null },
  },
  "stream.viewers": {
    counts: [
      [broadcaster.id, 1_401],
      ["515151", 12],
    ],
  },
  "target.started": {
    targets,
    stream: {
      ...{ id: "9000000002", userId: "626262", userLogin: "somebody_new", userName: "Somebody_New" },
      ...{
        title: "First stream",
        gameId: "509658",
        gameName: "Just Chatting",
        language: "de",
        viewerCount: 3,
      },
      startedAt: at("18:05:00"),
    },
    detection: { source: "poll", observedAt: at("18:05:40"), delayMs: 40_000 },
  },
  "target.ended": {
    targets,
    ...{ streamId: "9000000002", userId: "626262", userLogin: "somebody_new" },
    ...{ startedAt: at("18:05:00"), endedAt: at("20:05:00") },
  },
  "chat.message": {
    channelId,
    messageId: "b34ccfc7-4977-403a-8a94-33c6bac34fb8",
    author: { id: "737373", login: "ann", displayName: "Ann" },
    text: "gg",
    sentAt: at("18:20:00"),
  },
  "viewer.arrived": { channelId, twitchId: "737373", login: "ann", at: at("18:20:00") },
  "command.executed": { channelId, commandId: id(5), name: "uptime", by: "", source: "chat" },
  "moderation.changed": { channelId, id: id(6), state: "done" },
  "outgoing.changed": { channelId, id: id(7), state: "sent" },
  "clips.found": {
    channelId,
    clips: [{ id: id(8), twitchId: "BraveClipKappa", title: "It works!", createdAt: at("19:14:00") }],
    backfill: false,
  },
  "clip.changed": { channelId, clipId: id(8), change: "updated" },
  "roles.changed": { channelId, role: "vip", granted: ["737373"], revoked: [], changed: [] },
  "roles.synced": { channelId, runId: id(9), source: "background-30min", state: "succeeded" },
  "channel.changed": { channelId, change: "connected" },
  "job.run": { runId: id(1), jobId: "poll-targets", status: "succeeded" },
  "alert.changed": { alertId: id(2), alert: "publisher-down", open: true },
};
