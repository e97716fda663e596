/** Characters that are not seen: joiners, direction marks, soft hyphens, tags, and letters that are blank. */
const BLANKS = "\\p{Cf}\\u034f\\u115f\\u1160\\u3164\\uffa0\\ufe0f";
const UNSEEN = new RegExp(`[${BLANKS}]`, "gu");
/** They, and the marks that are put on letters. */
const INVISIBLE = new RegExp(`[${BLANKS}\\p{Mn}\\p{Me}]`, "u");

/** Letters of other scripts that are drawn like Latin ones (after unicode.org/reports/tr39, confusables). */
const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: "a",
    в: "b",
    с: "c",
    ԁ: "d",
    е: "e",
    ғ: "f",
    һ: "h",
    і: "i",
    ј: "j",
    к: "k",
    ӏ: "l",
    м: "m",
    н: "h",
    о: "o",
    р: "p",
    ԛ: "q",
    ѕ: "s",
    т: "t",
    у: "y",
    ѵ: "v",
    ԝ: "w",
    х: "x",
    ё: "e",
    ї: "i",
    α: "a",
    β: "b",
    ε: "e",
    η: "n",
    ι: "i",
    κ: "k",
    ν: "v",
    ο: "o",
    ρ: "p",
    τ: "t",
    υ: "u",
    χ: "x",
    ω: "w",
    ı: "i",
    ł: "l",
    ø: "o",
    đ: "d",
    ß: "ss",
    æ: "ae",
    œ: "oe",
    ð: "d",
    þ: "th",
  }),
);

/** Digits and signs that are read as letters. */
const LEET: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "8": "b",
    "@": "a",
    $: "s",
    "!": "i",
    "|": "i",
    "€": "e",
  }),
);

/**
 * Text in which what looks alike is the same, for finding what somebody tries to hide: in lower case, without accents
 * and invisible characters, with letters that are drawn like Latin ones in their place. `leet` also reads digits and
 * signs as the letters they stand for. Linear in its length.
 */
export function fold(text: string, leet: boolean): string {
  let folded = "";
  // Decomposed, so that accents fall away whatever form they came in.
  const apart = text.normalize("NFKD").toLowerCase();
  // What ends a word is a sign: "no!" is not "noi".
  for (const character of leet ? apart.replace(/[!|$](?![\p{L}\d])/gu, " ") : apart) {
    if (INVISIBLE.test(character)) continue;
    folded += ALIKE.get(character) ?? (leet ? LEET.get(character) : undefined) ?? character;
  }
  return folded;
}

/** `text` without characters that are not seen. */
export const visible = (text: string): string => text.replace(UNSEEN, "");
