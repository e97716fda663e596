/**
 * What the server is told when the item at `from` comes to stand at `to`: before which one it stands then; null: at
 * the end. Undefined: nothing changes.
 */
export function moveBefore(ids: readonly string[], from: number, to: number): string | null | undefined {
  const target = Math.min(Math.max(to, 0), ids.length - 1);
  if (ids[from] === undefined || target === from) return undefined;
  return ids[target < from ? target : target + 1] ?? null;
}
