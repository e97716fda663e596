import { MOST_CHARACTERS } from "../schema";

/** COMBINING GRAPHEME JOINER: it is drawn as nothing, and Twitch counts it as a character. */
const INVISIBLE = "\u034f";

/**
 * A text that looks the same and is another for Twitch, which drops what was said within the last 30 seconds.
 * `times`: how often it was said in that time. Where there is no room for the signs, the end is cut.
 */
export function variantOf(text: string, times: number): string {
  if (times === 0) return text;
  const sign = ` ${INVISIBLE.repeat(times)}`;
  return [...text].slice(0, MOST_CHARACTERS - [...sign].length).join("") + sign;
}

/**
 * The text as it is to be said beside what was said in the channel lately, as it was said: the first variant that is
 * none of those. To count them is not enough: said every 20 s, there is always one, and the next would be the same.
 */
export function variantBeside(text: string, said: readonly string[]): string {
  const plain = plainOf(text) || text;
  let times = 0;
  while (said.includes(variantOf(plain, times))) times += 1;
  return variantOf(plain, times);
}

/** The text without what `variantOf` put behind it. */
export const plainOf = (text: string): string => text.replace(/[\u034f\s]+$/u, "");
