import { type Clip, type ClipScene, inventClip, momentIn, near } from "./invent-clips";
import { seededRandom, seedFrom } from "./random";
import type { Show } from "./shows";

/** How many clips a channel is to have, and how they lie. */
export interface ClipHeap {
  count: number;
  /** Of these, so many within one hour. */
  inOneHour?: number | undefined;
  /** Of these, so many in one and the same second. */
  inOneSecond?: number | undefined;
}

const HOUR_MS = 3_600_000;
/** Highlights of a show, around which its clips lie. */
const MOST_HIGHLIGHTS = 4;

/**
 * Exactly `count` clips of these shows, in clusters as real ones lie; the same for the same arguments. Without a show
 * there are none.
 */
export function seedClips(scene: ClipScene, shows: readonly Show[], heap: ClipHeap): Clip[] {
  const { count, inOneHour = 0, inOneSecond = 0 } = heap;
  const random = seededRandom(seedFrom(scene.seed, "seeded clips", scene.channel.id, count));
  const moments: { show: Show; at: number }[] = [];
  const [busiest = shows[0], other = busiest] = longest(shows);
  if (!busiest || !other) return [];
  const hour = momentIn(random, {
    ...busiest,
    endsAt: Math.max(busiest.startsAt + 1000, busiest.endsAt - HOUR_MS),
  });
  for (let place = 0; place < Math.min(inOneHour, count); place += 1) {
    moments.push({ show: busiest, at: Math.min(busiest.endsAt, hour + random.int(0, HOUR_MS - 1000)) });
  }
  const second = momentIn(random, other);
  for (let place = 0; place < inOneSecond && moments.length < count; place += 1) {
    moments.push({ show: other, at: second });
  }
  while (moments.length < count) {
    const show = random.pick(shows);
    const highlights = Array.from({ length: random.int(1, MOST_HIGHLIGHTS) }, () => momentIn(random, show));
    const some = Math.min(count - moments.length, random.int(1, 12));
    for (let place = 0; place < some; place += 1) {
      moments.push({ show, at: near(random, show, random.pick(highlights)) });
    }
  }
  return moments.map(({ show, at }, place) => inventClip(scene, show, at, `seeded ${place}`));
}

function longest(shows: readonly Show[]): Show[] {
  return shows.toSorted((a, b) => b.endsAt - b.startsAt - (a.endsAt - a.startsAt)).slice(0, 2);
}
