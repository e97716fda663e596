"use client";
import { type PointerEvent, type UIEvent, useRef, useState } from "react";

const NEAR_END = 48;

/** Why a live view stands still; null while it goes on. */
export type PauseReason = "chosen" | "scrolled" | "pointed";

/** Stands still while somebody reads: on wish, when they scroll up, and while a mouse is on a line. */
export function usePause() {
  const [chosen, setChosen] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  const [pointed, setPointed] = useState(false);
  const lastTop = useRef(0);
  const reason: PauseReason | null = chosen ? "chosen" : scrolled ? "scrolled" : pointed ? "pointed" : null;
  return {
    reason,
    toggle: () => (reason === "chosen" ? setChosen(false) : setChosen(true)),
    goOn: () => {
      setChosen(false);
      setScrolled(false);
      setPointed(false);
    },
    /** For the box that scrolls. */
    handlers: {
      onScroll: ({ currentTarget: box }: UIEvent<HTMLElement>) => {
        const left = box.scrollHeight - box.scrollTop - box.clientHeight;
        if (left <= NEAR_END) setScrolled(false);
        // Only upwards: lines that are added make the way to the end longer without anybody scrolling.
        else if (box.scrollTop < lastTop.current - 2) setScrolled(true);
        lastTop.current = box.scrollTop;
      },
      // A finger lies on the screen to scroll, not to hold.
      onPointerEnter: ({ pointerType }: PointerEvent) => setPointed(pointerType === "mouse"),
      onPointerLeave: () => setPointed(false),
    },
  };
}
