const LONGEST = 200;

/**
 * Text that strangers wrote, as it may stand in a header: one line, without control characters and without those that
 * turn the direction of writing around. A line break would begin a header of its own; the mail library folds and
 * encodes the rest. Longer ones end in an ellipsis.
 */
export function headerText(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
  const letters = [...line];
  return letters.length <= LONGEST
    ? line
    : `${letters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`;
}
