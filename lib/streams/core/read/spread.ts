/** At most `most` of the values, evenly spread, the first and the last among them. */
export function spread<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most || most < 2) return values.slice(0, Math.max(most, 0));
  const step = (values.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, place) => values[Math.round(place * step)] as T);
}
