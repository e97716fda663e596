import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DomainEvent } from "@/lib/events/schema";
import { aLiveStream, anyRows, anyStreamEvent, aPage, aRow, recorded } from "@/tests/support/following";
import { applyStreamEvents } from "./apply-stream-events";

const broadcaster = {
  id: "1",
  login: "newlogin",
  displayName: "NewName",
  avatarUrl: "https://example.test/a",
};
const detection = { source: "poll", observedAt: "2026-11-20T18:00:30.000Z", delayMs: 30_000 } as const;

const online = (stream = aLiveStream()): DomainEvent => ({
  kind: "stream.online",
  payload: { change: "went_live", broadcaster, stream, detection, announcementId: null },
});
const offline = (streamId: string): DomainEvent => ({
  kind: "stream.offline",
  payload: {
    broadcaster,
    streamId,
    startedAt: "2026-11-20T18:00:00.000Z",
    endedAt: "2026-11-20T20:00:00.000Z",
    detection,
  },
});
const viewers = (...counts: [string, number][]): DomainEvent => ({
  kind: "stream.viewers",
  payload: { counts },
});

const rowAfter = (row: Parameters<typeof aRow>[0], ...events: DomainEvent[]) =>
  applyStreamEvents(aPage([aRow(row)]), events.map(recorded)).items[0];

describe("applyStreamEvents", () => {
  test("online: on air, under the name and picture of now", () => {
    expect(rowAfter({}, online())).toMatchObject({
      ...broadcaster,
      live: aLiveStream(),
      lastLiveAt: detection.observedAt,
      lastTitle: "A quiet evening",
      lastCategoryName: "Just Chatting",
    });
  });
  test("online leaves what is the person's own", () => {
    expect(rowAfter({ muted: true, source: "manual" }, online())).toMatchObject({
      muted: true,
      source: "manual",
      followedAt: "2026-01-01T00:00:00.000Z",
    });
  });
  test("a new stream takes the place of the one before", () => {
    expect(rowAfter({ live: aLiveStream() }, online(aLiveStream({ id: "s2" })))?.live?.id).toBe("s2");
  });
  test("updated: new title and category", () => {
    const stream = aLiveStream({ title: "Now chess", categoryName: "Chess" });
    const event: DomainEvent = {
      kind: "stream.updated",
      payload: { broadcaster, stream, changed: ["title", "category"], detection },
    };
    expect(rowAfter({ live: aLiveStream() }, event)).toMatchObject({
      live: stream,
      lastCategoryName: "Chess",
    });
  });
  test("offline: ended when it was last seen, its title kept", () => {
    expect(rowAfter({ live: aLiveStream(), lastTitle: "A quiet evening" }, offline("s1"))).toMatchObject({
      live: null,
      lastLiveAt: "2026-11-20T20:00:00.000Z",
      lastTitle: "A quiet evening",
    });
  });
  test("the late end of an earlier stream does not end this one", () => {
    expect(rowAfter({ live: aLiveStream({ id: "s2" }) }, offline("s1"))?.live?.id).toBe("s2");
  });
  test("viewers: the count only, and only of who is live", () => {
    expect(rowAfter({ live: aLiveStream() }, viewers(["1", 7]))?.live).toEqual(
      aLiveStream({ viewerCount: 7 }),
    );
    expect(rowAfter({ lastLiveAt: null }, viewers(["1", 7]))?.live).toBeNull();
  });

  test.each([
    ["somebody not followed", viewers(["99", 7])],
    ["the count known already", viewers(["1", 100])],
    ["the end of another stream", offline("s9")],
    [
      "another kind",
      {
        kind: "follow.changed",
        payload: { userId: "0190c0de-0000-7000-8000-000000000001", broadcasterId: null },
      },
    ],
  ] satisfies [string, DomainEvent][])("%s: the very same page", (_name, event) => {
    const page = aPage([aRow({ live: aLiveStream() })]);
    expect(applyStreamEvents(page, [recorded(event)])).toBe(page);
  });

  test("whatever happens, no row is lost, added or moved, and nothing given is changed", () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyStreamEvent), (rows, events) => {
        const page = aPage(rows);
        const before = structuredClone(page);
        const next = applyStreamEvents(page, events);
        expect(next.items.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        expect(next.total).toBe(page.total);
        expect(page).toEqual(before);
      }),
    );
  });
  test("an event applied twice is applied once", () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyStreamEvent), (rows, events) => {
        const once = applyStreamEvents(aPage(rows), events);
        const twice = applyStreamEvents(
          aPage(rows),
          events.flatMap((event) => [event, event]),
        );
        expect(twice).toEqual(once);
        const last = events.at(-1);
        if (last) expect(applyStreamEvents(once, [last])).toEqual(once);
      }),
    );
  });
  test("one by one is the same as all together", () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyStreamEvent), (rows, events) => {
        const together = applyStreamEvents(aPage(rows), events);
        const single = events.reduce((page, event) => applyStreamEvents(page, [event]), aPage(rows));
        expect(single).toEqual(together);
      }),
    );
  });
});
