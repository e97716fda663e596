import type { Locale } from "./locale";
import { germanFields } from "./problems/fields-de";
import { translation } from "./translation";

interface Words {
  say: (english: string) => string | null;
  /** Schemas say what a field "must be", since the API names the field beside it. A sentence needs a subject. */
  lacksSubject: RegExp;
  withSubject: (words: string) => string;
}

const WORDS: Record<Locale, Words> = {
  en: {
    say: (english) => english,
    lacksSubject: /^must /,
    withSubject: (words) => `This ${words}.`,
  },
  de: {
    say: translation(germanFields),
    lacksSubject: /^(muss|darf) /,
    withSubject: (words) => `Das ${words}.`,
  },
};

/** What is wrong with a field, as a sentence beside it. What a server has said in the language already stays. */
export function fieldText(locale: Locale, said: string): string {
  const { say, lacksSubject, withSubject } = WORDS[locale];
  const words = say(said) ?? said;
  return lacksSubject.test(words) ? withSubject(words) : words;
}

/** The same for all fields of a form. */
export const fieldTexts = <Field extends string>(
  locale: Locale,
  problems: Partial<Record<Field, string>>,
): Partial<Record<Field, string>> =>
  Object.fromEntries(
    Object.entries<string>(problems as Record<Field, string>).map(([field, said]) => [
      field,
      fieldText(locale, said),
    ]),
  ) as Partial<Record<Field, string>>;
