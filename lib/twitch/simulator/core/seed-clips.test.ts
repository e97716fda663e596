import { describe, expect, test } from "vitest";
import { streamerOf } from "./habits";
import { inventAccount } from "./invent";
import { type Clip, clipsOfShow, viewsAt } from "./invent-clips";
import { seedClips } from "./seed-clips";
import { showsBetween } from "./shows";
import { stranger } from "./strangers";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 20);
const channel = { ...inventAccount(1, 0, new Set()), id: "900000011", language: "en", usualViewers: 260 };
const scene = { seed: 1, channel, people: [0, 1, 2, 3, 4].map(stranger) };
const shows = showsBetween(streamerOf(1, channel), NOW - 4 * 365 * DAY, NOW);

const mostWithin = (clips: readonly Clip[], ms: number) => {
  const times = clips.map(({ createdAt }) => createdAt).sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < times.length; last += 1) {
    while ((times[last] ?? 0) - (times[first] ?? 0) >= ms) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
};

describe("seeded clips", () => {
  const heap = { count: 13_612, inOneHour: 1300, inOneSecond: 1100 };
  const clips = seedClips(scene, shows, heap);

  test("are exactly so many, each with an id of its own, and the same again", () => {
    expect(clips.length).toBe(13_612);
    expect(new Set(clips.map(({ id }) => id)).size).toBe(13_612);
    expect(seedClips(scene, shows, heap)).toEqual(clips);
  });

  test("lie within their shows, over the years, with an hour and a second that hold too many", () => {
    const byId = new Map(shows.map((show) => [show.streamId, show]));
    for (const { streamId, createdAt } of clips) {
      const show = byId.get(streamId);
      expect(createdAt).toBeGreaterThanOrEqual(show?.startsAt ?? Number.NaN);
      expect(createdAt).toBeLessThanOrEqual(show?.endsAt ?? Number.NaN);
    }
    const times = clips.map(({ createdAt }) => createdAt);
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(3.9 * 365 * DAY);
    expect(mostWithin(clips, 1000)).toBeGreaterThanOrEqual(1100);
    expect(mostWithin(clips, HOUR)).toBeGreaterThanOrEqual(1300);
  });

  test("are as Twitch allows: 5 to 60 seconds, whole seconds of time, ids of letters, digits and hyphens", () => {
    for (const { duration, createdAt, id, title } of clips) {
      expect(duration).toBeGreaterThanOrEqual(5);
      expect(duration).toBeLessThanOrEqual(60);
      expect(createdAt % 1000).toBe(0);
      expect(id).toMatch(/^[A-Za-z]+-[0-9a-f]{16}$/);
      expect(title).not.toMatch(/[{}]/);
    }
  });

  test("without bursts no second is crowded, and without shows there is none", () => {
    expect(mostWithin(seedClips(scene, shows, { count: 5000 }), 1000)).toBeLessThan(50);
    expect(seedClips(scene, [], { count: 10 })).toEqual([]);
  });
});

describe("clips that people make by themselves", () => {
  const clips = shows.flatMap((show) => clipsOfShow(scene, show));

  test("are a few dozen, more of late", () => {
    expect(clips.length).toBeGreaterThan(30);
    expect(clips.length).toBeLessThan(200);
    const late = clips.filter(({ createdAt }) => createdAt > NOW - 365 * DAY);
    expect(late.length).toBeGreaterThan(clips.length / 3);
  });

  test("are watched more and more, first quickly, unless it is said how often", () => {
    const clip = { ...(clips[0] as Clip), eventualViews: 1000 };
    const ages = [0, HOUR, 2 * DAY, 30 * DAY, 3000 * DAY];
    const views = ages.map((age) => viewsAt(clip, clip.createdAt + age));
    expect(views).toEqual([0, 20, 500, 937, 999]);
    expect(viewsAt(clip, clip.createdAt - HOUR)).toBe(0);
    expect(viewsAt({ ...clip, fixedViews: 7 }, NOW)).toBe(7);
  });
});
