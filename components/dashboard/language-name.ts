import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";

/** "German" for "de". Twitch also says "asl", and "other" for what it has no code for. */
export function languageName(code: string, t: Translate<"dashboard">, formats: Formats): string {
  return code === "other" || code === "asl" ? t(`languages.${code}`) : formats.language(code);
}
