import { expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { languageName } from "./language-name";

const nameIn = (locale: "en" | "de", code: string) =>
  languageName(code, translatorFor(locale, "dashboard"), formatsFor(locale, "UTC"));

test.each([
  ["de", "German", "Deutsch"],
  ["ja", "Japanese", "Japanisch"],
  ["other", "Other", "Andere"],
  ["asl", "American Sign Language", "Amerikanische Gebärdensprache"],
  ["not a code!", "not a code!", "not a code!"],
])("%s is %s", (code, english, german) => {
  expect([nameIn("en", code), nameIn("de", code)]).toEqual([english, german]);
});
