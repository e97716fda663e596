import { createTranslator } from "next-intl";
import { catalogueOf, type Namespace } from "./catalogue";
import type { Locale } from "./locale";
import type { Translate } from "./types";

/**
 * The texts of a namespace in a language, for what is said outside of a page: mails, pushes, jobs.
 * @throws Error when a text lacks a value that it needs, rather than to send a broken one
 */
export function translatorFor<N extends Namespace>(locale: Locale, namespace: N): Translate<N> {
  return createTranslator({
    locale,
    messages: catalogueOf(locale),
    namespace,
    onError(error) {
      throw error;
    },
  }) as Translate<N>;
}
