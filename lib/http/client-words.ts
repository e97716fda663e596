import { DEFAULT_LOCALE, type Locale, localeOf } from "@/lib/i18n/locale";

interface ClientWords {
  unreachable: string;
  /** The answer was no problem of ours: a proxy's page, for example. */
  unknown: string;
}

const WORDS: Record<Locale, ClientWords> = {
  en: {
    unreachable: "The server could not be reached. Check your connection and try again.",
    unknown: "Something went wrong on our side. Try again in a moment.",
  },
  de: {
    unreachable: "Der Server ist nicht erreichbar. Prüfe deine Verbindung und versuch es noch einmal.",
    unknown: "Bei uns ist etwas schiefgegangen. Versuch es gleich noch einmal.",
  },
};

/** What is said where no server has said anything, in the language of the page. */
export function clientWords(): ClientWords {
  const shown = typeof document === "undefined" ? null : localeOf(document.documentElement.lang);
  return WORDS[shown ?? DEFAULT_LOCALE];
}
