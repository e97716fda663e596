"use client";
import { useEffect, useRef, useState } from "react";
import { type Answered, type Attempt, send } from "./attempt";

export type AttemptState =
  | { is: "idle" }
  | { is: "pending" }
  | { is: "answered"; answer: Answered }
  | { is: "offline" };

/** One attempt at a time: another one ends the one before. */
export function useAttempt() {
  const [state, setState] = useState<AttemptState>({ is: "idle" });
  const current = useRef<AbortController>(null);
  useEffect(() => () => current.current?.abort(), []);

  const clear = () => {
    current.current?.abort();
    setState({ is: "idle" });
  };
  const start = async (attempt: Attempt) => {
    current.current?.abort();
    const mine = new AbortController();
    current.current = mine;
    setState({ is: "pending" });
    try {
      const answer = await send(attempt, mine.signal);
      if (!mine.signal.aborted) setState({ is: "answered", answer });
    } catch {
      if (!mine.signal.aborted) setState({ is: "offline" });
    }
  };
  return { state, start, clear };
}
