"use client";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from "react";
import { type ClockSetting, instanceTime, REAL_TIME } from "@/lib/kernel/clock";

interface ServerClock {
  /** When the page was rendered, in ms since the epoch. */
  renderedAt: number;
  /** The zone the page was rendered in, as far as the server knew it. */
  timeZone: string;
  /** How this instance counts time: a demo may play the last hours quickly. */
  instance: ClockSetting;
}

const ClockContext = createContext<ServerClock>({ renderedAt: 0, timeZone: "UTC", instance: REAL_TIME });

/** Gives the browser's first render the server's time and zone, so that both say the same and nothing jumps. */
export function ClockProvider({
  renderedAt,
  timeZone,
  instance,
  children,
}: ServerClock & { children: ReactNode }) {
  const clock = useMemo(() => ({ renderedAt, timeZone, instance }), [renderedAt, timeZone, instance]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** One timer for each step, however many components tick. */
const tickers = new Map<number, { listeners: Set<() => void>; timer: ReturnType<typeof setInterval> }>();

function subscribeTo(stepMs: number, listener: () => void): () => void {
  let ticker = tickers.get(stepMs);
  if (!ticker) {
    const listeners = new Set<() => void>();
    ticker = { listeners, timer: setInterval(() => listeners.forEach((tell) => void tell()), stepMs) };
    tickers.set(stepMs, ticker);
  }
  const { listeners, timer } = ticker;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    tickers.delete(stepMs);
  };
}

const floor = (ms: number, step: number) => Math.floor(ms / step) * step;

/** The instance's time in ms since the epoch, down to whole steps; re-renders at each step. */
export function useNow(stepMs: number): number {
  const { renderedAt, instance } = useContext(ClockContext);
  return useSyncExternalStore(
    useCallback((listener: () => void) => subscribeTo(stepMs, listener), [stepMs]),
    () => floor(instanceTime(instance, Date.now()), stepMs),
    () => floor(renderedAt, stepMs),
  );
}

const never = () => () => undefined;

/** The person's time zone, for example "Europe/Berlin". */
export function useTimeZone(): string {
  const { timeZone } = useContext(ClockContext);
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => timeZone,
  );
}
