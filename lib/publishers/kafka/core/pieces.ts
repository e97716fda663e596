/** Cuts a list into pieces of at most `most` bytes each, in order. One item that is larger is a piece of its own. */
export function piecesOf<Item>(
  items: readonly Item[],
  bytesOf: (item: Item) => number,
  most: number,
): Item[][] {
  const pieces: Item[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of items) {
    bytes += bytesOf(item);
    if (bytes > most) {
      pieces.push([]);
      bytes = bytesOf(item);
    }
    pieces.at(-1)?.push(item);
  }
  return pieces;
}
