import { chunk } from "@/lib/kernel/chunk";
import { cleanText } from "@/lib/kernel/clean-text";
import { type Twitch, TwitchError, type TwitchStream } from "@/lib/twitch";
import { type Confirmation, type Looked, missingOf } from "./core/judge-look";
import type { Member } from "./core/member";
import { beginWalk, takePage } from "./core/page-walk";
import type { Pace } from "./pacer";

/** What a look needs of Twitch. */
export type LookTwitch = Pick<Twitch, "getStreamsPage" | "getStreams" | "budget">;

export interface LookDeps {
  twitch: LookTwitch;
  pace: Pace;
}

/** Streams as they were read, with those of whom a row made no sense. */
export interface Answer {
  found: Map<string, Member>;
  /** What else Twitch tells of a stream, for the live sync. */
  streams: Map<string, TwitchStream>;
  unclear: Set<string>;
  /** When the first page was asked for, in ms since the epoch. */
  observedAtMs: number;
  requests: number;
}

/** Twitch has never had so many streams at once in a hundred categories: 1,000 pages of 100. */
const GUARD = { barren: 3, most: 1_000 };
const IDS_AT_ONCE = 100;

/**
 * Reads all pages of some categories (1 to 100).
 * @throws TwitchError when a page fails or the pages do not end: then anything may be missing
 */
export async function readPages(
  { twitch, pace }: LookDeps,
  gameIds: readonly string[],
  signal: AbortSignal,
): Promise<Answer> {
  const wanted = new Set(gameIds);
  const walk = beginWalk<TwitchStream>();
  const answer: Answer = {
    found: new Map(),
    streams: walk.found,
    unclear: new Set(),
    observedAtMs: 0,
    requests: 0,
  };
  for (let cursor: string | undefined; ; ) {
    await pace(signal);
    const page = await twitch.getStreamsPage({ gameIds, cursor }, { signal });
    if (walk.pages === 0) answer.observedAtMs = page.observedAt.getTime();
    answer.requests += page.requests;
    for (const id of page.unclear) answer.unclear.add(id);
    // A category that changed while the page was made: it says where the stream is, and nothing of those asked about.
    for (const stream of page.streams) {
      if (wanted.has(stream.categoryId)) answer.found.set(stream.id, memberOf(stream, page.observedAt));
    }
    const step = takePage(walk, page, GUARD);
    if (step === "whole") return answer;
    if (step !== "read-on") throw new TwitchError("malformed", GIVEN_UP[step]);
    cursor = page.cursor;
  }
}

const GIVEN_UP = {
  circle: "Twitch's pages of Get Streams lead in a circle.",
  barren: "Twitch's pages of Get Streams repeat themselves.",
  endless: "Twitch's pages of Get Streams do not end.",
};

/**
 * Asks about the broadcasters of known streams that were not found, 100 in a request. They are few: who ended, who
 * changed the category, and who slipped between two pages.
 * @throws TwitchError when an answer is not whole
 */
export async function confirmMissing(
  { twitch, pace }: LookDeps,
  looked: readonly Looked[],
  answer: Answer,
  signal: AbortSignal,
): Promise<Confirmation> {
  const missing = missingOf(looked, answer.found, answer.unclear);
  const streams = new Map<string, Member>();
  const unclear = new Set(answer.unclear);
  let observedAtMs = answer.observedAtMs;
  for (const userIds of chunk([...new Set(missing.map(({ userId }) => userId))], IDS_AT_ONCE)) {
    await pace(signal);
    const told = await twitch.getStreams(userIds, { signal });
    answer.requests += told.requests;
    observedAtMs = Math.max(observedAtMs, told.observedAt.getTime());
    for (const id of told.unclear) unclear.add(id);
    for (const stream of told.streams) {
      streams.set(stream.userId, memberOf(stream, told.observedAt));
      answer.streams.set(stream.id, stream);
    }
  }
  return { streams, unclear, observedAtMs };
}

function memberOf(stream: TwitchStream, observedAt: Date): Member {
  return {
    streamId: stream.id,
    userId: stream.userId,
    userLogin: stream.userLogin,
    userName: cleanText(stream.userName),
    title: cleanText(stream.title),
    gameId: stream.categoryId,
    gameName: cleanText(stream.categoryName),
    language: stream.language,
    viewerCount: stream.viewerCount,
    startedAtMs: stream.startedAt.getTime(),
    seenAtMs: observedAt.getTime(),
    misses: 0,
  };
}
