"use client";
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useHotkey } from "@/components/ui/hotkeys";
import { moveInGrid } from "./grid-shape";

interface GridKeysOptions {
  grid: RefObject<HTMLElement | null>;
  /** The key of each card, in order. */
  keys: readonly string[];
  /** The card that has the focus; -1: none. */
  index: number;
  columns: number;
  /** Brings a card near the window, so that it is drawn. */
  show: (index: number) => void;
  /** Told the key of the card that has the focus from now on. */
  onFocused: (key: string | null) => void;
}

/**
 * Arrow keys, Home, End, j and k through a grid of which only a part is drawn. Cards carry `data-key` and hold one
 * element with `data-row`. `move` leads the focus to a card, however far away.
 */
export function useGridKeys({ grid, keys, index, columns, show, onFocused }: GridKeysOptions) {
  const wanted = useRef<string | null>(null);
  const move = (next: number) => {
    const key = keys[next];
    if (key === undefined) return;
    wanted.current = key;
    onFocused(key);
    show(next);
  };
  useHotkey("j", () => move(index + 1));
  useHotkey("k", () => move(index === -1 ? keys.length - 1 : index - 1));

  // The card that is led to may not have been drawn; after this render, or the next, it is.
  useEffect(() => {
    if (wanted.current === null) return;
    const card = grid.current?.querySelector<HTMLElement>(
      `[data-key="${CSS.escape(wanted.current)}"] [data-row]`,
    );
    if (!card) return;
    wanted.current = null;
    card.focus({ preventScroll: true });
  });

  const handlers = {
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || index === -1) return;
      const next = moveInGrid(event.key, index, keys.length, columns);
      if (next === null) return;
      event.preventDefault();
      move(next);
    },
    onFocus: ({ target }: FocusEvent<HTMLElement>) =>
      onFocused(target.closest("[data-key]")?.getAttribute("data-key") ?? null),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.contains(relatedTarget)) onFocused(null);
    },
  };
  return { move, handlers };
}
