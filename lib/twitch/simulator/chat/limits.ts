/** Counts what an account does, over all its connections: at most `most` within any `windowMs`. */
export class Limits {
  private readonly times = new Map<string, number[]>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly now: () => number,
  ) {}

  /** Counts one more if there is room for it. */
  take(key: string, most = this.most): boolean {
    const now = this.now();
    const recent = (this.times.get(key) ?? []).filter((at) => at > now - this.windowMs);
    const granted = recent.length < most;
    this.times.set(key, granted ? [...recent, now] : recent);
    return granted;
  }
}
