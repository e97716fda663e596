import type { BroadcasterRef, LiveStream } from "@/lib/events/schema";

/** One go-live to show. The id is the announcement's: the same on every device and in every replay. */
export interface GoLive {
  id: string;
  broadcaster: BroadcasterRef;
  stream: LiveStream;
  /** When it was announced, ISO 8601. */
  at: string;
}

/** What happened while nobody was looking, told in one banner. */
export interface Missed {
  names: readonly string[];
  /** When it leaves, in ms since the epoch. */
  until: number;
}

/** All banners of a page: those in view, those that wait for room, and what was seen before. */
export interface BannerQueue {
  shown: readonly { live: GoLive; until: number }[];
  waiting: readonly { live: GoLive; since: number }[];
  missed: Missed | null;
  /** The pointer or the focus is on a banner: none leaves. */
  held: boolean;
  /** Ids shown before, newest last; each go-live gets one banner, however often it is told. */
  seen: readonly string[];
}

export const BANNER_RULES = {
  /** Most banners in view at once. */
  most: 3,
  /** How long one stays, in ms. */
  stayMs: 12_000,
  /** How long all stay at least after the pointer or the focus has left, in ms. */
  afterHoldMs: 4_000,
  /** What has waited this long for room, in ms, is news no more; the bell has it. */
  staleMs: 45_000,
  /** More missed go-lives than this are told in one banner. */
  missedApart: 3,
  /** Ids remembered. */
  memory: 500,
} as const;

export const emptyQueue: BannerQueue = { shown: [], waiting: [], missed: null, held: false, seen: [] };

/** Takes in go-lives that happen now, each once. */
export function announce(queue: BannerQueue, lives: readonly GoLive[], now: number): BannerQueue {
  const fresh = unseen(queue, lives);
  const waiting = [...queue.waiting, ...fresh.map((live) => ({ live, since: now }))];
  return advance({ ...remember(queue, fresh), waiting }, now);
}

/** Takes in go-lives that happened while the page was away: a few like new ones, more in one banner. */
export function announceMissed(queue: BannerQueue, lives: readonly GoLive[], now: number): BannerQueue {
  const fresh = unseen(queue, lives);
  if (fresh.length <= BANNER_RULES.missedApart) return announce(queue, fresh, now);
  const names = fresh.map((live) => live.broadcaster.displayName);
  return summarise(remember(queue, fresh), names, now);
}

/** Shows one banner for all that was missed, together with what such a banner says already. */
export function summarise(queue: BannerQueue, names: readonly string[], now: number): BannerQueue {
  if (names.length === 0) return queue;
  const all = [...new Set([...(queue.missed?.names ?? []), ...names])];
  return { ...queue, missed: { names: all, until: now + BANNER_RULES.stayMs } };
}

/** Takes one banner away. */
export function dismiss(queue: BannerQueue, id: string, now: number): BannerQueue {
  return without(queue, (live) => live.id === id, now);
}

/**
 * Takes away what was read, here or on another device: these, which are not shown later either, or all that came up to
 * `at` when null.
 */
export function dismissRead(
  queue: BannerQueue,
  { ids, at }: { ids: readonly string[] | null; at: string },
  now: number,
): BannerQueue {
  const read = ids && new Set(ids);
  const rest = without(queue, (live) => (read ? read.has(live.id) : live.at <= at), now);
  return ids ? rememberIds(rest, ids) : rest;
}

export function dismissMissed(queue: BannerQueue): BannerQueue {
  return { ...queue, missed: null };
}

/** Takes all banners of a broadcaster away: muted, or no longer live. */
export function dropBroadcaster(queue: BannerQueue, broadcasterId: string, now: number): BannerQueue {
  return without(queue, (live) => live.broadcaster.id === broadcasterId, now);
}

/** Nothing leaves until `release`. */
export function hold(queue: BannerQueue): BannerQueue {
  return queue.held ? queue : { ...queue, held: true };
}

/** The pointer and the focus have left: all stay a little longer, then go on leaving. */
export function release(queue: BannerQueue, now: number): BannerQueue {
  const least = now + BANNER_RULES.afterHoldMs;
  return {
    ...queue,
    held: false,
    shown: queue.shown.map((banner) => ({ ...banner, until: Math.max(banner.until, least) })),
    missed: queue.missed && { ...queue.missed, until: Math.max(queue.missed.until, least) },
  };
}

/** The queue at `now`: what has been there long enough is gone, what waited has moved up. */
export function advance(queue: BannerQueue, now: number): BannerQueue {
  const stays = ({ until }: { until: number }) => queue.held || until > now;
  const still = queue.shown.filter(stays);
  const waiting = queue.waiting.filter(({ since }) => now - since < BANNER_RULES.staleMs);
  const room = BANNER_RULES.most - still.length;
  const moving = waiting.slice(0, room);
  return {
    ...queue,
    shown: [...still, ...moving.map(({ live }) => ({ live, until: now + BANNER_RULES.stayMs }))],
    waiting: waiting.slice(room),
    missed: queue.missed && stays(queue.missed) ? queue.missed : null,
  };
}

/** When `advance` will change something next, in ms since the epoch; null when never by itself. */
export function nextChange(queue: BannerQueue): number | null {
  const leaving = queue.held ? [] : queue.shown.map(({ until }) => until);
  const summary = queue.held || !queue.missed ? [] : [queue.missed.until];
  const stale = queue.waiting.map(({ since }) => since + BANNER_RULES.staleMs);
  const times = [...leaving, ...summary, ...stale];
  return times.length === 0 ? null : Math.min(...times);
}

function unseen(queue: BannerQueue, lives: readonly GoLive[]): GoLive[] {
  const known = new Set(queue.seen);
  return lives.filter((live) => !known.has(live.id) && known.add(live.id));
}

const remember = (queue: BannerQueue, lives: readonly GoLive[]): BannerQueue =>
  rememberIds(
    queue,
    lives.map((live) => live.id),
  );

function rememberIds(queue: BannerQueue, ids: readonly string[]): BannerQueue {
  const known = new Set(queue.seen);
  const fresh = ids.filter((id) => !known.has(id));
  return fresh.length === 0
    ? queue
    : { ...queue, seen: [...queue.seen, ...fresh].slice(-BANNER_RULES.memory) };
}

function without(queue: BannerQueue, goes: (live: GoLive) => boolean, now: number): BannerQueue {
  const shown = queue.shown.filter(({ live }) => !goes(live));
  const waiting = queue.waiting.filter(({ live }) => !goes(live));
  return advance({ ...queue, shown, waiting }, now);
}
