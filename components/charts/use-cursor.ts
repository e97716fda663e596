"use client";
import { bisectCenter } from "d3-array";
import { type KeyboardEvent, type PointerEvent, useState } from "react";

/** Which point of a chart is looked at, and whether the keyboard led there. */
export interface Cursor {
  index: number;
  byKeyboard: boolean;
}

/** How far Page Up and Page Down go, as a share of all points. */
const PAGE = 0.1;

/**
 * A cursor over the points of a chart, whose places (0 to 1) are given in order. It follows the pointer, and
 * the arrow keys when the chart has the focus; Home, End, Page Up and Page Down leap; Escape takes it away.
 */
export function useCursor(places: readonly number[]) {
  const [held, setHeld] = useState<Cursor | null>(null);
  const last = places.length - 1;
  // Points may have become fewer since.
  const cursor = held && last >= 0 ? { ...held, index: Math.min(held.index, last) } : null;

  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (last < 0 || box.width === 0) return;
    const index = bisectCenter(places as number[], (event.clientX - box.left) / box.width);
    setHeld({ index, byKeyboard: false });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const index = target(event.key, cursor?.index ?? null, last);
    if (index === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setHeld(index === null ? null : { index, byKeyboard: true });
  };
  return {
    cursor,
    handlers: {
      onPointerMove: follow,
      onPointerDown: follow,
      onPointerLeave: () => setHeld(null),
      onKeyDown: press,
      onBlur: () => setHeld(null),
    },
  };
}

/** Where a key leads: null takes the cursor away, undefined is a key that means nothing here. */
function target(key: string, from: number | null, last: number): number | null | undefined {
  if (key === "Escape") return null;
  if (last < 0) return undefined;
  const within = (index: number) => Math.min(Math.max(index, 0), last);
  const page = Math.max(1, Math.round(last * PAGE));
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return within(from === null ? 0 : from + 1);
    case "ArrowLeft":
    case "ArrowDown":
      return within(from === null ? last : from - 1);
    case "PageUp":
      return within((from ?? -1) + page);
    case "PageDown":
      return within((from ?? last + 1) - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
