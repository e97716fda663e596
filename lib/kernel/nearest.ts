/**
 * Of the names that there are, the one that was probably meant: the same in another case, one that `otherNames`
 * (in lower case) calls so, or one with a letter or two mistyped. Undefined when none is near.
 */
export function nearest<Name extends string>(
  written: string,
  names: readonly Name[],
  otherNames: Readonly<Record<string, string>> = {},
): Name | undefined {
  const low = written.toLowerCase();
  const other = Object.hasOwn(otherNames, low) ? otherNames[low] : undefined;
  const same = names.find((name) => name === low || name === other);
  if (same) return same;
  const [best] = names
    .map((name) => ({ name, distance: distance(low, name) }))
    .filter(({ name, distance }) => distance <= (name.length > 3 ? 2 : 1))
    .sort((one, other) => one.distance - other.distance);
  return best?.name;
}

/** How many letters must be added, taken away, replaced or swapped with their neighbour to make one of the other. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          at(last, j - 1) + (same ? 0 : 1),
          swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, row];
  }
  return at(last, other.length);
}

const at = (row: readonly number[], place: number): number => row[place] ?? Number.POSITIVE_INFINITY;
