/** How a grid of cards is laid out. All lengths in CSS px. */
export interface GridShape {
  columns: number;
  /** Of one card. */
  width: number;
  /** Of one card, without the gap under it. */
  height: number;
}

/** Between cards, to all sides. */
export const GAP = 16;
/** A card is never narrower, but where the whole grid is. */
export const LEAST_WIDTH = 232;
/** What stands under a card's picture. */
export const WORDS_HEIGHT = 88;

/** As many columns as fit, each as wide as the others. */
export function gridShape(width: number): GridShape {
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_WIDTH + GAP)));
  const card = (width - GAP * (columns - 1)) / columns;
  return { columns, width: card, height: Math.round((card * 9) / 16) + WORDS_HEIGHT };
}

export const rowsOf = (count: number, columns: number): number => Math.ceil(count / columns);

/**
 * Where a key leads from the card at `index`; null is a key that means nothing here. Up from the first row and
 * down from the last stay, since what lies beyond is not the grid's.
 */
export function moveInGrid(key: string, index: number, count: number, columns: number): number | null {
  const inside = (next: number) => (next >= 0 && next < count ? next : index);
  switch (key) {
    case "ArrowLeft":
      return inside(index - 1);
    case "ArrowRight":
      return inside(index + 1);
    case "ArrowUp":
      return inside(index - columns);
    case "ArrowDown":
      // Under the last row's gap is nothing, but the row itself can be reached.
      return rowsOf(index + 1, columns) < rowsOf(count, columns)
        ? Math.min(index + columns, count - 1)
        : index;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
