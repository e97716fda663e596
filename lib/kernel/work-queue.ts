/** How much is done at once and how much waits. */
export interface QueueLimits {
  atOnce: number;
  atOncePerChannel: number;
  waitingPerChannel: number;
}

interface Task {
  channelId: string;
  work(): Promise<void>;
}

/**
 * Does work in the order in which it comes, a little of each channel at a time: one that is flooded holds up no other,
 * and what it has too much of is not done. Work must not throw.
 */
export class WorkQueue {
  private readonly waiting: Task[] = [];
  private readonly running = new Map<string, number>();
  private readonly underWay = new Set<Promise<void>>();
  private stopped = false;

  constructor(private readonly limits: QueueLimits) {}

  /** False: the channel has too much waiting, or the end has come. */
  add(channelId: string, work: () => Promise<void>): boolean {
    const queued = this.waiting.filter((task) => task.channelId === channelId).length;
    if (this.stopped || queued >= this.limits.waitingPerChannel) return false;
    this.waiting.push({ channelId, work });
    this.begin();
    return true;
  }

  /** Takes nothing more, and begins what waits only where it says so; resolves when all that began has ended. */
  async stop({ finish }: { finish: boolean }): Promise<void> {
    this.stopped = true;
    if (!finish) this.waiting.length = 0;
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private begin(): void {
    while (this.underWay.size < this.limits.atOnce) {
      const next = this.waiting.findIndex(
        ({ channelId }) => this.runningIn(channelId) < this.limits.atOncePerChannel,
      );
      const [task] = next < 0 ? [] : this.waiting.splice(next, 1);
      if (!task) return;
      this.run(task);
    }
  }

  private run({ channelId, work }: Task): void {
    this.running.set(channelId, this.runningIn(channelId) + 1);
    const done = work().finally(() => {
      this.underWay.delete(done);
      const left = this.runningIn(channelId) - 1;
      if (left > 0) this.running.set(channelId, left);
      else this.running.delete(channelId);
      this.begin();
    });
    this.underWay.add(done);
  }

  private runningIn(channelId: string): number {
    return this.running.get(channelId) ?? 0;
  }
}
