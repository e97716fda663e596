"use client";
import { useEffect, useEffectEvent } from "react";

/** Marks the search of a page; SearchInput carries it. */
export const SEARCH_SELECTOR = "[data-page-search]";

/** True where keys are text: they must not act there. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])");
}

/**
 * Calls `onPress` when `key` is pressed alone, unless somebody is typing or a dialog or menu is open.
 * `key` is as in KeyboardEvent.key: "j", "?", "/".
 */
export function useHotkey(key: string, onPress: (event: KeyboardEvent) => void): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || takesText(event.target)) return;
      if (document.querySelector("[role=dialog][data-state=open],[role=alertdialog],[role=menu]")) return;
      press(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [key]);
}

/** Calls `onPress` for Ctrl and `key`, or ⌘ and `key`, also while somebody is typing. */
export function useChord(key: string, onPress: () => void): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [key]);
}
