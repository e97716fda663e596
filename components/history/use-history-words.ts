"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormats } from "@/components/ui/use-formats";
import { type HistoryWords, historyWords } from "./words";

/** What the pages of history say, in the language of the page and the zone of the browser. */
export function useHistoryWords(): HistoryWords {
  const t = useTranslations("history");
  const formats = useFormats();
  return useMemo(() => historyWords(t, formats), [t, formats]);
}
