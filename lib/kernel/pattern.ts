import { RE2JS, RE2JSException, RE2JSSyntaxException } from "re2js";

/**
 * RE2 takes time in proportion to text and pattern, whatever they are. Instructions of one pattern: on 500 characters
 * each costs up to some 0.06 ms.
 */
const MOST_INSTRUCTIONS = 300;

/** A regular expression that takes no more than its share of time, and finds whatever the case. */
export interface Pattern {
  source: string;
  /** Instructions that it became: what it costs. */
  size: number;
  matches(text: string): boolean;
}

/** The pattern, in RE2's syntax, or what is wrong with it: to be read behind its name ("The pattern …"). */
export function readPattern(source: string): Pattern | string {
  try {
    const read = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    const size = read.programSize();
    if (size > MOST_INSTRUCTIONS) return TOO_LARGE;
    return { source, size, matches: (text) => read.test(text) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    if (!(error instanceof RE2JSSyntaxException)) return TOO_LARGE;
    return `${hintOf(error.input) ?? error.getDescription()} (character ${placeOf(error.input, source)})`;
  }
}

const TOO_LARGE = "is too large: repeat less often";

/** What other engines can and RE2 cannot, as it would take time without end. */
const HINTS: readonly [RegExp, string][] = [
  [/^\(\?[=!]/, "looking ahead is not possible"],
  [/^\(\?<[=!]?/, "looking behind is not possible"],
  [/^\\[1-9]/, "referring back to a group is not possible"],
];
const hintOf = (piece: string | null) => HINTS.find(([like]) => piece !== null && like.test(piece))?.[1];

/** Where the piece that RE2 complains of stands, counted from 1; without one, the end. */
function placeOf(piece: string | null, source: string): number {
  const at = piece === null || piece === "" ? -1 : source.indexOf(piece);
  return at === -1 || piece === source ? source.length : at + 1;
}
