import { backoffMs } from "@/lib/kernel/backoff";

/** Whether a provider is there: while it is not, nothing is handed to it but one delivery from time to time. */
export interface Circuit {
  /** How often in a row it was away when asked. */
  failures: number;
  /** Nothing is handed over before; ms on the caller's clock. */
  pausedUntil: number;
}

export const WORKING: Circuit = { failures: 0, pausedUntil: 0 };

const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** What one hand-over taught. Those that were under way when it was found to be away teach nothing more. */
export function learn(circuit: Circuit, isDown: boolean, nowMs: number, random: number): Circuit {
  if (!isDown) return circuit.failures === 0 ? circuit : WORKING;
  if (nowMs < circuit.pausedUntil) return circuit;
  const failures = circuit.failures + 1;
  return { failures, pausedUntil: nowMs + backoffMs(failures, PAUSE_MS, LONGEST_PAUSE_MS, random) };
}

/** How many more may be handed over now. */
export function roomIn(
  circuit: Circuit,
  { atOnce, underWay, nowMs }: { atOnce: number; underWay: number; nowMs: number },
): number {
  if (circuit.failures === 0) return Math.max(0, atOnce - underWay);
  return nowMs >= circuit.pausedUntil && underWay === 0 ? 1 : 0;
}

/**
 * How long the one that found the provider away is put off, in ms: beyond the next look, so that another makes it. One
 * that the provider cannot bear then holds up the others for a moment only.
 */
export const putOffMs = (circuit: Circuit, nowMs: number): number =>
  Math.max(PAUSE_MS, 2 * (circuit.pausedUntil - nowMs));
