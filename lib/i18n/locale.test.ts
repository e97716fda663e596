import { expect, test } from "vitest";
import { localeFrom, localeOf, wantedLocale } from "./locale";

test.each([
  ["de", "de"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["fr-FR,fr;q=0.9,en;q=0.5,de;q=0.4", "en"],
  ["en;q=0.2, de;q=0.7", "de"],
  ["de,en", "de"],
  ["EN-us", "en"],
  ["de;q=0,en;q=0.1", "en"],
  ["de;q=high,en;q=0.1", "en"],
  ["fr, es;q=0.5, *;q=0.1", null],
  ["", null],
  [null, null],
])("Accept-Language %j wants %s", (header, locale) => expect(wantedLocale(header)).toBe(locale));

test.each([
  ["de", "de"],
  ["en", "en"],
  ["DE", null],
  ["fr", null],
  ["__proto__", null],
  [undefined, null],
])("the value %j names %s", (value, locale) => expect(localeOf(value)).toBe(locale));

test.each([
  [{ cookie: "theme=dark; locale=de", "accept-language": "en" }, "de"],
  [{ cookie: "locale=fr", "accept-language": "de" }, "de"],
  [{ cookie: "my-locale=de" }, "en"],
  [{ "accept-language": "*" }, "en"],
  [{}, "en"],
])("the headers %j speak %s", (headers, locale) => expect(localeFrom(new Headers(headers))).toBe(locale));
