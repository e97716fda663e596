import { type AnyTask, queue, schedules, schemaTask } from "@trigger.dev/sdk";
import { z } from "zod";
import type { TaskPlan } from "../core/plan-trigger-tasks";

/** What a job's own task is handed: a run that was asked for, or the slot that its chain has come to. */
const taskPayload = z.union([
  z.strictObject({ runId: z.uuid() }),
  z.strictObject({ slot: z.iso.datetime().transform((text) => new Date(text)) }),
]);
export type TaskPayload = z.input<typeof taskPayload>;

/** The work behind the tasks. What it answers is what Trigger.dev shows as the run's output. */
export interface TaskWork {
  doRun(runId: string, signal: AbortSignal): Promise<unknown>;
  doSlot(jobId: string, slot: Date, signal: AbortSignal): Promise<unknown>;
  /** Does the slot of a chain after having asked for the next one. */
  doLink(jobId: string, slot: Date, signal: AbortSignal): Promise<unknown>;
  /** Begins the chains that broke. */
  mendChains(): Promise<unknown>;
}

/** Makes the tasks. Making one registers it with Trigger.dev's worker, whatever becomes of the answer. */
export function defineTasks(plans: readonly TaskPlan[], work: TaskWork): AnyTask[] {
  const queues = new Map(plans.map((plan) => [plan.queue.name, queue(plan.queue)]));
  return plans.map((plan) => {
    const limits = {
      id: plan.id,
      queue: queues.get(plan.queue.name) ?? plan.queue,
      ttl: plan.ttlSeconds,
      maxDuration: plan.maxDurationSeconds,
      // The ledger decides what is tried again and when: for every engine, and where operators see it.
      retry: { maxAttempts: 1 },
      // Without it the process is killed within a second, and what was called off there would be begun again.
      onCancel: ({ runPromise }: { runPromise: Promise<unknown> }) => runPromise.then(nothing, nothing),
    };
    if (plan.kind === "job") {
      return schemaTask({
        ...limits,
        schema: taskPayload,
        run: (payload, { signal }) =>
          "runId" in payload
            ? work.doRun(payload.runId, signal)
            : work.doLink(plan.jobId, payload.slot, signal),
      });
    }
    return schedules.task({
      ...limits,
      cron: plan.cron,
      run: ({ timestamp }, { signal }) =>
        plan.kind === "clock" ? work.doSlot(plan.jobId, timestamp, signal) : work.mendChains(),
    });
  });
}

const nothing = () => undefined;
