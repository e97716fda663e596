import type { Locale } from "./locale";
import { germanMarks } from "./problems/marks-de";
import { translation } from "./translation";

const SAY: Record<Locale, (english: string) => string | null> = {
  en: (english) => english,
  de: translation(germanMarks),
};

/** What is said of a place in a response or a search, in a language; both are read in the browser, too. */
export const markText = (locale: Locale, english: string): string => SAY[locale](english) ?? english;
