import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";

/** Every text of a catalogue by its whole key, as in "history.list.empty". */
export function flatten(texts: object, before = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === "object" && value !== null
        ? [...flatten(value, `${before}${key}.`)]
        : [[`${before}${key}`, String(value)] as const],
    ),
  );
}

/**
 * The values and tags that a text needs, each as "count:plural" or "link:tag", in order of the alphabet.
 * A number within a plural is the same value as the plural, so both read ":number".
 * @throws SyntaxError where the text is no ICU message
 */
export function needsOf(text: string): string[] {
  const all = new Set(needs(parse(text)));
  // What is counted in one place may be just written in another.
  return [...all]
    .filter((need) => !all.has(need.replace(/:value$/, ":number")) || !need.endsWith(":value"))
    .sort();
}

const needs = (elements: readonly MessageFormatElement[]): string[] => elements.flatMap(needsOfElement);

function needsOfElement(element: MessageFormatElement): string[] {
  switch (element.type) {
    case TYPE.argument:
      return [`${element.value}:value`];
    case TYPE.number:
      return [`${element.value}:number`];
    case TYPE.date:
    case TYPE.time:
      return [`${element.value}:time`];
    case TYPE.tag:
      return [`${element.value}:tag`, ...needs(element.children)];
    case TYPE.plural:
    case TYPE.select: {
      const kind = element.type === TYPE.plural ? "number" : "select";
      const options = Object.values(element.options).flatMap(({ value }) => needs(value));
      return [`${element.value}:${kind}`, ...options];
    }
    case TYPE.literal:
    case TYPE.pound:
      return [];
  }
}
