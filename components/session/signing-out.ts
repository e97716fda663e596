import { letGo } from "@/components/push/device-owner";

/** Whoever was not answered within this is not signed out: the server was not reached. */
const ANSWERED_WITHIN_MS = 30_000;

let begunAt = Number.NEGATIVE_INFINITY;

/** Before the person signs out, by whichever way. Never fails, and takes two seconds at most. */
export function prepareToSignOut(): Promise<void> {
  begunAt = performance.now();
  return letGo();
}

/**
 * Whether this page was just asked to sign out: that the session has ended is no news to it then, and what leads away
 * from here is the answer to that.
 */
export const isSigningOut = (): boolean => performance.now() - begunAt < ANSWERED_WITHIN_MS;
