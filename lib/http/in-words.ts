import type { Locale } from "@/lib/i18n/locale";
import { problemText } from "@/lib/i18n/problem-text";
import type { ProblemDetails } from "./core/problem";

/** A problem as people of a language read it; its kind, fields and numbers stay as they are. */
export function inWordsOf(locale: Locale, problem: ProblemDetails): ProblemDetails {
  return {
    ...problem,
    detail: problemText(locale, problem.detail),
    fields: problem.fields.map(({ field, message }) => ({ field, message: problemText(locale, message) })),
  };
}
