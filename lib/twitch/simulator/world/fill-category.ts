import { TallyError } from "@/lib/kernel/errors";
import { findCategory } from "../core/invent";
import { seededRandom, seedFrom } from "../core/random";
import type { World } from "./world";

const LONGEST_MS = 6 * 3_600_000;

/**
 * Brings a category, named by id or name, to so many streams: strangers who stream nothing else begin as if some hours
 * ago, most of them with a handful of viewers, or the least watched of all end. Says how many there were.
 * @throws TallyError not_found when the world has no such category
 */
export function fillCategory(world: World, category: string, live: number): number {
  const known = findCategory(category);
  if (!known) throw new TallyError("not_found", `There is no category called ${category}.`);
  const random = seededRandom(seedFrom(world.seed, "fill", known.id));
  const there = world.ranking.inCategory(known.id);
  for (const { member } of there.slice(live)) world.end(member.account.id);
  let missing = live - there.length;
  for (let index = 0; missing > 0; index += 1) {
    const member = world.addBroadcaster({
      id: strangerId(known.id, index),
      login: `crowd_${known.id}_${index}`,
    });
    if (member.live) continue;
    world.goLive(member.account.id, {
      category: known.id,
      title: `Number ${index + 1}`,
      viewers: Math.floor(5 * Math.exp(1.7 * random.gaussian())),
      startedAt: world.begunAt - random.int(0, LONGEST_MS),
    });
    missing -= 1;
  }
  return there.length;
}

/** Behind all ids that are invented elsewhere. */
const strangerId = (categoryId: string, index: number): string =>
  String(900_000_000_000 + (Number(categoryId) % 100_000) * 1_000_000 + index);
