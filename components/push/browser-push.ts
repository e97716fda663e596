import { deviceNameOf, fetchPushKey, postDevice } from "@/lib/push/queries";
import type { Device } from "@/lib/push/schema";
import type { BrowserFacts } from "./device-state";

/** Only in a browser. */
export function readFacts(): BrowserFacts {
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  return {
    secure: window.isSecureContext,
    able,
    // An iPad says that it is a Mac, but no Mac has a screen that is touched with several fingers.
    appleMobile:
      /iPhone|iPad/.test(navigator.userAgent) ||
      (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1),
    permission: able ? Notification.permission : "default",
  };
}

/** This browser's subscription; null when it has none, or cannot have one. */
export async function currentSubscription(): Promise<PushSubscription | null> {
  if (!readFacts().able || !window.isSecureContext) return null;
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** By this a browser knows itself among a person's devices; see `fingerprint` of the device. */
export async function fingerprintOf(subscription: PushSubscription): Promise<string> {
  const bytes = new TextEncoder().encode(subscription.endpoint);
  return toBase64Url(await crypto.subtle.digest("SHA-256", bytes));
}

/**
 * Subscribes this browser, if it is not yet, and registers it for the person who is signed in. The permission must have
 * been given. `anew`: by another subscription than it had, which its push service may have ended without its knowing.
 * @throws DOMException when the browser does not reach its push service, Problem when ours does not take it
 */
export async function registerThisBrowser({ anew }: { anew: boolean }): Promise<Device> {
  await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const { publicKey } = await fetchPushKey();
  const known = await pushManager.getSubscription();
  const isOurs = known !== null && !anew && hasKey(known, publicKey);
  // A browser subscribes with one key at a time: one of an instance that lost its own is in the way.
  if (known && !isOurs) await known.unsubscribe();
  const subscription = isOurs
    ? known
    : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = subscription.toJSON();
  return postDevice({
    endpoint: endpoint ?? "",
    keys: { p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" },
    ...(known && !isOurs ? { replaces: known.endpoint } : {}),
    name: deviceNameOf(navigator.userAgent),
  });
}

function hasKey(subscription: PushSubscription, publicKey: string): boolean {
  const key = subscription.options.applicationServerKey;
  return key === null || toBase64Url(key) === publicKey;
}

const toBase64Url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
