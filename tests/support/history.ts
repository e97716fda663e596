import type { ChannelOverview, StreamDetail } from "@/lib/streams/schema";

const broadcaster = { id: "1", login: "channel1", displayName: "Channel1", avatarUrl: null };

/** A stream of two hours that is over, with what the test cares about changed. */
export function aStreamDetail(change: Partial<StreamDetail> = {}): StreamDetail {
  return {
    id: "01900000-0000-7000-8000-000000000001",
    twitchStreamId: "s1",
    title: "A quiet evening",
    categoryId: "509658",
    categoryName: "Just Chatting",
    categories: [{ id: "509658", name: "Just Chatting", seconds: 7_200 }],
    language: "en",
    tags: [],
    startedAt: "2026-11-20T18:00:00.000Z",
    endedAt: "2026-11-20T20:00:00.000Z",
    durationSeconds: 7_200,
    viewers: 0,
    peakViewers: 0,
    peakAt: null,
    averageViewers: null,
    hoursWatched: 0,
    continuesId: null,
    endReason: "offline",
    broadcaster,
    segments: [],
    curve: { stepSeconds: null, points: [] },
    detection: { source: "poll", delayMs: 12_000 },
    previousId: null,
    nextId: null,
    ...change,
  };
}

/** A channel's overview with nothing in it but what the test cares about. */
export function anOverview(change: Partial<ChannelOverview> = {}): ChannelOverview {
  return {
    broadcaster,
    onAir: null,
    zone: "UTC",
    days: 30,
    totals: {
      streams: 0,
      activeDays: 0,
      hours: 0,
      hoursWatched: 0,
      averageViewers: null,
      peakViewers: null,
    },
    before: null,
    calendar: [],
    usualHours: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)),
    likelyNext: null,
    trend: [],
    categories: [],
    ...change,
  };
}
