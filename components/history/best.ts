/**
 * Which of several figures is the highest: its index, or null when none stands out because fewer than two are
 * known or the highest is shared.
 */
export function bestOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const highest = Math.max(...known);
  const holders = values.flatMap((value, index) => (value === highest ? [index] : []));
  return holders.length === 1 ? (holders[0] ?? null) : null;
}
