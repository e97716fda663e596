import { seededRandom, seedFrom, shuffle } from "../core/random";
import { partAt, showAt } from "../core/shows";
import { viewerCurveOf, viewersAt } from "../core/viewer-curve";
import { viewersInMidStream } from "../core/viewers";
import type { Broadcast, Member } from "./member";
import { isPersona } from "./populate";

/** A restart within this time finds the same streams on air, with the same ids. */
const OPENING_WINDOW_MS = 3 * 3_600_000;
/** Of the 60 whom Vera follows, so that her first page shows both kinds well. */
const VERA_LIVE_AT_START = 12;

/** What is known when a world begins. */
interface Beginning {
  seed: number;
  members: readonly Member[];
  /** Ids of those whom Vera follows. */
  veraFollows: ReadonlySet<string>;
  /** ms since the epoch */
  now: number;
}

interface OnAirAtFirst {
  member: Member;
  broadcast: Broadcast;
}

/** Exactly `live` of them on air, whoever they are and whatever the hour. */
export function planOpening({ seed, members, veraFollows, now }: Beginning, live: number): OnAirAtFirst[] {
  const opening = Math.floor(now / OPENING_WINDOW_MS);
  const random = seededRandom(seedFrom(seed, "opening", opening));
  const candidates = shuffle(
    random,
    members.filter((member) => !isPersona(member)),
  );
  const known = candidates
    .filter((member) => veraFollows.has(member.account.id))
    .slice(0, VERA_LIVE_AT_START);
  const others = candidates.filter((member) => !veraFollows.has(member.account.id));
  return [...known, ...others].slice(0, live).map((member, place) => ({
    member,
    broadcast: {
      ...member.info,
      streamId: String(90_000_000_000 + (opening % 90_000) * 100_000 + place),
      startedAt: opening * OPENING_WINDOW_MS - random.int(5 * 60_000, 5 * 3_600_000),
      viewers: viewersInMidStream(member.account.usualViewers, random),
    },
  }));
}

/** Everybody on air whose habit it is, and others whom Vera follows until hers are about a dozen. */
export function planOpeningByHabit(beginning: Beginning): OnAirAtFirst[] {
  const { members, veraFollows, now } = beginning;
  const byHabit = members.flatMap((member) => {
    const { streamer } = member;
    const show = member.account.usualViewers > 0 ? showAt(streamer, now) : undefined;
    const part = show && partAt(show, now).part;
    if (!show || !part) return [];
    const viewers = viewersAt(viewerCurveOf(streamer, show), now);
    const broadcast = { ...part.info, streamId: show.streamId, startedAt: show.startsAt, viewers };
    return [{ member, broadcast }];
  });
  const taken = new Set(byHabit.map(({ member }) => member));
  const veras = members.filter(({ account }) => veraFollows.has(account.id));
  const others = veras.filter((member) => !taken.has(member));
  const missing = Math.max(0, VERA_LIVE_AT_START - (veras.length - others.length));
  return [...byHabit, ...planOpening({ ...beginning, members: others }, missing)];
}
