/** How long what came stays a measure of what is to come, in ms. */
const WINDOW_MS = 3_000;
/** A clock that is further behind than this says nothing about the way. */
const MOST_MS = 30_000;

/** How late messages are when we get to them: the longest of the last seconds. Times in ms since the epoch. */
export class Lateness {
  private readonly windows = { now: 0, before: 0, since: 0 };

  note(now: number, sentAt: number): void {
    this.turnTo(now);
    this.windows.now = Math.min(MOST_MS, Math.max(this.windows.now, now - sentAt));
  }

  /** In ms, never negative. */
  most(now: number): number {
    this.turnTo(now);
    return Math.max(this.windows.now, this.windows.before);
  }

  private turnTo(now: number): void {
    const { windows } = this;
    if (now < windows.since + WINDOW_MS) return;
    windows.before = now < windows.since + 2 * WINDOW_MS ? windows.now : 0;
    windows.now = 0;
    windows.since = now;
  }
}
