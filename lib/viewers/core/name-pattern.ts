/** The index of names knows three letters in a row, and nothing of fewer. */
const KNOWN = /[\p{L}\p{N}]{3}/u;

/** For LIKE: what holds these letters, whatever they are. Null where the index of names would be no help. */
export const namePattern = (letters: string): string | null =>
  KNOWN.test(letters) ? `%${letters.replaceAll(/[\\%_]/g, "\\$&")}%` : null;
