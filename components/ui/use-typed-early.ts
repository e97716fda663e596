"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";

/**
 * Calls `onTyped` once, with what somebody typed into the field before the page's scripts ran. Nobody heard those
 * keys, and React leaves their text standing in a field whose state it is not.
 */
export function useTypedEarly(
  field: RefObject<HTMLInputElement | null>,
  text: string,
  onTyped: (value: string) => void,
): void {
  const compare = useEffectEvent(() => {
    const value = field.current?.value ?? text;
    if (value !== text) onTyped(value);
  });
  useEffect(() => compare(), []);
}
