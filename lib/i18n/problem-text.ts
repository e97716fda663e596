import { failureText } from "./failure-text";
import type { Locale } from "./locale";
import { german } from "./problems/de";
import { translation } from "./translation";

const SAY: Record<Locale, (english: string) => string | null> = {
  en: (english) => english,
  de: translation(german),
};

/** What a problem says, in a language, perhaps the reason of a failure; in English, as it came, where nobody has translated it. */
export const problemText = (locale: Locale, english: string): string =>
  SAY[locale](english) ?? failureText(locale, english);
