import { visible } from "./fold";

/** Texts that are shorter are what everybody says often: "gg", "LUL", "!join". */
export const SHORTEST_REPEATED = 8;

/** How often the most repeated character of `text` stands in a row; spaces and marks do not count. Linear in its length. */
export function longestRun(text: string): number {
  let [longest, run, before] = [0, 0, ""];
  for (const character of visible(text).toLowerCase()) {
    run = character === before ? run + 1 : 1;
    before = character;
    if (/[^\s\p{M}]/u.test(character)) longest = Math.max(longest, run);
  }
  return longest;
}

/** What is the same to people: without case, spaces, signs and invisible characters. */
export const likeness = (text: string): string =>
  visible(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{S}\p{M}]+/gu, "");

/** A message that somebody wrote lately: its likeness and when, in ms since the epoch. */
interface Echo {
  id: string;
  like: string;
  at: number;
}
/** What somebody wrote lately, in the order in which it was heard. */
export type Echoes = readonly Echo[];

const MOST_KEPT = 20;

/**
 * What is remembered of somebody after they wrote this, and how often they have written the same within `withinMs`,
 * this time included. A message that is heard twice was written once.
 */
export function heard(
  echoes: Echoes,
  { id, text, at }: { id: string; text: string; at: number },
  withinMs: number,
): { echoes: Echoes; times: number } {
  const like = likeness(text);
  const before = echoes.filter((one) => at - one.at < withinMs && one.id !== id);
  const isShort = [...text.trim()].length < SHORTEST_REPEATED;
  const times = isShort ? 1 : before.filter((one) => one.like === like && one.at <= at).length + 1;
  return { echoes: [...before, { id, like, at }].slice(-MOST_KEPT), times };
}
