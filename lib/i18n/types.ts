import type { Messages, NamespaceKeys, NestedKeyOf, useTranslations } from "next-intl";
import type { Catalogue } from "./catalogue";
import type { Locale } from "./locale";

// Makes a key that English does not have an error of the compiler.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogue;
  }
}

/** What `useTranslations(namespace)` gives: for pure functions that say something. May be a part: "history.list". */
export type Translate<N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof useTranslations<N>
>;
