type Values = Record<string, unknown>;

/** What was, and what is instead. */
export interface Change {
  before?: Values;
  after?: Values;
}

/** Characters of one text that are kept. */
export const MOST_CHARACTERS = 500;
/** Entries of one list that are kept. */
export const MOST_ENTRIES = 50;

/**
 * What a change comes to: of the fields that `after` names, those that differ, as they were and as they are. What is
 * undefined in `after` was left as it is; what `before` does not have was not there.
 */
export function changed(before: object, after: object): Change {
  const [was, is]: [Values, Values] = [plain(before), plain(after)];
  const fields = Object.keys(is).filter(
    (field) => !Object.hasOwn(was, field) || !same(was[field], is[field]),
  );
  if (fields.length === 0) return {};
  const pick = (from: Values) =>
    Object.fromEntries(
      fields.filter((field) => Object.hasOwn(from, field)).map((field) => [field, from[field]]),
    );
  return { before: pick(was), after: pick(is) };
}

/** The same in few words: long texts and lists are cut, and say so. */
export function short(value: unknown): unknown {
  if (typeof value === "string") {
    const characters = value.length > MOST_CHARACTERS ? [...value] : [];
    if (characters.length <= MOST_CHARACTERS) return value;
    return `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`;
  }
  if (Array.isArray(value)) {
    if (value.length <= MOST_ENTRIES) return value.map(short);
    return [...value.slice(0, MOST_ENTRIES - 1).map(short), "…"];
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, short(each)]));
}

/** As JSON has it: moments as texts, and nothing that is undefined. */
const plain = (value: object): Values => JSON.parse(JSON.stringify(value)) as Values;

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Values, b as Values];
  const fields = Object.keys(left);
  return (
    fields.length === Object.keys(right).length &&
    fields.every((field) => Object.hasOwn(right, field) && same(left[field], right[field]))
  );
}
