/** What clips are looked for by; empty strings look for nothing. */
export interface ClipMarks {
  /** An id, or how a name begins; in lower case. */
  creator: string;
  categoryId: string;
  tag: string;
}

/** What `clip_words` parts words at. */
const SIGNS = /[!-/:-@[-`{-~]/g;

/**
 * A text for to_tsquery: all the words of `q`, or words that begin like them. They are cut up as `clip_words` cuts up
 * what is searched. Empty when there is nothing to look for.
 */
export const wordsQuery = (q: string): string =>
  q
    .replaceAll(SIGNS, " ")
    .split(/\s+/u)
    .filter((word) => word !== "")
    .map((word) => `'${word}':*`)
    .join(" & ");

/**
 * A text that is a tsquery as it stands: the marks that `clip_words` adds to the words. Empty when nothing is asked
 * for. A name of digits alone is taken for an id: other ids begin like it.
 */
export function marksQuery({ creator, categoryId, tag }: ClipMarks): string {
  const marks = [
    creator === "" ? [] : [lexeme(`@${creator}`) + (/^\d+$/.test(creator) ? "" : ":*")],
    categoryId === "" ? [] : [lexeme(`/${categoryId}`)],
    tag === "" ? [] : [lexeme(`~${tag}`)],
  ];
  return marks.flat().join(" & ");
}

/** A tsquery of the clips of one channel. */
export const channelQuery = (channelId: string): string => lexeme(`#${channelId}`);

const lexeme = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
