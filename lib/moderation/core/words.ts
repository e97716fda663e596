import { fold, visible } from "./fold";

/** A banned word or phrase, ready to be looked for. */
export interface BannedWord {
  /** As it was written. */
  entry: string;
  /** What to find in a text's words, which are set apart by single spaces. */
  plain: string;
  leet: string;
}

/** Whether there is something in it to look for. */
export const isWordEntry = (entry: string): boolean => wordsOf(fold(entry, false)).length > 0;

/** Reads "word", "a phrase", "begin*", "*end" or "*part*". */
export function bannedWord(entry: string): BannedWord {
  const [before, after] = [entry.startsWith("*") ? "" : " ", entry.endsWith("*") ? "" : " "];
  const bare = entry.replace(/^\*/, "").replace(/\*$/, "");
  const needle = (leet: boolean) => `${before}${wordsOf(fold(bare, leet)).join(" ")}${after}`;
  return { entry, plain: needle(false), leet: needle(true) };
}

/**
 * The first of `banned` that is in `text`, also written with accents, look-alikes, digits for letters, letters set
 * apart or repeated. Whole words are not found within others. Linear in the text's length for each word.
 */
export function findBanned(text: string, banned: readonly BannedWord[]): BannedWord | undefined {
  if (banned.length === 0) return undefined;
  const plain = readings(fold(text, false));
  const leet = readings(fold(visible(text), true));
  return banned.find(
    (word) =>
      plain.some((reading) => reading.includes(word.plain)) ||
      leet.some((reading) => reading.includes(word.leet)),
  );
}

/** The ways to read a folded text: as it stands, with letters that stand alone joined, without long repetitions. */
function readings(folded: string): string[] {
  const words = wordsOf(folded);
  const found = new Set([words, joinLetters(words)].map((read) => ` ${read.join(" ")} `));
  for (const reading of [...found]) {
    // Nobody means three in a row: "baaad" is "bad" or "baad".
    found.add(reading.replace(LONG_RUN, "$1")).add(reading.replace(LONG_RUN, "$1$1"));
  }
  return [...found];
}

const WORD = /[\p{L}\p{N}\p{Mc}]+/gu;
const LONG_RUN = /([^ ])\1{2,}/gu;
const wordsOf = (folded: string): string[] => folded.match(WORD) ?? [];

/** "b a d" and "b.a.d" are one word; two letters alone are too few to tell. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let letters: string[] = [];
  const end = () => {
    if (letters.length >= 3) joined.push(letters.join(""));
    else joined.push(...letters);
    letters = [];
  };
  for (const word of words) {
    if ([...word].length === 1) letters.push(word);
    else {
      end();
      joined.push(word);
    }
  }
  end();
  return joined;
}
