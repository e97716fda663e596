/** A text and the place of the caret in it, in UTF-16 units as inputs count. */
export interface EditedQuery {
  text: string;
  caret: number;
}

/** What takes the place of a part of the query. */
export interface QueryEdit {
  from: number;
  to: number;
  text: string;
}

/** Puts a text in the place of a part; the caret comes to stand behind it. */
export function replaced(query: string, { from, to, text }: QueryEdit): EditedQuery {
  return { text: query.slice(0, from) + text + query.slice(to), caret: from + text.length };
}

/**
 * Puts a filter where the caret is, apart from the words around it, so that one can type its value at once.
 * `caretIn` is how far into the snippet the caret comes to stand; at its end when left out.
 */
export function inserted(
  query: string,
  caret: number,
  snippet: string,
  caretIn = snippet.length,
): EditedQuery {
  const before = query.slice(0, caret);
  const after = query.slice(caret);
  const gapBefore = before === "" || /\s$/.test(before) ? "" : " ";
  const gapAfter = after === "" || /^\s/.test(after) ? "" : " ";
  return {
    text: before + gapBefore + snippet + gapAfter + after,
    caret: before.length + gapBefore.length + caretIn,
  };
}
