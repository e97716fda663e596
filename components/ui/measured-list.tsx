"use client";
import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { cn } from "./class-names";
import { useRowFocus } from "./use-row-focus";

interface MeasuredListProps<Item> {
  label: string;
  /** A new array whenever an item or its place is another. */
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Height before it was drawn, in CSS px. The nearer, the calmer the scroll bar. */
  estimateOf: (item: Item) => number;
  /** Whether j and k stop here; such an item renders one element with `data-row`. */
  isRow: (item: Item) => boolean;
  /** Brought to the middle of the window when the list is first drawn. */
  startAt?: string;
  className?: string;
  children: (item: Item) => ReactNode;
}

/** What the server assumes of the window: enough rows for the first paint of most screens. */
const ASSUMED_WINDOW = { width: 1280, height: 1000 };

/**
 * A list of any length whose items are as high as their words need. It scrolls with the page and draws only
 * what is near the window. Items that come before the first move nothing that is being read. j and k move
 * through the rows; screen readers are told each item's true place.
 */
export function MeasuredList<Item>(props: MeasuredListProps<Item>) {
  const { label, items, keyOf, isRow, className, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const { index: focusedAt, setFocused } = useRowFocus({
    list,
    keys: items.map(keyOf),
    isRow: (index) => {
      const item = items[index];
      return item !== undefined && isRow(item);
    },
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  });
  const { virtualizer, top } = useItemsNearWindow(list, props, focusedAt);
  return (
    <ul
      ref={list}
      aria-label={label}
      className={cn("relative", className)}
      style={{ height: virtualizer.getTotalSize() }}
      onFocus={(event) => setFocused(event.target.closest("[data-key]")?.getAttribute("data-key") ?? null)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null);
      }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index];
        return (
          item !== undefined && (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-key={key}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {children(item)}
            </li>
          )
        );
      })}
    </ul>
  );
}

/** Which items are drawn and where; the one at `kept` always is. `top` is how far the list lies below the top of the page, in CSS px. */
function useItemsNearWindow<Item>(
  list: RefObject<HTMLUListElement | null>,
  { items, keyOf, estimateOf, isRow, startAt }: MeasuredListProps<Item>,
  kept: number,
) {
  const [top, setTop] = useState(0);
  // Whatever stands above the list may grow or go, so its place is read again whenever it is drawn.
  useLayoutEffect(() => {
    if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + window.scrollY));
  });
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    // Its identity tells the virtualizer to lay out anew.
    // biome-ignore lint/correctness/useExhaustiveDependencies: the function says the same of the same items
    getItemKey: useCallback((index: number) => keyOf(items[index] as Item), [items]),
    estimateSize: (index) => estimateOf(items[index] as Item),
    overscan: 8,
    scrollMargin: top,
    // The header above and a phone's bar below cover this much.
    scrollPaddingStart: 72,
    scrollPaddingEnd: 80,
    initialRect: ASSUMED_WINDOW,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return kept < 0 || kept >= range.count || drawn.includes(kept)
        ? drawn
        : [...drawn, kept].sort((one, other) => one - other);
    },
  });
  const keys = items.map(keyOf);
  useStart(list, startAt, () => virtualizer.measurementsCache[keys.indexOf(startAt ?? "")]?.start);
  useStillness(items, keys, virtualizer.measurementsCache, isRow);
  return { virtualizer, top };
}

/** What somebody does who wants to look elsewhere. */
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"] as const;
/** A page that opens scrolls by itself for so long, in ms: the router to its top, the list as its rows are measured. */
const SETTLE_MS = 3000;

/**
 * Scrolls to where the item should be until it is drawn, and then to where it is. Keeps it in view until the page
 * has settled or somebody scrolls.
 */
function useStart(
  list: RefObject<HTMLUListElement | null>,
  key: string | undefined,
  startOf: () => number | undefined,
): void {
  const done = useRef(false);
  const seenAt = useRef<number | null>(null);
  useEffect(() => {
    if (key === undefined) return;
    const end = () => {
      done.current = true;
    };
    for (const hand of HANDS) window.addEventListener(hand, end, { passive: true, capture: true });
    return () => {
      for (const hand of HANDS) window.removeEventListener(hand, end, { capture: true });
    };
  }, [key]);
  useLayoutEffect(() => {
    if (done.current || key === undefined) return;
    const item = list.current?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const start = startOf();
    if (item) {
      const now = performance.now();
      seenAt.current ??= now;
      done.current = now - seenAt.current > SETTLE_MS;
      const { top, bottom } = item.getBoundingClientRect();
      if (top < 0 || bottom > window.innerHeight) item.scrollIntoView({ block: "center" });
    } else if (start !== undefined) window.scrollTo(0, start - window.innerHeight / 2);
  });
}

interface Placed {
  key: string;
  start: number;
}

/**
 * When other items come to stand before what is being read, scrolls on by their height, so that the eye stays
 * where it is. Only rows are held on to: a heading goes to wherever what it stands over begins.
 */
function useStillness<Item>(
  items: readonly Item[],
  keys: readonly string[],
  placed: readonly { start: number; end: number }[],
  isRow: (item: Item) => boolean,
) {
  const before = useRef<{ items: readonly Item[]; read: Placed | null }>({ items, read: null });
  useLayoutEffect(() => {
    const { items: were, read } = before.current;
    const now = read && were !== items ? placed[keys.indexOf(read.key)] : undefined;
    if (read && now && now.start !== read.start) window.scrollBy(0, now.start - read.start);
    const at = items.findIndex((item, index) => isRow(item) && (placed[index]?.end ?? 0) > window.scrollY);
    const start = placed[at]?.start;
    const key = keys[at];
    before.current = { items, read: start === undefined || key === undefined ? null : { key, start } };
  });
}
