"use client";
import { useCallback, useEffect, useEffectEvent, useRef } from "react";

/** Calls `run` at once, and then at most every `pauseMs` however often it is asked; the last ask is never lost. */
export function useThrottled(run: () => void, pauseMs: number): () => void {
  const current = useEffectEvent(run);
  const state = useRef<{ timer: ReturnType<typeof setTimeout> | null; asked: boolean }>({
    timer: null,
    asked: false,
  });
  const call = useRef<() => void>(() => undefined);
  useEffect(() => {
    const held = state.current;
    const go = () => {
      held.asked = false;
      current();
      held.timer = setTimeout(() => {
        held.timer = null;
        if (held.asked) go();
      }, pauseMs);
    };
    call.current = () => {
      if (held.timer === null) go();
      else held.asked = true;
    };
    return () => {
      if (held.timer !== null) clearTimeout(held.timer);
      held.timer = null;
    };
  }, [pauseMs]);
  return useCallback(() => call.current(), []);
}
