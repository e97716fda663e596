import { type Account, findCategory, weighted } from "./invent";
import { type Random, seededRandom, seedFrom, shuffle } from "./random";
import { CATEGORIES, type Category } from "./words";

/** When and what somebody usually streams: why a history shows patterns. */
export interface Habits {
  /** Monday to Sunday: minutes from midnight UTC to the usual start (may lie outside the day), null for a day off. */
  starts: readonly (number | null)[];
  lengthMinutes: number;
  /** How far from the usual minute it begins, as a standard deviation. */
  latenessMinutes: number;
  /** The share of its days on which it does not come. */
  skips: number;
  /** What it streams, the main category first. */
  categories: readonly Category[];
  /** 0: the same all evening; 1: a new category every hour or so. */
  restlessness: number;
}

/** Somebody with habits. The seed is the world's. */
export interface Streamer {
  seed: number;
  account: Pick<Account, "id" | "language" | "usualViewers">;
  habits: Habits;
}

/** Local hours at which people begin, by the kind of person. */
const KINDS = [
  { weight: 62, from: 17, to: 20.5 },
  { weight: 14, from: 13, to: 16 },
  { weight: 13, from: 8, to: 11 },
  { weight: 11, from: 21, to: 23.5 },
] as const;
const DAYS_A_WEEK = [3, 3, 4, 5, 5, 6, 6, 7] as const;
/** Hours to UTC of those who speak a language; summer time is left to people who have one. */
const ZONES: Record<string, readonly number[]> = {
  en: [-8, -5, -5, 0, 0, 10],
  de: [1],
  es: [1, 1, -5, -3],
  fr: [1],
  pt: [-3, -3, 0],
  pl: [1],
  ja: [9],
};

/** The habits of an account: the same for the same seed and id, whatever else there is. */
export function streamerOf(seed: number, account: Account): Streamer {
  const random = seededRandom(seedFrom(seed, "habits", account.id));
  return {
    seed,
    account,
    habits: {
      starts: inventStarts(random, account.language),
      lengthMinutes: Math.round(Math.min(540, Math.max(60, 205 * Math.exp(0.4 * random.gaussian())))),
      latenessMinutes: random.int(4, 30),
      skips: 0.02 + 0.18 * random.next(),
      categories: inventCategories(random, account.knownFor),
      restlessness: random.next(),
    },
  };
}

function inventStarts(random: Random, language: string): (number | null)[] {
  const zone = random.pick(ZONES[language] ?? [0]);
  const { from, to } = weighted(random, KINDS);
  const hour = from + (to - from) * random.next() - zone;
  // On the quarter, as people plan; some begin earlier at the weekend.
  const weekday = Math.round(hour * 4) * 15;
  const weekend = weekday - (random.chance(0.4) ? random.int(4, 16) * 15 : 0);
  const on = new Set(shuffle(random, [0, 1, 2, 3, 4, 5, 6]).slice(0, random.pick(DAYS_A_WEEK)));
  return [0, 1, 2, 3, 4, 5, 6].map((day) => (on.has(day) ? (day < 5 ? weekday : weekend) : null));
}

function inventCategories(random: Random, knownFor: readonly string[] = []): Category[] {
  const known = knownFor.flatMap((id) => findCategory(id) ?? []);
  if (known.length > 0) return known;
  const chosen = new Set<Category>();
  const wanted = random.pick([1, 2, 2, 3, 4]);
  while (chosen.size < wanted) chosen.add(weighted(random, CATEGORIES));
  return [...chosen];
}
