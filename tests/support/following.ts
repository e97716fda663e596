import fc from "fast-check";
import type { FollowedBroadcaster, FollowingPage } from "@/lib/broadcasters/schema";
import type { DomainEvent, LiveStream, RecordedEvent } from "@/lib/events/schema";

/** A stream on air, with what the test cares about changed. */
export function aLiveStream(change: Partial<LiveStream> = {}): LiveStream {
  return {
    id: "s1",
    title: "A quiet evening",
    categoryId: "509658",
    categoryName: "Just Chatting",
    language: "en",
    tags: ["English"],
    viewerCount: 100,
    thumbnailUrl: "https://example.test/preview-{width}x{height}.jpg",
    startedAt: "2026-11-20T18:00:00.000Z",
    ...change,
  };
}

/** A followed channel, offline unless said otherwise. */
export function aRow(change: Partial<FollowedBroadcaster> = {}): FollowedBroadcaster {
  const id = change.id ?? "1";
  return {
    id,
    login: `channel${id}`,
    displayName: `Channel${id}`,
    avatarUrl: null,
    followedAt: "2026-01-01T00:00:00.000Z",
    source: "twitch",
    muted: false,
    live: null,
    lastLiveAt: null,
    lastTitle: "",
    lastCategoryName: "",
    ...change,
  };
}

export function aPage(items: FollowedBroadcaster[]): FollowingPage {
  return { items, next_cursor: null, total: items.length, importedAt: "2026-11-20T12:00:00.000Z" };
}

let seq = 0;
/** The event as a browser receives it. */
export function recorded(event: DomainEvent): RecordedEvent {
  seq += 1;
  return { ...event, seq, id: `event-${seq}`, at: "2026-11-20T18:00:01.000Z" };
}

const times = fc.integer({ min: 0, max: 500 }).map((hours) => new Date(hours * 3_600_000).toISOString());
const streams = fc.record({
  id: fc.constantFrom("s1", "s2"),
  title: fc.constantFrom("One", "Two"),
  categoryName: fc.constantFrom("Chess", "Music", ""),
  language: fc.constantFrom("en", "de", "other"),
  tags: fc.uniqueArray(fc.constantFrom("English", "english", "Cosy", "Speedrun"), { maxLength: 3 }),
  viewerCount: fc.nat(5),
});

const row = fc
  .record({
    displayName: fc.constantFrom("Ada", "ada", "Bob", "Zoë", "channel 2", "channel 10"),
    followedAt: times,
    live: fc.option(streams.map(aLiveStream)),
    lastLiveAt: fc.option(times),
    lastCategoryName: fc.constantFrom("", "Chess", "Cooking"),
  })
  .map((change) => aRow(change));

/** Lists of followed channels with few distinct values, so that ties are common. */
export const anyRows = fc
  .array(row, { maxLength: 12 })
  .map((rows) => rows.map((one, index) => ({ ...one, id: String(index), login: `channel${index}` })));

const detection = times.map((observedAt) => ({ source: "poll" as const, observedAt, delayMs: null }));
const broadcaster = fc.integer({ min: 0, max: 15 }).map((id) => ({
  id: String(id),
  login: `channel${id}`,
  displayName: `Channel${id}`,
  avatarUrl: null,
}));

const online: fc.Arbitrary<DomainEvent> = fc.record({
  kind: fc.constant("stream.online"),
  payload: fc.record({
    change: fc.constantFrom("went_live", "restarted", "reopened"),
    broadcaster,
    stream: streams.map(aLiveStream),
    detection,
    announcementId: fc.constant(null),
  }),
});

const updated: fc.Arbitrary<DomainEvent> = fc.record({
  kind: fc.constant("stream.updated"),
  payload: fc.record({
    broadcaster,
    stream: streams.map(aLiveStream),
    changed: fc.constant<["title"]>(["title"]),
    detection,
  }),
});

const offline: fc.Arbitrary<DomainEvent> = fc.record({
  kind: fc.constant("stream.offline"),
  payload: fc.record({
    broadcaster,
    streamId: fc.constantFrom("s1", "s2"),
    startedAt: times,
    endedAt: times,
    detection,
  }),
});

const viewers: fc.Arbitrary<DomainEvent> = fc.record({
  kind: fc.constant("stream.viewers"),
  payload: fc.record({
    counts: fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }).map(String), fc.nat(5)), { maxLength: 4 }),
  }),
});

/** Any stream event, about a channel of `anyRows` or about one that nobody follows. */
export const anyStreamEvent: fc.Arbitrary<RecordedEvent> = fc
  .oneof(online, updated, offline, viewers)
  .map((event) => recorded(event));
