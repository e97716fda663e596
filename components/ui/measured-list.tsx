"use client";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { cn } from "./class-names";
import { useItemsNearWindow } from "./use-items-near-window";
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

/**
 * A list of any length whose items are as high as their words need. It scrolls with the page and draws only
 * what is near the window. Items that come before the first move nothing that is being read. j and k move
 * through the rows; screen readers are told each item's true place.
 */
export function MeasuredList<Item>(props: MeasuredListProps<Item>) {
  const { label, items, keyOf, estimateOf, isRow, startAt, className, children } = props;
  const keys = items.map(keyOf);
  const list = useRef<HTMLUListElement>(null);
  const { index: focusedAt, setFocused } = useRowFocus({
    list,
    keys,
    isRow: (index) => {
      const item = items[index];
      return item !== undefined && isRow(item);
    },
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  });
  const near = { list, items, keyOf, heightOf: estimateOf, overscan: 8, kept: focusedAt };
  const { virtualizer, top } = useItemsNearWindow(near);
  useStart(list, startAt, () => virtualizer.measurementsCache[keys.indexOf(startAt ?? "")]?.start);
  useStillness(items, keys, virtualizer.measurementsCache, isRow);
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
