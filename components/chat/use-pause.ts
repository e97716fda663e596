"use client";
import {
  type KeyboardEvent,
  type PointerEvent,
  type UIEvent,
  useRef,
  useState,
  type WheelEvent,
} from "react";

/** A finger's width: whoever is this near the end wants to see what comes. In CSS px. */
const NEAR_END = 48;
/** Scrolling counts as somebody's own for this long after their hand moved, in ms. */
const BY_HAND_MS = 700;
/** After one has chosen to go on, the mouse may lie where the button was, in ms. */
const STAYS_AWAY_MS = 1_000;
const UPWARDS = ["ArrowUp", "PageUp", "Home"];

/** Why a live view stands still; null while it goes on. */
export type PauseReason = "chosen" | "scrolled" | "pointed";

/** Stands still while somebody reads: on wish, when they scroll up, and while a mouse is on a line. */
export function usePause() {
  const [chosen, setChosen] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  const [pointed, setPointed] = useState(false);
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  const wentOnAt = useRef(Number.NEGATIVE_INFINITY);
  const byHand = () => {
    movedAt.current = performance.now();
  };
  const reason: PauseReason | null = chosen ? "chosen" : scrolled ? "scrolled" : pointed ? "pointed" : null;
  return {
    reason,
    pause: () => setChosen(true),
    goOn: () => {
      wentOnAt.current = performance.now();
      setChosen(false);
      setScrolled(false);
      setPointed(false);
    },
    /** For the box that scrolls. */
    handlers: {
      onScroll: ({ currentTarget: box }: UIEvent<HTMLElement>) => {
        const left = box.scrollHeight - box.scrollTop - box.clientHeight;
        if (left <= NEAR_END) setScrolled(false);
        // Lines that come and go move the box too.
        else if (performance.now() - movedAt.current < BY_HAND_MS) setScrolled(true);
      },
      onWheel: ({ deltaY }: WheelEvent) => deltaY < 0 && byHand(),
      onTouchMove: byHand,
      onPointerDown: byHand,
      onKeyDown: ({ key }: KeyboardEvent) => UPWARDS.includes(key) && byHand(),
      // A finger lies on the screen to scroll, not to hold.
      onPointerEnter: ({ pointerType }: PointerEvent) => {
        if (pointerType === "mouse" && performance.now() - wentOnAt.current > STAYS_AWAY_MS) setPointed(true);
      },
      onPointerLeave: () => setPointed(false),
    },
  };
}
