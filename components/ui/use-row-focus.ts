"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useHotkey } from "./hotkeys";

interface RowFocusOptions {
  list: RefObject<HTMLElement | null>;
  /** The key of each item, in order. */
  keys: readonly string[];
  /** Whether the item at this place can have the focus. */
  isRow: (index: number) => boolean;
  scrollTo: (index: number) => void;
}

/**
 * j and k through a list of which only a part is drawn: items carry `data-key` and, if they can have the
 * focus, hold one element with `data-row`. Says where the focus is, so that this item stays drawn.
 */
export function useRowFocus({ list, keys, isRow, scrollTo }: RowFocusOptions) {
  const [focused, setFocused] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const index = focused === null ? -1 : keys.indexOf(focused);

  const move = (step: 1 | -1) => {
    let next = index === -1 && step === -1 ? keys.length - 1 : index + step;
    while (keys[next] !== undefined && !isRow(next)) next += step;
    const key = keys[next];
    if (key === undefined) return;
    wanted.current = key;
    setFocused(key);
    scrollTo(next);
  };
  useHotkey("j", () => move(1));
  useHotkey("k", () => move(-1));

  // The row that is led to may not have been drawn; after this render it is.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(
      `[data-key="${CSS.escape(wanted.current)}"] [data-row]`,
    );
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  return { index, setFocused };
}
