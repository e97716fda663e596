import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createStatusStore, initialStatus } from "./status";

describe("the status shown", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
  afterEach(() => void vi.useRealTimers());
  const create = () => createStatusStore(() => Date.now());

  test("is connecting at first, and offline only when that takes 3 s", () => {
    const status = create();
    expect(status.get()).toBe(initialStatus);
    status.seeking();
    vi.advanceTimersByTime(2_000);
    status.seeking();
    expect(status.get().state).toBe("connecting");
    vi.advanceTimersByTime(1_000);
    expect(status.get()).toEqual({ state: "offline", since: null, signedOut: false });
  });

  test("an interruption shorter than 3 s is never called offline", () => {
    const status = create();
    const seen: string[] = [];
    status.subscribe(() => seen.push(status.get().state));
    status.inStep();
    status.lost(1_000);
    vi.advanceTimersByTime(2_900);
    status.inStep();
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(["online", "connecting", "online"]);
  });

  test("says since when the page is out of step: when it last heard something, not when it noticed", () => {
    const status = create();
    status.inStep();
    vi.advanceTimersByTime(600_000);
    status.lost(5_000);
    vi.advanceTimersByTime(3_000);
    status.lost(9_999);
    expect(status.get()).toEqual({ state: "offline", since: 5_000, signedOut: false });
  });

  test("signed out is said at once, and taken back by the next connection", () => {
    const status = create();
    status.seeking();
    status.signedOut();
    expect(status.get()).toMatchObject({ state: "offline", signedOut: true });
    expect(vi.getTimerCount()).toBe(0);
    status.inStep();
    expect(status.get()).toMatchObject({ state: "online", signedOut: false });
  });

  test("a listener that left is not called", () => {
    const status = create();
    const listener = vi.fn();
    status.subscribe(listener)();
    status.inStep();
    expect(listener).not.toHaveBeenCalled();
  });
});
