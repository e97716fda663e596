"use client";
import { type FocusEvent, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

/** A cell of a grid, by row and column. */
export interface Place {
  row: number;
  column: number;
}

const MOVES: Record<string, (from: Place, last: Place) => Place> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { column }) => ({ row, column }),
};

/**
 * One stop of the Tab key for a whole grid; the arrow keys move inside, Home and End go along the row. Cells
 * carry `data-cell="row,column"`. Says which cell is looked at, by pointer or focus.
 */
export function useGridFocus({ start, last }: { start: Place; last: Place }) {
  const grid = useRef<HTMLTableElement>(null);
  const [entry, setEntry] = useState(start);
  const [looked, setLooked] = useState<Place | null>(null);

  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    const from = placeOf(event.target);
    if (!move || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { row, column } = move(from, last);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`)?.focus();
  };
  return {
    looked,
    isEntry: ({ row, column }: Place) => row === entry.row && column === entry.column,
    wiring: {
      ref: grid,
      onKeyDown: press,
      onFocus: (event: FocusEvent) => {
        const place = placeOf(event.target);
        if (!place) return;
        setEntry(place);
        setLooked(place);
      },
      onBlur: () => setLooked(null),
      onPointerOver: (event: PointerEvent) => setLooked(placeOf(event.target)),
      onPointerLeave: () => setLooked(null),
    },
  };
}

function placeOf(target: EventTarget): Place | null {
  if (!(target instanceof Element)) return null;
  const [row, column] =
    target.closest("[data-cell]")?.getAttribute("data-cell")?.split(",").map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}
