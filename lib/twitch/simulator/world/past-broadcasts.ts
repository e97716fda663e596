import { showsBetween } from "../core/shows";
import type { Member, PastBroadcast } from "./member";
import type { World } from "./world";

/** Twitch keeps the recordings of partners for about two months, ours for three. */
const KEPT_MS = 90 * 86_400_000;
/** What was before the world began is looked up often and never changes; a world that is made anew has other members. */
const beforeTheWorld = new WeakMap<Member, PastBroadcast[]>();

/**
 * The recordings of a channel, newest first: the one on air as far as it has come, what ended since the world
 * began, and before that what its habits say.
 */
export function recordingsOf(world: World, member: Member, now: number): PastBroadcast[] {
  const since = Math.max(now - KEPT_MS, member.account.createdAt);
  const { live, ended: witnessed } = member;
  const known = new Set(witnessed.map(({ streamId }) => streamId).concat(live?.streamId ?? []));
  const before = member.account.usualViewers > 0 ? byHabit(world, member) : [];
  // What is on since before the world began was not preceded by something that had not ended yet.
  const earliest = Math.min(live?.startedAt ?? now, ...witnessed.map(({ startedAt }) => startedAt));
  return [
    ...before.filter((past) => !known.has(past.streamId) && past.endedAt <= earliest),
    ...witnessed,
    ...(live ? [{ ...live, endedAt: now }] : []),
  ]
    .filter(({ startedAt, streamId }) => startedAt >= since && world.isRecorded(streamId))
    .sort((a, b) => b.startedAt - a.startedAt);
}

function byHabit(world: World, member: Member): PastBroadcast[] {
  const known = beforeTheWorld.get(member);
  if (known) return known;
  const shows = showsBetween(member.streamer, world.begunAt - KEPT_MS, world.begunAt);
  const past = shows.flatMap(({ streamId, startsAt, endsAt, parts }) => {
    const last = parts.at(-1);
    if (!last || endsAt > world.begunAt) return [];
    const viewers = member.account.usualViewers;
    return [{ ...last.info, streamId, startedAt: startsAt, endedAt: endsAt, viewers }];
  });
  beforeTheWorld.set(member, past);
  return past;
}
