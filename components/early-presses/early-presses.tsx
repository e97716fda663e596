"use client";
import { useEffect } from "react";
import { type KeptPress, mayHappen } from "./presses";

/** Lets happen what was pressed before the page listened. Stands last, so that all else listens by then. */
export function EarlyPresses() {
  useEffect(() => {
    // What effects have asked for is drawn first. A press until then is kept too, and so is not heard twice.
    const soon = setTimeout(() => {
      const press = window.takeEarlyPress?.();
      if (press && mayHappen({ at: press.at, pressable: isPressable(press.element) }, Date.now()))
        repeat(press);
    });
    return () => clearTimeout(soon);
  }, []);
  return null;
}

const isPressable = (element: HTMLElement): boolean =>
  element.isConnected && element.checkVisibility() && !element.closest(":disabled, [inert]");

const AS_REAL = { bubbles: true, cancelable: true };

/** Presses as the person did: some things open when the finger comes down, or by the key itself. */
function repeat({ element, by }: KeptPress): void {
  if (element instanceof HTMLFormElement) {
    element.requestSubmit();
    return;
  }
  if (by === "") {
    const key = new KeyboardEvent("keydown", { ...AS_REAL, key: "Enter" });
    // What answers the key itself does not want the press that would follow.
    if (element === document.activeElement && !element.dispatchEvent(key)) return;
  } else
    for (const kind of ["pointerdown", "pointerup"])
      element.dispatchEvent(new PointerEvent(kind, { ...AS_REAL, pointerType: by, isPrimary: true }));
  element.click();
}
