import type { Locale } from "./locale";
import { germanTransports } from "./problems/transports-de";
import { translation } from "./translation";

const SAY: Record<Locale, (english: string) => string | null> = {
  en: (english) => english,
  de: translation(germanTransports),
};

/** Why a way is used by which Twitch tells of events, and what is wrong with it, in a language; Twitch's words as they came. */
export const transportText = (locale: Locale, english: string): string => SAY[locale](english) ?? english;
