const STEP_MS = 5_000;
const STEPS = 12;

/** Counts what happened in the last minute, to within five seconds. Times in ms since the epoch. */
export class Meter {
  private readonly counts = new Array<number>(STEPS).fill(0);
  private step = 0;

  add(now: number): void {
    this.turnTo(now);
    const place = this.step % STEPS;
    this.counts[place] = (this.counts[place] ?? 0) + 1;
  }

  /** How many in the minute before `now`. */
  perMinute(now: number): number {
    this.turnTo(now);
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  private turnTo(now: number): void {
    const step = Math.floor(now / STEP_MS);
    if (step <= this.step) return;
    for (let passed = Math.max(this.step + 1, step - STEPS + 1); passed <= step; passed += 1) {
      this.counts[passed % STEPS] = 0;
    }
    this.step = step;
  }
}
