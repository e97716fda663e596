/** A part of a text that is marked as wrong, or not. `from` in UTF-16 units. */
export interface Stretch {
  from: number;
  part: string;
  wrong: boolean;
}

/**
 * The text in order, what is wrong apart from the rest. Places (end excluded) may overlap; one of no length is
 * one letter long, and past the end of the text stand spaces, so that every place has something to be marked.
 */
export function markedStretches(text: string, problems: readonly { from: number; to: number }[]): Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  const addUntil = (to: number, wrong: boolean) => {
    if (to <= done) return;
    stretches.push({ from: done, part: text.slice(done, to).padEnd(to - done), wrong });
    done = to;
  };
  for (const { from, to } of problems.toSorted((one, other) => one.from - other.from)) {
    addUntil(from, false);
    addUntil(Math.max(to, from + 1), true);
  }
  addUntil(text.length, false);
  return stretches;
}
