import { nextSlot, slotOf } from "../core/schedule";
import type { JobDefinition } from "../definition";
import type { Ledger } from "../ledger";

export interface SlotsDeps {
  jobs: readonly JobDefinition[];
  ledger: Pick<Ledger, "openSlots" | "miss">;
  /** The instance's time. */
  clock: () => Date;
  /** Milliseconds of real time until the instance's clock shows a moment. */
  untilMs: (moment: Date) => number;
}

export interface Slots {
  /** Opens every slot that has come. @throws when the ledger does not answer */
  open(): Promise<void>;
  /** Milliseconds of real time until the next slot of any job. */
  untilNextMs(): number;
}

/** Watches the schedules. A slot that nobody was there for is made good once, the latest, within its ttl. */
export function createSlots({ jobs, ledger, clock, untilMs }: SlotsDeps): Slots {
  // A slot that was seen taken need not be asked for again.
  const settled = new Map<string, number>();
  const scheduled = jobs.flatMap(({ id, schedule, ttlSeconds }) =>
    schedule === null ? [] : [{ id, schedule, ttlMs: ttlSeconds * 1000 }],
  );
  return {
    async open() {
      const now = clock();
      const due = scheduled.flatMap(({ id, schedule, ttlMs }) => {
        const slot = slotOf(schedule, now);
        return settled.get(id) === slot.getTime() ? [] : [{ jobId: id, slot, ttlMs }];
      });
      const isLate = ({ slot, ttlMs }: { slot: Date; ttlMs: number }) =>
        now.getTime() - slot.getTime() > ttlMs;
      for (const { jobId, slot } of due.filter(isLate)) {
        await ledger.miss(jobId, slot);
        settled.set(jobId, slot.getTime());
      }
      const inTime = new Map(due.filter((each) => !isLate(each)).map((each) => [each.jobId, each]));
      for (const { jobId } of await ledger.openSlots([...inTime.values()])) {
        settled.set(jobId, inTime.get(jobId)?.slot.getTime() ?? 0);
      }
    },
    untilNextMs() {
      const now = clock();
      return Math.min(...scheduled.map(({ schedule }) => untilMs(nextSlot(schedule, now))));
    },
  };
}
