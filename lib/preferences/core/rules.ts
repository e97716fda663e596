import { readPattern } from "@/lib/kernel/pattern";
import type { ZoneClock } from "@/lib/kernel/zone-clock";
import type { History, Occasion, Rules, SkipReason } from "../schema";
import { DAY_MS } from "./wall";

/** Days are at most so long, whatever the clocks do. */
const LONGEST_DAY_MS = 2 * DAY_MS;

/** Which rule an occasion fails first; null: all hold. */
export type Judge = (
  rules: Rules,
  wall: ZoneClock,
  lastAnnouncedAt: History["lastAnnouncedAt"],
) => SkipReason | null;

/** Judges one occasion by many people's rules: the title is read once, and by each pattern once. */
export function judgeOf(occasion: Occasion): Judge {
  const title = folded(occasion.title);
  const matched = new Map<string, boolean>();
  const matches = (pattern: string): boolean => {
    const known = matched.get(pattern) ?? doesMatch(pattern, occasion.title);
    matched.set(pattern, known);
    return known;
  };
  return ({ categories, words, pattern, firstOfDay, minViewers }, wall, lastAnnouncedAt) => {
    if (categories?.length && !categories.some(({ id }) => id === occasion.categoryId)) return "category";
    if (words?.length && !words.some((word) => title.includes(folded(word)))) return "title";
    if (pattern && !matches(pattern)) return "title";
    if (minViewers && occasion.viewerCount < minViewers) return "viewers";
    if (firstOfDay && lastAnnouncedAt && isSameDay(wall, lastAnnouncedAt, occasion.at)) return "not_first";
    return null;
  };
}

function isSameDay(wall: ZoneClock, one: Date, other: Date): boolean {
  if (Math.abs(other.getTime() - one.getTime()) > LONGEST_DAY_MS) return false;
  return dayOf(wall, one) === dayOf(wall, other);
}

const dayOf = (wall: ZoneClock, at: Date): number => Math.floor(wall.local(at.getTime()) / DAY_MS);

/** Alike whatever the case. Upper, since lower keeps two forms of the Greek sigma and does not know that ß is SS. */
const folded = (text: string): string => text.normalize("NFKC").toUpperCase();

/** What is no pattern, which only data of another version can hold, matches nothing. */
function doesMatch(source: string, title: string): boolean {
  const pattern = readPattern(source);
  return typeof pattern !== "string" && pattern.matches(title);
}
