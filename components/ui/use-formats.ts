"use client";
import { useLocale } from "next-intl";
import { type Formats, formatsFor } from "@/lib/i18n/format";
import { useTimeZone } from "./clock";

/** Numbers and times as the person reads them: in the language of the page and the zone of the browser. */
export function useFormats(): Formats {
  return formatsFor(useLocale(), useTimeZone());
}
