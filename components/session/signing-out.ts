import { letGo } from "@/components/push/device-owner";

let begun = false;

/** Before the person signs out, by whichever way. Never fails, and takes two seconds at most. */
export function prepareToSignOut(): Promise<void> {
  begun = true;
  return letGo();
}

/**
 * Whether this page was asked to sign out: that the session has ended is no news to it then, and what leads away from
 * here is the answer to that.
 */
export const isSigningOut = (): boolean => begun;
