"use client";
import type { RefObject } from "react";
import { useHotkey } from "./hotkeys";

/**
 * j and k move the focus through the elements with `data-row` inside `list`, down and up. Enter then does
 * what it does on the focused element, so rows are links or buttons. For lists that are in the page whole.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const move = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const next = here === -1 ? (step === 1 ? 0 : rows.length - 1) : here + step;
    rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
  };
  useHotkey("j", () => move(1));
  useHotkey("k", () => move(-1));
}
