"use client";
import { type RefObject, useEffect, useRef } from "react";

/** Puts the focus on the element once, when it comes into the page and what had the focus has gone. */
export function useTakenFocus<Element extends HTMLElement>(taken: boolean): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useEffect(() => {
    if (taken) element.current?.focus();
  }, [taken]);
  return element;
}
