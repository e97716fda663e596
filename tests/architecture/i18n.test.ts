import { describe, expect, test } from "vitest";
import { catalogueOf } from "@/lib/i18n/catalogue";
import { LOCALES } from "@/lib/i18n/locale";
import { flatten, needsOf } from "./support/messages";
import { importsOf } from "./support/module-graph";
import { sourcesIn } from "./support/sources";
import { type Uses, usesIn } from "./support/text-uses";

const english = flatten(catalogueOf("en"));

describe.each(LOCALES)("the texts in %s", (locale) => {
  const texts = flatten(catalogueOf(locale));

  test("have the keys of English", () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("are well formed and need the values and tags that English needs", () => {
    const different = [...texts].filter(([key, text]) => {
      const wanted = english.get(key);
      return wanted !== undefined && needsOf(text).join() !== needsOf(wanted).join();
    });
    expect(different).toEqual([]);
  });

  test("say something, without spaces around it", () => {
    expect([...texts].filter(([, text]) => text === "" || text.trim() !== text)).toEqual([]);
  });
});

test("German has its own quotes, and a space before an ellipsis", () => {
  const wrong = [...flatten(catalogueOf("de"))].filter(([, text]) => /“(?=\w)|\w…/.test(text));
  expect(wrong).toEqual([]);
});

describe("a text's needs", () => {
  test.each([
    ["{count, plural, one {# stream} other {# streams}}", ["count:number"]],
    ["{count, number} <b>of {total}</b>", ["b:tag", "count:number", "total:value"]],
    ["plain", []],
  ])("of %j are %j", (text, expected) => expect(needsOf(text)).toEqual(expected));

  test("cannot be told of a broken one", () => expect(() => needsOf("{count, plural")).toThrow());
});

describe("every text is used", () => {
  const sources = sourcesIn(["app", "components", "lib"]).filter(({ path }) => !path.includes(".test."));
  const files = new Map(sources.map(({ path, text }) => [path, usesIn(path, text)]));
  const { speaking, alone } = speakers(files);
  const unused = (keys: Iterable<string>) => [...keys].filter((key) => !isUsed(key, speaking, alone));

  test("by a file that speaks its namespace", () => expect(unused(english.keys())).toEqual([]));

  test("and one that is not is seen", () => {
    const planted = ["history.planted.key", "history.planted", "ui.planted", "history.list.older"];
    expect(unused(planted)).toEqual(planted.slice(0, 3));
  });
});

/** "a", "a.b" for "a.b.c". */
function beginnings(key: string): string[] {
  const parts = key.split(".");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
}

/**
 * By the beginning of keys ("history", "history.list"), the files that say it: literally (`alone`), or also by a
 * module of functions that they import and hand their translator to.
 */
function speakers(files: ReadonlyMap<string, Uses>) {
  const speaking = new Map<string, Uses[]>();
  const alone = new Map<string, Uses[]>();
  for (const beginning of new Set([...english.keys()].flatMap(beginnings))) {
    const says = (path: string) => files.get(path)?.literals.has(beginning) ?? false;
    const own = [...files].filter(([path]) => says(path));
    const through = [...files].filter(([path]) =>
      importsOf(path).some((imported) => imported.endsWith(".ts") && says(imported)),
    );
    alone.set(
      beginning,
      own.map(([, uses]) => uses),
    );
    speaking.set(
      beginning,
      [...own, ...through].map(([, uses]) => uses),
    );
  }
  return { speaking, alone };
}

/** Whether some file that says a beginning of the key says the rest of it too. */
function isUsed(
  key: string,
  speaking: ReadonlyMap<string, Uses[]>,
  alone: ReadonlyMap<string, Uses[]>,
): boolean {
  return beginnings(key).some((beginning) => {
    const rest = key.slice(beginning.length + 1);
    const said = (speaking.get(beginning) ?? []).some(
      ({ literals, patterns }) =>
        literals.has(rest) || patterns.some((pattern) => pattern.test(rest) && /[a-z]/i.test(words(pattern))),
    );
    // Of a key that is made while it runs, only files of the very part of the catalogue are believed.
    const made = !rest.includes(".") && beginning.includes(".");
    return said || (made && (alone.get(beginning) ?? []).some(({ computed }) => computed));
  });
}

/** What a pattern has besides its holes. */
const words = (pattern: RegExp) => pattern.source.replaceAll("[\\w-]+", "");
