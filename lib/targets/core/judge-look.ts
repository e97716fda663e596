import type { Member } from "./member";

/** A category that was looked at. */
export interface Looked {
  id: string;
  gameId: string;
  /** What is known of it, by stream id. */
  known: ReadonlyMap<string, Member>;
}

/** What Twitch says about the broadcasters of streams that were missing. */
export interface Confirmation {
  /** What they stream now, by user id. */
  streams: ReadonlyMap<string, Member>;
  /** Of whom it says nothing reliable. */
  unclear: ReadonlySet<string>;
  /** When it was asked, in ms since the epoch. */
  observedAtMs: number;
}

/** What a look says about one category. */
export interface Judged {
  targetId: string;
  /** Its set from now on. */
  members: Member[];
  /** Those of its set that were not in it before. */
  found: Member[];
  /** Those that are over, or in a category that nobody watches. */
  ended: Member[];
  /** Those that are in another category that is watched. */
  moved: { streamId: string; targetId: string }[];
}

/** Looks in a row without a stream, each confirmed, after which it has ended: single answers have been without live ones. */
const ENDED_AFTER = 2;

/** The known streams that an answer lacks, by target in no order: whom Twitch is to be asked about by user. */
export function missingOf(
  looked: readonly Looked[],
  found: ReadonlyMap<string, Member>,
  unclear: ReadonlySet<string>,
): Member[] {
  return looked.flatMap(({ known }) =>
    [...known.values()].filter(({ streamId, userId }) => !found.has(streamId) && !unclear.has(userId)),
  );
}

/**
 * What a whole look says: what was found, against what was known. Pages shift while they are read, so that a stream
 * is missing says little; it is asked about by its user. Still there: nothing happened. In another category, or another
 * stream instead of it: it has surely ended here. Off air: it has, when the next look says the same.
 */
export function judgeLook(
  looked: readonly Looked[],
  found: ReadonlyMap<string, Member>,
  { streams, unclear, observedAtMs }: Confirmation,
  targetOfGame: ReadonlyMap<string, string>,
): Judged[] {
  const latest = latestByUser(found, streams);
  const here = byGame(latest);
  return looked.map(({ id, gameId, known }) => {
    const members = new Map((here.get(gameId) ?? []).map((member) => [member.streamId, member]));
    const judged: Judged = { targetId: id, members: [], found: [], ended: [], moved: [] };
    for (const member of members.values()) if (!known.has(member.streamId)) judged.found.push(member);
    for (const member of known.values()) {
      if (members.has(member.streamId)) continue;
      const now = latest.get(member.userId);
      if (now) {
        const elsewhere = now.streamId === member.streamId ? targetOfGame.get(now.gameId) : undefined;
        if (elsewhere !== undefined) judged.moved.push({ streamId: member.streamId, targetId: elsewhere });
        else judged.ended.push(member);
      } else if (unclear.has(member.userId) || observedAtMs <= member.seenAtMs) {
        members.set(member.streamId, member);
      } else if (member.misses + 1 >= ENDED_AFTER) {
        judged.ended.push(member);
      } else {
        members.set(member.streamId, { ...member, misses: member.misses + 1 });
      }
    }
    judged.members = [...members.values()];
    return judged;
  });
}

/** What each broadcaster streams. Who has two streams, restarted between two pages, has what began later. */
function latestByUser(
  found: ReadonlyMap<string, Member>,
  confirmed: ReadonlyMap<string, Member>,
): Map<string, Member> {
  const latest = new Map<string, Member>();
  for (const member of [...found.values(), ...confirmed.values()]) {
    const other = latest.get(member.userId);
    if (!other || isLater(member, other)) latest.set(member.userId, member);
  }
  return latest;
}

function byGame(latest: ReadonlyMap<string, Member>): Map<string, Member[]> {
  const games = new Map<string, Member[]>();
  for (const member of latest.values()) {
    const game = games.get(member.gameId);
    if (game) game.push(member);
    else games.set(member.gameId, [member]);
  }
  return games;
}

/** Another stream that began later, or the same one seen later. */
const isLater = (one: Member, other: Member): boolean =>
  one.streamId !== other.streamId && one.startedAtMs !== other.startedAtMs
    ? one.startedAtMs > other.startedAtMs
    : one.seenAtMs >= other.seenAtMs;

/** Behind this, whoever slipped between two pages of the first look was seen by another. */
const SETTLED_MS = 10 * 60_000;

/**
 * How it is heard that a stream is in a category. The first looks of one find what was there before: only what began
 * since is news, and of what is tracked here the live sync tells.
 */
export function heardOf(
  { startedAtMs, seenAtMs }: Member,
  target: { sinceMs: number; firstLook: boolean },
  tracked: boolean,
): "told" | "tracked" | "there" {
  if (tracked) return "tracked";
  const settled = !target.firstLook && seenAtMs > target.sinceMs + SETTLED_MS;
  return !settled && startedAtMs <= target.sinceMs ? "there" : "told";
}
