import { de } from "./languages/de";
import { en } from "./languages/en";
import type { Language } from "./languages/language";

/** The languages there are. English is the one that all others are translated from. */
export const LOCALES = ["en", "de"] as const;
export type Locale = (typeof LOCALES)[number];

/** What is spoken to those who ask for no language of ours. */
export const DEFAULT_LOCALE: Locale = "en";

/** Holds the language chosen in this browser; without it the browser's own wish counts. */
export const LOCALE_COOKIE = "locale";

export const LANGUAGES: Record<Locale, Language> = { en, de };

/** The language that a stored or sent value names; null when it is none of ours. */
export const localeOf = (value: unknown): Locale | null => LOCALES.find((locale) => locale === value) ?? null;

/**
 * The language of ours that an Accept-Language header (RFC 9110) wants most; null when it names none.
 * Of equal wishes the first counts; "de-AT" is German.
 */
export function wantedLocale(header: string | null): Locale | null {
  const wishes = (header ?? "")
    .split(",")
    .slice(0, MOST_WISHES)
    .map((wish) => {
      const [tag = "", ...parameters] = wish.split(";").map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith("q="));
      return { locale: localeOf(tag.split("-")[0]), weight: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ locale, weight }) => locale !== null && weight > 0);
  return wishes.toSorted((one, other) => other.weight - one.weight)[0]?.locale ?? null;
}

/**
 * The language for whoever sends these headers: the one chosen in that browser, else the one it asks for, else
 * English.
 */
export function localeFrom(headers: Pick<Headers, "get">): Locale {
  const chosen = new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]*)`).exec(headers.get("cookie") ?? "")?.[1];
  return localeOf(chosen) ?? wantedLocale(headers.get("accept-language")) ?? DEFAULT_LOCALE;
}

/** Browsers send a handful; more is no wish but a burden. */
const MOST_WISHES = 20;
