import { vi } from "vitest";

/**
 * Resolves with what `check` answers once it does not throw; asks every 25 ms. A minute by default: on a machine
 * that runs other tests besides, the second that vitest waits is over before a process has done anything.
 */
export const eventually = <Answer>(
  check: () => Answer | Promise<Answer>,
  { timeout = 60_000, interval = 25 }: { timeout?: number; interval?: number } = {},
): Promise<Answer> => vi.waitFor(check, { timeout, interval });
