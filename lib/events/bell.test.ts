import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBell } from "./bell";

const never = new AbortController().signal;

/** Whether a promise has resolved by now. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return done;
}

describe("a bell", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("wakes the sleeper when rung", async () => {
    const bell = createBell();
    const sleep = bell.sleep(1_000, never);
    expect(await isDone(sleep)).toBe(false);
    bell.ring();
    expect(await isDone(sleep)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("rung while nobody slept, it ends the next sleep at once, and only that one", async () => {
    const bell = createBell();
    bell.ring();
    bell.ring();
    expect(await isDone(bell.sleep(1_000, never))).toBe(true);
    expect(await isDone(bell.sleep(1_000, never))).toBe(false);
  });

  test("lets the sleeper go after the time given", async () => {
    const sleep = createBell().sleep(1_000, never);
    await vi.advanceTimersByTimeAsync(999);
    expect(await isDone(sleep)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isDone(sleep)).toBe(true);
  });

  test("lets the sleeper go on abort, and leaves nothing on the signal", async () => {
    const ending = new AbortController();
    const removed = vi.spyOn(ending.signal, "removeEventListener");
    const bell = createBell();
    const first = bell.sleep(1_000, ending.signal);
    bell.ring();
    await first;
    expect(removed).toHaveBeenCalledOnce();
    const second = bell.sleep(1_000, ending.signal);
    ending.abort();
    expect(await isDone(second)).toBe(true);
    expect(await isDone(bell.sleep(1_000, ending.signal))).toBe(true);
  });

  test("cracked, it throws its reason now and later", async () => {
    const bell = createBell();
    const sleep = bell.sleep(1_000, never);
    bell.crack(new Error("gone"));
    bell.crack(new Error("gone again"));
    await expect(sleep).rejects.toThrow("gone");
    await expect(bell.sleep(1_000, never)).rejects.toThrow(/^gone$/);
  });
});
