"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/ui/use-formats";
import { languageName } from "./language-name";

/** The name of a language that streams are in, in the language of the page. */
export function useLanguageName(): (code: string) => string {
  const t = useTranslations("dashboard");
  const formats = useFormats();
  return (code) => languageName(code, t, formats);
}
