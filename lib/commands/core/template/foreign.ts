import type { Span } from "./template";
import { VARIABLES } from "./variables";

const WORDS = VARIABLES.map(({ name }) => name)
  .filter((name) => /^[a-z]/.test(name))
  .join("|");
const BRACES = /\$\{ *([\p{L}\p{N}_.]{1,40})[^{}]{0,100}\}?/uy;
const BARE = new RegExp(`\\$(${WORDS})(?![\\p{L}\\p{N}_])`, "iuy");

/** A variable that is written as other bots have it: “${user}” or “$user”. */
export interface ForeignVariable extends Span {
  name: string;
}

/** The one that begins at the “$” there, if one does. What it looks at is bounded, wherever it is asked. */
export function foreignAt(text: string, from: number): ForeignVariable | null {
  for (const style of [BRACES, BARE]) {
    style.lastIndex = from;
    const found = style.exec(text);
    if (found) return { from, to: from + found[0].length, name: found[1] ?? "" };
  }
  return null;
}
