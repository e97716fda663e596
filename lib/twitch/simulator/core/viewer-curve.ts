import type { Streamer } from "./habits";
import { seededRandom, seedFrom } from "./random";
import type { Show } from "./shows";

/** What a show's viewer curve is made of; drawn once a show, so that asking again gives the same curve. */
export interface ViewerCurve {
  /** How many watch when all is calm. */
  level: number;
  /** How long it takes until most of them are there, in ms. */
  rampMs: number;
  /** Slow waves: people have dinner, other channels begin. */
  swings: readonly { share: number; stepMs: number; seed: number }[];
  /** Another channel sends its viewers over; most of them leave again. */
  raids: readonly { at: number; viewers: number; fadeMs: number }[];
  /** What a change of category brings for some minutes: more who find it in its list, or fewer. */
  changes: readonly { at: number; share: number; fadeMs: number }[];
  /** From when on people go to bed, and which share of them has gone at the end. */
  decline: { from: number; share: number };
  endsAt: number;
  startsAt: number;
  /** For the short waver. */
  seed: number;
}

const MINUTE_MS = 60_000;
/** Who waits before a channel for it to begin. */
const FIRST_SHARE = 0.05;
const WAVER_MS = 20_000;
/** A raid's viewers arrive within about a minute. */
const ARRIVAL_MS = 45_000;

/** The curve of a show: the same for the same seed, channel and stream. */
export function viewerCurveOf({ seed, account }: Streamer, show: Show): ViewerCurve {
  const random = seededRandom(seedFrom(seed, "viewers", account.id, show.streamId));
  const lengthMs = show.endsAt - show.startsAt;
  const usual = account.usualViewers;
  const seedOf = (what: string) => seedFrom(seed, what, show.streamId);
  const raids = Array.from({ length: random.pick([0, 0, 0, 1, 1, 2]) }, () => ({
    at: show.startsAt + Math.round(lengthMs * (0.15 + 0.75 * random.next())),
    // Small channels are raided by larger ones, large ones by smaller: a raid is a party of its own size.
    viewers: Math.round(
      Math.min(4 * usual + 40, 15 * Math.exp(1.5 * random.gaussian()) + usual * random.next()),
    ),
    fadeMs: random.int(6, 35) * MINUTE_MS,
  }));
  return {
    level: usual * (0.7 + 0.6 * random.next()),
    rampMs: Math.min(lengthMs / 5, random.int(9, 26) * MINUTE_MS),
    swings: [
      { share: 0.08 + 0.16 * random.next(), stepMs: random.int(28, 70) * MINUTE_MS, seed: seedOf("slow") },
      {
        share: 0.04 + 0.06 * random.next(),
        stepMs: random.int(7, 16) * MINUTE_MS,
        seed: seedOf("less slow"),
      },
    ],
    raids,
    changes: categoryChanges(show).map((at) => ({
      at,
      share: -0.16 + 0.5 * random.next(),
      fadeMs: random.int(5, 18) * MINUTE_MS,
    })),
    decline: {
      from: show.endsAt - Math.round(lengthMs * (0.08 + 0.17 * random.next())),
      share: 0.15 + 0.35 * random.next(),
    },
    startsAt: show.startsAt,
    endsAt: show.endsAt,
    seed: seedOf("waver"),
  };
}

/** How many watch at a moment (ms since the epoch): a whole number, never negative; 0 before the show. */
export function viewersAt(curve: ViewerCurve, now: number): number {
  const since = now - curve.startsAt;
  if (since < 0) return 0;
  const arrived = FIRST_SHARE + (1 - FIRST_SHARE) * (1 - Math.exp(-since / curve.rampMs));
  const swing = curve.swings.reduce(
    (sum, { share, stepMs, seed }) =>
      sum + share * smoothly(since / stepMs, (n) => 2 * drawn(seed, n).next() - 1),
    1,
  );
  const change = curve.changes.reduce(
    (sum, { at, share, fadeMs }) => sum + share * pulse(now - at, fadeMs),
    1,
  );
  const raid = curve.raids.reduce(
    (sum, { at, viewers, fadeMs }) => sum + viewers * pulse(now - at, fadeMs),
    0,
  );
  const calm = (curve.level * arrived * swing * change + raid) * staying(curve, now);
  const waver = smoothly(now / WAVER_MS, (n) => drawn(curve.seed, n).gaussian());
  return Math.max(0, Math.round(calm + Math.sqrt(Math.max(0, calm)) * 0.6 * waver));
}

/** Up within a minute, then away again: 0 before, near 1 at its height. */
function pulse(since: number, fadeMs: number): number {
  return since < 0 ? 0 : (1 - Math.exp(-since / ARRIVAL_MS)) * Math.exp(-since / fadeMs);
}

function staying({ decline: { from, share }, endsAt }: ViewerCurve, now: number): number {
  const gone = Math.min(1, Math.max(0, (now - from) / Math.max(1, endsAt - from)));
  return 1 - share * eased(gone);
}

/** A value between those drawn for the whole numbers around `at`, without a kink. */
function smoothly(at: number, drawnFor: (n: number) => number): number {
  const n = Math.floor(at);
  return drawnFor(n) + (drawnFor(n + 1) - drawnFor(n)) * eased(at - n);
}

/** From 0 to 1, slowly at both ends. */
const eased = (share: number): number => share * share * (3 - 2 * share);

const drawn = (seed: number, n: number) => seededRandom(seedFrom(seed, n));

function categoryChanges({ parts }: Show): number[] {
  return parts.flatMap(({ at, info }, place) => {
    const before = parts[place - 1];
    return before && before.info.categoryId !== info.categoryId ? [at] : [];
  });
}
