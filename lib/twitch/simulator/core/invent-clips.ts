import { clipTitlesFor } from "./clip-titles";
import { findCategory } from "./invent";
import { type Random, seededRandom, seedFrom } from "./random";
import { partAt, type Show } from "./shows";
import type { Person } from "./strangers";
import { ADJECTIVES, CHATTING, NOUNS } from "./words";

/** A clip of a channel. Replaced, never changed. */
export interface Clip {
  id: string;
  broadcasterId: string;
  creator: Person;
  /** What it was cut from. */
  streamId: string;
  /** When that began, in ms since the epoch. */
  streamStartedAt: number;
  categoryId: string;
  language: string;
  title: string;
  /** ms since the epoch, whole seconds */
  createdAt: number;
  /** In seconds, with a decimal. */
  duration: number;
  /** How often it will have been watched one day. */
  eventualViews: number;
  /** How often it was watched, said by hand; null: as many as its age makes one expect. */
  fixedViews: number | null;
  featured: boolean;
  /** "gone": there is an address, and it leads to the picture of nothing. */
  thumbnail: "there" | "gone" | "none";
  /** Whether its file can be had. */
  hasFile: boolean;
}

/** Whose clips, and who makes them. */
export interface ClipScene {
  seed: number;
  channel: { id: string; displayName: string; language: string; usualViewers: number };
  /** Those who are there most, first. */
  people: readonly Person[];
}

const HALF_WATCHED_MS = 2 * 86_400_000;
const LAST_SLOW_YEAR = 2026;
/** In that year; half in each year before. */
const CLIPPED_SHARE = 0.1;

/** How often a clip was watched by `now`: half of what it ever will be in its first two days. */
export function viewsAt(clip: Clip, now: number): number {
  if (clip.fixedViews !== null) return clip.fixedViews;
  const age = Math.max(0, now - clip.createdAt);
  return Math.floor((clip.eventualViews * age) / (age + HALF_WATCHED_MS));
}

/** The clips that people made of a show by themselves: none of most, some of a few. */
export function clipsOfShow(scene: ClipScene, show: Show): Clip[] {
  const random = seededRandom(seedFrom(scene.seed, "clips", scene.channel.id, show.streamId));
  const yearsBefore = Math.max(0, LAST_SLOW_YEAR - new Date(show.startsAt).getUTCFullYear());
  if (!random.chance(CLIPPED_SHARE / 2 ** yearsBefore)) return [];
  const highlight = momentIn(random, show);
  return Array.from({ length: random.pick([1, 1, 1, 2, 2, 3]) }, (_, number) => {
    const at = number === 0 ? highlight : near(random, show, highlight);
    return inventClip(scene, show, at, `${number}`);
  });
}

/** A clip of a show, made at this moment. `mark` tells it from others of the same moment. */
export function inventClip({ seed, channel, people }: ClipScene, show: Show, at: number, mark: string): Clip {
  const createdAt = Math.floor(at / 1000) * 1000;
  const random = seededRandom(seedFrom(seed, "clip", channel.id, show.streamId, createdAt, mark));
  const info = partAt(show, at).part?.info ?? show.parts[0]?.info;
  const category = findCategory(info?.categoryId ?? "") ?? CHATTING;
  // A few make most of them.
  const creator = people[Math.floor(people.length * random.next() ** 2)];
  const title = random
    .pick(clipTitlesFor(category.kind))
    .replace("{game}", category.name)
    .replace("{name}", channel.displayName)
    .replace("{n}", String(random.int(2, 40)));
  return {
    id: clipId(random, `${channel.id} ${show.streamId} ${createdAt} ${mark}`),
    broadcasterId: channel.id,
    creator: creator ?? { id: channel.id, login: channel.displayName, displayName: channel.displayName },
    streamId: show.streamId,
    streamStartedAt: show.startsAt,
    categoryId: category.id,
    language: channel.language,
    title,
    createdAt,
    duration: random.chance(0.5) ? 30 : random.int(50, 600) / 10,
    eventualViews: Math.round(3 + channel.usualViewers * 0.3 * Math.exp(1.3 * random.gaussian())),
    fixedViews: null,
    featured: random.chance(0.03),
    thumbnail: "there",
    hasFile: true,
  };
}

/** A moment at which there is something to be clipped. */
export function momentIn(random: Random, { startsAt, endsAt }: Show): number {
  return startsAt + Math.floor((0.05 + 0.94 * random.next()) * (endsAt - startsAt));
}

/** A moment within a few minutes of another: several clip the same thing. */
export function near(random: Random, { startsAt, endsAt }: Show, moment: number): number {
  const at = moment + Math.round(random.gaussian() * 90_000);
  return Math.min(endsAt, Math.max(startsAt + 1000, at));
}

function clipId(random: Random, of: string): string {
  const word = (list: readonly string[]) => {
    const chosen = random.pick(list);
    return chosen.charAt(0).toUpperCase() + chosen.slice(1);
  };
  const hex = [1, 2].map((part) => seedFrom("clip", part, of).toString(16).padStart(8, "0")).join("");
  return `${word(ADJECTIVES)}${word(ADJECTIVES)}${word(NOUNS)}${word(NOUNS)}-${hex}`;
}
