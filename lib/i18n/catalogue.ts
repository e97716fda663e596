import type { Locale } from "./locale";
import { de } from "./messages/de";
import { en } from "./messages/en";

/** All texts, as English has them. */
export type Catalogue = typeof en;
/** A part of the texts, named after the folder of components that shows them. */
export type Namespace = keyof Catalogue & string;

const CATALOGUES: Record<Locale, Catalogue> = { en, de };

/** Every text of a language. For servers only: a page sends browsers the namespaces it shows. */
export const catalogueOf = (locale: Locale): Catalogue => CATALOGUES[locale];

/** The texts of some namespaces. */
export function textsOf<N extends Namespace>(locale: Locale, namespaces: readonly N[]): Pick<Catalogue, N> {
  const catalogue = catalogueOf(locale);
  return Object.fromEntries(namespaces.map((name) => [name, catalogue[name]])) as Pick<Catalogue, N>;
}
