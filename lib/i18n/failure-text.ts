import type { Locale } from "./locale";
import { germanFailures } from "./problems/failures-de";
import { translation } from "./translation";

const SENTENCE_END = /(?<=[.!?]) (?=\p{Lu})/u;

const SAY: Record<Locale, (english: string) => string> = {
  en: (english) => english,
  de: inSentences(germanFailures),
};

/**
 * Why something failed, in a language: reasons are recorded in English, and the words of Twitch, of a broker or of a
 * server stand in them as they came. So does what an older version recorded and nobody says any more.
 */
export const failureText = (locale: Locale, english: string): string => SAY[locale](english);

/** Reasons are made of sentences, lists of reasons and reasons within reasons: each is said for itself. */
function inSentences(texts: Readonly<Record<string, string>>): (english: string) => string {
  const known = translation(texts, sayAll);
  function sayAll(english: string): string {
    return english.split(SENTENCE_END).map(say).join(" ");
  }
  function say(sentence: string): string {
    return known(sentence) ?? (sentence.includes("; ") ? sentence.split("; ").map(say).join("; ") : sentence);
  }
  return sayAll;
}
