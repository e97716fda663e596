"use client";
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from "react";
import { GAP, type GridShape, gridShape, rowsOf } from "./grid-shape";

/** What the server assumes of the window. */
const ASSUMED_WINDOW = { width: 1280, height: 1000 };

export interface DrawnCard {
  index: number;
  /** In CSS px from the grid's corner. */
  left: number;
  top: number;
}

/**
 * Which cards of a grid are drawn, and where: the rows near the window, and the one with the card at `kept`. Null
 * until the width is known, in the first moment of a page.
 */
export function useGrid(grid: RefObject<HTMLElement | null>, count: number, kept: number) {
  const { width, top } = usePlace(grid);
  const shape = useMemo(() => (width === null ? null : gridShape(width)), [width]);
  const columns = shape?.columns ?? 1;
  const keptRow = kept < 0 ? -1 : Math.floor(kept / columns);
  const virtualizer = useWindowVirtualizer({
    count: shape ? rowsOf(count, columns) : 0,
    // Its identity tells the virtualizer to lay out anew.
    // biome-ignore lint/correctness/useExhaustiveDependencies: rows are as high as the shape says
    getItemKey: useCallback((row: number) => row, [shape]),
    estimateSize: () => (shape?.height ?? 0) + GAP,
    overscan: 3,
    scrollMargin: top,
    // The header above and a phone's bar below cover this much.
    scrollPaddingStart: 72,
    scrollPaddingEnd: 80,
    initialRect: ASSUMED_WINDOW,
    rangeExtractor: (range) => withRow(range, keptRow),
  });
  return {
    shape,
    // Without the gap under the last row, as the grid is before its width is known.
    height: Math.max(0, virtualizer.getTotalSize() - GAP),
    cards: shape && virtualizer.getVirtualItems().flatMap((row) => cardsOf(row, shape, count, top)),
    showCard: (index: number) => virtualizer.scrollToIndex(Math.floor(index / columns)),
  };
}

function cardsOf(
  { index: row, start }: { index: number; start: number },
  { columns, width }: GridShape,
  count: number,
  top: number,
): DrawnCard[] {
  const first = row * columns;
  return Array.from({ length: Math.min(columns, count - first) }, (_, column) => ({
    index: first + column,
    left: column * (width + GAP),
    top: start - top,
  }));
}

function withRow(range: Range, row: number): number[] {
  const drawn = defaultRangeExtractor(range);
  return row < 0 || row >= range.count || drawn.includes(row)
    ? drawn
    : [...drawn, row].sort((one, other) => one - other);
}

/** How wide an element is, and how far it lies below the top of the page, in CSS px. */
function usePlace(element: RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState<number | null>(null);
  const [top, setTop] = useState(0);
  // Whatever stands above may grow or go, so the place is read again whenever it is drawn.
  useLayoutEffect(() => {
    if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
  });
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const read = () => setWidth(box.clientWidth);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return { width, top };
}
