import type { Dispatcher } from "../dispatcher";
import type { TaskPayload } from "./define-tasks";

/** Where Trigger.dev is, and as whom it is asked. */
export interface TriggerAccess {
  secretKey: string;
  apiUrl: string;
}

/**
 * Hands runs to Trigger.dev. One request each and no second try: the caller tries again by itself, and the SDK's
 * own way of waiting would hold it up for 9 s each time the platform is away. The SDK is loaded with the first
 * run, so that who does not use Trigger.dev never pays for it.
 */
export function createTriggerDispatcher({ secretKey, apiUrl }: TriggerAccess): Dispatcher {
  return {
    async dispatch({ jobId, runId, dispatchId, ttlSeconds }) {
      const { idempotencyKeys, tasks } = await import("@trigger.dev/sdk");
      const payload: TaskPayload = { runId };
      const idempotencyKey = await idempotencyKeys.create(dispatchId, { scope: "global" });
      await tasks.trigger(
        jobId,
        payload,
        { idempotencyKey, ttl: ttlSeconds },
        { clientConfig: { accessToken: secretKey, baseURL: apiUrl }, retry: { maxAttempts: 1 } },
      );
    },
  };
}
