/** A stretch of another bot's response: what is said as it stands, or a variable. */
export type ForeignPart = { kind: "text"; text: string } | ForeignVariable;

export interface ForeignVariable {
  kind: "variable";
  /** With its "$(" and ")". */
  raw: string;
  /** What stands between them, in which there may be variables again. */
  body: string;
}

export type Opening = "$(" | "${";

/**
 * Tells variables from text. What is opened and never closed is text, as the other bots have it. Linear in the text.
 */
export function scan(text: string, openings: readonly Opening[]): ForeignPart[] {
  const closedAt = matching(text, openings);
  const parts: ForeignPart[] = [];
  let said = 0;
  for (const [from, to] of closedAt) {
    // Inside of one that was taken whole.
    if (from < said) continue;
    if (from > said) parts.push({ kind: "text", text: text.slice(said, from) });
    parts.push({ kind: "variable", raw: text.slice(from, to + 1), body: text.slice(from + 2, to) });
    said = to + 1;
  }
  if (said < text.length) parts.push({ kind: "text", text: text.slice(said) });
  return parts;
}

interface Opened {
  bracket: "(" | "{";
  /** Where its "$" is; null for a bracket of the text itself. */
  variable: number | null;
}

/** Where each variable that is closed begins and ends, by where it begins. */
function matching(text: string, openings: readonly Opening[]): [number, number][] {
  const stack: Opened[] = [];
  const open = { "(": 0, "{": 0 };
  const found: [number, number][] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "(" || character === "{") {
      const variable = openings.includes(`$${character}` as Opening) && text[at - 1] === "$" ? at - 1 : null;
      // Outside of variables, brackets are only brackets.
      if (variable === null && stack.length === 0) continue;
      stack.push({ bracket: character, variable });
      open[character] += 1;
    } else if (character === ")" || character === "}") {
      const bracket = character === ")" ? "(" : "{";
      const closed = open[bracket] > 0 ? close(stack, open, bracket) : null;
      if (closed !== null) found.push([closed, at]);
    }
  }
  return found.sort(([a], [b]) => a - b);
}

/** Closes the last of its kind; what was opened since, such as a smiley's bracket, was only text. */
function close(stack: Opened[], open: Record<"(" | "{", number>, bracket: "(" | "{"): number | null {
  for (let last = stack.pop(); last; last = stack.pop()) {
    open[last.bracket] -= 1;
    if (last.bracket === bracket) return last.variable;
  }
  return null;
}
