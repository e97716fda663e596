import { idempotencyKeys, tasks } from "@trigger.dev/sdk";
import type { TaskPayload } from "./define-tasks";

/** Longer than any chain's step: a key that is forgotten early would let a slot be asked for twice. */
const KEY_TTL = "24h";
/**
 * A link that expires breaks its chain, so it may come late; what is too late to do is the ledger's to say.
 * Links cannot pile up: the next one is asked for when one begins.
 */
const LINK_TTL = "1h";
/** A tick waits for this, so it is short; a chain that breaks here is mended by the watchdog. */
const RETRY = { maxAttempts: 3, minTimeoutInMs: 200, maxTimeoutInMs: 1_000, factor: 2 };

/**
 * Asks Trigger.dev to begin a job at a slot to come. One slot is one run, however often and by whomever it is
 * asked for.
 * @throws TriggerApiError when the platform does not take it
 */
export async function askForSlot(jobId: string, slot: Date): Promise<void> {
  const at = slot.toISOString();
  const payload: TaskPayload = { slot: at };
  const idempotencyKey = await idempotencyKeys.create(`${jobId}@${at}`, { scope: "global" });
  const options = { delay: slot, ttl: LINK_TTL, idempotencyKey, idempotencyKeyTTL: KEY_TTL };
  await tasks.trigger(jobId, payload, options, { retry: RETRY });
}
