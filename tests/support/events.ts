import type { DomainEvent, EventOf, RecordedEvent } from "@/lib/events/schema";

/** A fixed UUID for each number, so that failures read well. */
export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

const AT = "2026-01-01T00:00:00.000Z";
const detection = { source: "poll" as const, observedAt: AT, delayMs: 1_000 };
const broadcaster = (id: string) => ({ id, login: `login${id}`, displayName: `Name${id}`, avatarUrl: null });
const stream = (id: string) => ({
  id,
  title: "A title",
  categoryId: "1",
  categoryName: "Chess",
  language: "en",
  tags: [],
  viewerCount: 10,
  thumbnailUrl: "",
  startedAt: AT,
});

/** Plausible domain events, by what they are about. */
export const event = {
  online: (broadcasterId: string, streamId = `s${broadcasterId}`): EventOf<"stream.online"> => ({
    kind: "stream.online",
    payload: {
      change: "went_live",
      broadcaster: broadcaster(broadcasterId),
      stream: stream(streamId),
      detection,
      announcementId: null,
    },
  }),
  offline: (broadcasterId: string): EventOf<"stream.offline"> => ({
    kind: "stream.offline",
    payload: {
      broadcaster: broadcaster(broadcasterId),
      streamId: `s${broadcasterId}`,
      startedAt: AT,
      endedAt: AT,
      detection,
    },
  }),
  updated: (broadcasterId: string): EventOf<"stream.updated"> => ({
    kind: "stream.updated",
    payload: {
      broadcaster: broadcaster(broadcasterId),
      stream: stream(`s${broadcasterId}`),
      changed: ["title"],
      detection,
    },
  }),
  viewers: (...counts: [string, number][]): DomainEvent => ({ kind: "stream.viewers", payload: { counts } }),
  followChanged: (userId: string, broadcasterId: string | null = null): DomainEvent => ({
    kind: "follow.changed",
    payload: { userId, broadcasterId },
  }),
  announcementTold: (broadcasterId: string): DomainEvent => ({
    kind: "announcement.told",
    payload: { announcementId: uuid(1), type: "stream_changed", broadcasterId },
  }),
  notificationRead: (userId: string): DomainEvent => ({
    kind: "notification.changed",
    payload: { userId, change: "read", ids: null, at: AT },
  }),
  sessionEnded: (userId: string, sessionHash: string | null): DomainEvent => ({
    kind: "session.ended",
    payload: { userId, sessionHash },
  }),
  jobRun: (n: number): DomainEvent => ({
    kind: "job.run",
    payload: { runId: uuid(n), jobId: "sync-live-status", status: "succeeded" },
  }),
};

/** An event as read back from the outbox. */
export const recorded = (seq: number, domainEvent: DomainEvent): RecordedEvent => ({
  ...domainEvent,
  seq,
  id: uuid(seq),
  at: AT,
});
