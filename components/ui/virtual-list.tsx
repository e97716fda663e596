"use client";
import { type FocusEvent, type ReactNode, useRef } from "react";
import { cn } from "./class-names";
import { useItemsNearWindow } from "./use-items-near-window";
import { useRowFocus } from "./use-row-focus";

interface VirtualListProps<Item> {
  label: string;
  /** A new array whenever an item, its place or its height is another. */
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** In CSS px. Known beforehand, so that nothing is measured and nothing jumps. */
  heightOf: (item: Item) => number;
  /** Whether j and k stop here; such an item renders one element with `data-row`. All do when left out. */
  isRow?: (item: Item) => boolean;
  /** Called when the pointer or the focus comes to the list, and when both have left. */
  onHeld?: (held: boolean) => void;
  className?: string;
  children: (item: Item) => ReactNode;
}

/**
 * A list of any length that scrolls with the page and draws only what is near the window. An item that
 * changes its place glides there. j and k move through the rows, and the row with the focus stays drawn
 * however far one scrolls. Screen readers are told each item's true place.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, keyOf, heightOf, isRow, className, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const { index: focusedAt, setFocused } = useRowFocus({
    list,
    keys: items.map(keyOf),
    isRow: (index) => {
      const item = items[index];
      return item !== undefined && (isRow?.(item) ?? true);
    },
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  });
  const { virtualizer, top } = useItemsNearWindow({
    list,
    items,
    keyOf,
    heightOf,
    overscan: 6,
    kept: focusedAt,
  });
  const held = useHeld(props.onHeld);

  return (
    <ul
      ref={list}
      aria-label={label}
      className={cn("relative", className)}
      style={{ height: virtualizer.getTotalSize() }}
      onPointerEnter={() => held({ pointer: true })}
      onPointerLeave={() => held({ pointer: false })}
      onFocus={(event) => {
        held({ focus: true });
        setFocused(keyAround(event));
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        held({ focus: false });
        setFocused(null);
      }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
        const item = items[index];
        return (
          item !== undefined && (
            <li
              key={key}
              data-key={key}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 transition-transform duration-200 ease-settle"
              style={{ height: size, transform: `translateY(${start - top}px)` }}
            >
              {children(item)}
            </li>
          )
        );
      })}
    </ul>
  );
}

const keyAround = (event: FocusEvent): string | null =>
  event.target.closest("[data-key]")?.getAttribute("data-key") ?? null;

/** Joins pointer and focus: whoever does either holds the list. */
function useHeld(onHeld: ((held: boolean) => void) | undefined) {
  const by = useRef({ pointer: false, focus: false });
  return (change: Partial<typeof by.current>) => {
    const before = by.current.pointer || by.current.focus;
    by.current = { ...by.current, ...change };
    const after = by.current.pointer || by.current.focus;
    if (before !== after) onHeld?.(after);
  };
}
