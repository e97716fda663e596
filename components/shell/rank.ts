export interface Rankable {
  /** What is searched, in lower case: the name first, other words after it. */
  words: readonly string[];
}

/**
 * The `limit` best matches, best first: whole word, then beginning, then inside; earlier words before
 * later ones, and the given order among equals. An empty search gives nothing to rank and so the first.
 */
export function rank<T extends Rankable>(entries: readonly T[], search: string, limit: number): T[] {
  const wanted = search.trim().toLowerCase();
  if (!wanted) return entries.slice(0, limit);
  const scored: { entry: T; score: number }[] = [];
  for (const entry of entries) {
    const score = Math.min(...entry.words.map((word, place) => scoreOf(word, wanted) + place / 10));
    if (score < Number.POSITIVE_INFINITY) scored.push({ entry, score });
  }
  return scored
    .sort((one, other) => one.score - other.score)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function scoreOf(word: string, wanted: string): number {
  if (word === wanted) return 0;
  if (word.startsWith(wanted)) return 1;
  if (word.includes(` ${wanted}`)) return 2;
  return word.includes(wanted) ? 3 : Number.POSITIVE_INFINITY;
}
