import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useState } from "react";

interface ItemsNearWindow<Item> {
  list: RefObject<HTMLUListElement | null>;
  /** A new array whenever an item, its place or its height is another. */
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** In CSS px: exact, or a guess where items are measured once they are drawn. */
  heightOf: (item: Item) => number;
  /** How many are drawn beyond the window, on either side. */
  overscan: number;
  /** The item here is drawn however far one scrolls; none at -1. */
  kept: number;
}

/** What the server assumes of the window: enough rows for the first paint of most screens. */
const ASSUMED_WINDOW = { width: 1280, height: 1000 };

/**
 * Which items of a list that scrolls with the page are drawn, and where. `top` is how far the list lies below the top of
 * the page, in CSS px.
 */
export function useItemsNearWindow<Item>(near: ItemsNearWindow<Item>) {
  const { list, items, keyOf, heightOf, overscan, kept } = near;
  const [top, setTop] = useState(0);
  // Whatever stands above the list may grow or go, so its place is read again whenever it is drawn.
  useLayoutEffect(() => {
    if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + window.scrollY));
  });
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    // Its identity tells the virtualizer to lay out anew; heights are asked for then.
    // biome-ignore lint/correctness/useExhaustiveDependencies: the function says the same of the same items
    getItemKey: useCallback((index: number) => keyOf(items[index] as Item), [items]),
    estimateSize: (index) => heightOf(items[index] as Item),
    overscan,
    scrollMargin: top,
    // The header above and a phone's bar below cover this much.
    scrollPaddingStart: 72,
    scrollPaddingEnd: 80,
    initialRect: ASSUMED_WINDOW,
    rangeExtractor: (range) => withIndex(range, kept),
  });
  return { virtualizer, top };
}

function withIndex(range: Range, index: number): number[] {
  const drawn = defaultRangeExtractor(range);
  return index < 0 || index >= range.count || drawn.includes(index)
    ? drawn
    : [...drawn, index].sort((one, other) => one - other);
}
