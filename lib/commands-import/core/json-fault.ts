/** Where a text stops being JSON. */
export interface JsonFault {
  /** UTF-16 offset; the text's length when it ended too early. */
  at: number;
  /** Of that place, from 1. */
  line: number;
  column: number;
  /** The text was right as far as it went: the rest of it is missing. */
  cutOff: boolean;
  /** How many things were complete in the longest list that was open there. */
  complete: number;
}

const TOKEN =
  /[ \t\r\n]+|[{}[\]:,]|"(?:[^"\\\r\n\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b/y;

/** What of a token may be missing at the end of a text that was cut off. */
const BEGUN =
  /^(?:"(?:[^"\\\r\n\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*(?:\\(?:u[0-9a-fA-F]{0,3})?)?|-?\d*\.?(?:\d*[eE][+-]?)?|t(?:r(?:u)?)?|f(?:a(?:l(?:s)?)?)?|n(?:u(?:l)?)?)$/;

interface Open {
  closing: "}" | "]";
  /** What may come next. */
  expects: "first key" | "key" | "colon" | "value" | "first value" | "comma";
  items: number;
}

/**
 * Finds where a text that JSON.parse refused goes wrong. Engines word that differently and some do not say where.
 * Linear in the text, without recursion. Null when the text is JSON after all.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: Open[] = [];
  let done = false;
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return fault(text, at, open, BEGUN.test(text.slice(at, at + 20_000)) && !done);
    if (!/^\s/.test(token)) {
      if (done || !take(open, token)) return fault(text, at, open, false);
      done = open.length === 0;
    }
    at += token.length;
  }
  return done ? null : fault(text, text.length, open, true);
}

/** Follows the grammar by one token; false when the token may not stand there. */
function take(open: Open[], token: string): boolean {
  const inner = open.at(-1);
  if (inner && token === inner.closing) {
    const may = inner.expects === "comma" || inner.expects === (token === "}" ? "first key" : "first value");
    open.pop();
    return may && ended(open);
  }
  switch (inner?.expects) {
    case "comma":
      if (token !== ",") return false;
      inner.expects = inner.closing === "}" ? "key" : "value";
      return true;
    case "colon":
      if (token !== ":") return false;
      inner.expects = "value";
      return true;
    case "first key":
    case "key":
      if (!token.startsWith('"')) return false;
      inner.expects = "colon";
      return true;
    case "value":
    case "first value":
    case undefined:
      return value(open, token);
  }
}

function value(open: Open[], token: string): boolean {
  if (token === "{") open.push({ closing: "}", expects: "first key", items: 0 });
  else if (token === "[") open.push({ closing: "]", expects: "first value", items: 0 });
  else if (/^[}\]:,]$/.test(token)) return false;
  else return ended(open);
  return true;
}

/** A value is complete: what it stands in goes on. */
function ended(open: Open[]): boolean {
  const outer = open.at(-1);
  if (outer) {
    outer.expects = "comma";
    outer.items += 1;
  }
  return true;
}

function fault(text: string, at: number, open: readonly Open[], cutOff: boolean): JsonFault {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return {
    at,
    line,
    column: at - before.lastIndexOf("\n"),
    cutOff,
    // Not by spreading them: there may be millions.
    complete: open.reduce((most, { closing, items }) => (closing === "]" ? Math.max(most, items) : most), 0),
  };
}
