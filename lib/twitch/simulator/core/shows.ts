import type { Streamer } from "./habits";
import { type ChannelInfo, describeShow, findCategory } from "./invent";
import { type Random, seededRandom, seedFrom } from "./random";
import { CHATTING } from "./words";

/** One broadcast as it is meant to go, from its beginning to its end. Times in ms since the epoch. */
export interface Show {
  streamId: string;
  startsAt: number;
  endsAt: number;
  /** What is shown from when on; the first begins with the show. */
  parts: readonly ShowPart[];
}

export interface ShowPart {
  at: number;
  info: ChannelInfo;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 1970 began on a Thursday; weeks here begin on Monday. */
const FIRST_WEEKDAY = 3;
const SHORTEST_MS = 20 * MINUTE_MS;
const LONGEST_MS = 18 * 3_600_000;
/** Between a show and the next of the same channel. */
const BREAK_MS = 30 * MINUTE_MS;
/** A day's start lies at most so many days from its midnight: local nights and lateness. */
const REACH_DAYS = 2;
/** Nobody pauses longer: the next show is looked for no farther ahead. */
const FARTHEST_DAYS = 30;

/** The shows by habit that begin in the span, `from` included, oldest first. They never overlap. */
export function showsBetween(streamer: Streamer, from: number, to: number): Show[] {
  const first = Math.floor(from / DAY_MS) - REACH_DAYS;
  const last = Math.floor(to / DAY_MS) + REACH_DAYS;
  const shows: Show[] = [];
  for (let day = first; day <= last; day += 1) {
    const startsAt = startOn(streamer, day);
    if (startsAt !== null && startsAt >= from && startsAt < to) shows.push(showOf(streamer, day, startsAt));
  }
  return shows;
}

/** The show by habit that is on at `now`, if any. */
export function showAt(streamer: Streamer, now: number): Show | undefined {
  return showsBetween(streamer, now - LONGEST_MS, now + 1).findLast((show) => show.endsAt > now);
}

/** The first show by habit that begins after `now`; undefined in the odd case of a very long pause. */
export function nextShow(streamer: Streamer, now: number): Show | undefined {
  for (let ahead = 0; ahead < FARTHEST_DAYS; ahead += 1) {
    const from = now + 1 + ahead * DAY_MS;
    const [next] = showsBetween(streamer, from, from + DAY_MS);
    if (next) return next;
  }
  return undefined;
}

/**
 * A show that no habit foresaw, as long as is usual. One that was first seen at `seenAt` when it should have
 * been over goes on for a while: it is on air, after all.
 */
export function unplannedShow(
  streamer: Streamer,
  { streamId, startsAt, seenAt }: { streamId: string; startsAt: number; seenAt: number },
): Show {
  const random = seededRandom(seedFrom(streamer.seed, "unplanned", streamer.account.id, streamId));
  const lengthMs = inventLength(random, streamer);
  const atLeast = seenAt + Math.round((0.1 + 0.7 * random.next()) * lengthMs);
  const endsAt = Math.max(startsAt + lengthMs, atLeast);
  return { streamId, startsAt, endsAt, parts: inventParts(random, streamer, startsAt, endsAt) };
}

/** The part that is on at `now`: the last that has begun. */
export function partAt(show: Show, now: number): { part: ShowPart | undefined; index: number } {
  const index = show.parts.findLastIndex((part) => part.at <= now);
  return { part: show.parts[index], index };
}

/** When the show of this day (days since the epoch, UTC) begins; null on a day without. Whole seconds. */
function startOn({ seed, account, habits }: Streamer, day: number): number | null {
  const random = seededRandom(seedFrom(seed, "start", account.id, day));
  const usual = habits.starts[(day + FIRST_WEEKDAY) % 7] ?? null;
  // Now and then a day off is none, at an hour that is usual on another.
  const start =
    usual ?? (random.chance(0.05) ? (habits.starts.find((minutes) => minutes !== null) ?? 0) : null);
  if (start === null || random.chance(habits.skips)) return null;
  const late = Math.max(-2.5, Math.min(2.5, random.gaussian())) * habits.latenessMinutes;
  return day * DAY_MS + Math.round((start + late) * 60) * 1000;
}

function showOf(streamer: Streamer, day: number, startsAt: number): Show {
  const random = seededRandom(seedFrom(streamer.seed, "show", streamer.account.id, day));
  const lengthMs = inventLength(random, streamer);
  const nextStart = startOn(streamer, day + 1);
  const endsAt = Math.min(
    startsAt + lengthMs,
    nextStart === null ? Number.POSITIVE_INFINITY : nextStart - BREAK_MS,
  );
  // One a day and channel, so day and channel name it; far above the ids of shows that begin by hand.
  const streamId = `${day}${streamer.account.id.padStart(9, "0")}`;
  return { streamId, startsAt, endsAt, parts: inventParts(random, streamer, startsAt, endsAt) };
}

/** Around the usual length; one in fifty goes on into the night. */
function inventLength(random: Random, { habits }: Streamer): number {
  const factor = random.chance(0.02) ? 2.5 : 0.65 + 0.7 * random.next();
  const lengthMs = Math.round(habits.lengthMinutes * factor * 60) * 1000;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, lengthMs));
}

function inventParts(random: Random, streamer: Streamer, startsAt: number, endsAt: number): ShowPart[] {
  const { habits, account } = streamer;
  const [main = CHATTING] = habits.categories;
  const chats = habits.categories.length > 1 && random.chance(0.35);
  const first = describeShow(random, account.language, chats ? CHATTING : main);
  const parts: ShowPart[] = [{ at: startsAt, info: first }];
  const step = () => Math.round((80 - 45 * habits.restlessness) * (0.6 + 0.8 * random.next())) * MINUTE_MS;
  let at = startsAt + (chats ? random.int(8, 30) * MINUTE_MS : step());
  let shown = first;
  // The last minutes belong to what is on: nobody begins a game to stop it.
  for (; at < endsAt - SHORTEST_MS; at += step()) {
    const next = inventNext(random, streamer, shown);
    if (next) parts.push({ at, info: next });
    shown = next ?? shown;
  }
  return parts;
}

/** What comes after `shown`: another category with a title that fits, a title alone, or nothing new. */
function inventNext(
  random: Random,
  { account, habits }: Streamer,
  shown: ChannelInfo,
): ChannelInfo | undefined {
  const others = habits.categories.filter(({ id }) => id !== shown.categoryId);
  if (others.length > 0 && random.chance(0.4 + 0.5 * habits.restlessness)) {
    return describeShow(random, account.language, random.pick(others), shown.title);
  }
  if (random.chance(0.6)) return undefined;
  const same = findCategory(shown.categoryId) ?? CHATTING;
  return { ...shown, title: describeShow(random, account.language, same, shown.title).title };
}
