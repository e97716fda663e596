import type { Env } from "@/lib/env/schema";
import type { LivePolicy } from "./core/live-state";

/** What the configuration says about when a stream has ended and when one goes on. */
export function livePolicy(env: Pick<Env, "LIVE_OFFLINE_MISSES" | "LIVE_CONTINUATION_SECONDS">): LivePolicy {
  return {
    offlineMisses: env.LIVE_OFFLINE_MISSES,
    continuationMs: env.LIVE_CONTINUATION_SECONDS * 1000,
  };
}
