/** A text and what is selected in it, in UTF-16 units as text fields count. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

/**
 * Puts a piece in the place of what is selected. What stands in its first pair of brackets behind a space, which
 * is the part one wants to change, is selected then; otherwise the caret stands behind the piece.
 */
export function withInserted({ text, from, to }: Selected, piece: string): Selected {
  const whole = text.slice(0, from) + piece + text.slice(to);
  const argument = /^\$\(\w+[ |](.+)\)$/s.exec(piece)?.[1];
  const end = from + piece.length;
  return argument === undefined
    ? { text: whole, from: end, to: end }
    : { text: whole, from: end - 1 - argument.length, to: end - 1 };
}
