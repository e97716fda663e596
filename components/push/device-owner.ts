import { within } from "@/lib/kernel/within";
import { deleteDevice, devicesOf } from "@/lib/push/queries";
import { currentSubscription, fingerprintOf, registerThisBrowser } from "./browser-push";

/** Whose pushes this browser gets, and for whom it was looked after since its window was opened. */
const OWNER = "push-owner";
const KEPT = "push-kept";
/** Whoever is offline waits no longer for this, in ms. */
const LET_GO_WITHIN_MS = 2_000;

/** From now on this browser gets the pushes of this person. */
export function rememberOwner(personId: string): void {
  localStorage.setItem(OWNER, personId);
}

/**
 * Once for each window: a browser that gets pushes goes over to who is signed in now, so that nobody sees another's; and
 * one that was removed from the person's devices elsewhere stops listening.
 */
export async function keepWith(personId: string): Promise<void> {
  if (sessionStorage.getItem(KEPT) === personId) return;
  const subscription = await currentSubscription();
  if (subscription) {
    const isOwn = localStorage.getItem(OWNER) === personId;
    const fingerprint = await fingerprintOf(subscription);
    const { devices } = await devicesOf();
    const isKnown = devices.some((device) => device.fingerprint === fingerprint);
    if (isOwn && !isKnown) await subscription.unsubscribe();
    else await registerThisBrowser({ anew: false });
    rememberOwner(personId);
  }
  sessionStorage.setItem(KEPT, personId);
}

/**
 * Before the person signs out: this browser gets no more of their pushes, and shows none that it got. Never fails, and
 * takes two seconds at most, since signing out must not hang on it.
 */
export const letGo = (): Promise<void> => within(LET_GO_WITHIN_MS, endPushes()).catch(() => undefined);

async function endPushes(): Promise<void> {
  const subscription = await currentSubscription();
  if (!subscription) return;
  const fingerprint = await fingerprintOf(subscription);
  // First of all: what our server does not hear of, it is told by the push service (410).
  await subscription.unsubscribe();
  localStorage.removeItem(OWNER);
  const registration = await navigator.serviceWorker.getRegistration("/");
  for (const notification of (await registration?.getNotifications()) ?? []) notification.close();
  const { devices } = await devicesOf();
  const own = devices.find((device) => device.fingerprint === fingerprint);
  if (own) await deleteDevice(own.id);
}
