import { useLocale } from "next-intl";
import { failureText } from "@/lib/i18n/failure-text";

/** Says why something failed, which is recorded in English, in the person's language. */
export function useFailureText(): (english: string) => string {
  const locale = useLocale();
  return (english) => failureText(locale, english);
}
