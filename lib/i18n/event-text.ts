import type { Locale } from "./locale";
import { germanEvents } from "./problems/events-de";
import { translation } from "./translation";

const SAY: Record<Locale, (english: string) => string | null> = {
  en: (english) => english,
  de: translation(germanEvents),
};

/** What the manual of events says of a kind or a field, in a language; its shapes say it in English. */
export const eventText = (locale: Locale, english: string): string => SAY[locale](english) ?? english;
