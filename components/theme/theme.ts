/** What a person may choose. "system" follows the machine and is kept as no cookie at all. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Holds the choice. Read by the server, so that the first paint is right; it tells nothing about the person. */
export const THEME_COOKIE = "theme";
/** Holds the browser's time zone, so that the server's first render says the same times. */
export const ZONE_COOKIE = "zone";

/** How long the browser keeps either, in seconds: 400 days, the most that browsers allow. */
export const COOKIE_SECONDS = 400 * 86_400;

/** A cookie of one of these choices, as a script writes it; on https it goes no other way. */
export const cookieText = (name: string, value: string, seconds: number, protocol: string): string =>
  `${name}=${value}; path=/; max-age=${seconds}; samesite=lax${protocol === "https:" ? "; secure" : ""}`;

/** The theme a cookie's value stands for; anything unknown is "system". */
export function themeOf(value: unknown): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** The zone a cookie's value names, or UTC when no such zone exists. */
export function zoneOf(value: string | undefined): string {
  if (!value) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
