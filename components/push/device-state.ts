/** What this browser is and allows, as far as it says itself. */
export interface BrowserFacts {
  /** Whether the page came over https or from localhost: only there do browsers let pages push. */
  secure: boolean;
  /** Whether it has service workers, notifications and push at all. */
  able: boolean;
  /** An iPhone or iPad, where only what is on the home screen may push (iOS 16.4 and later). */
  appleMobile: boolean;
  permission: "default" | "denied" | "granted";
}

/** How pushing to this browser stands. */
export type DeviceState =
  | "insecure"
  | "home-screen"
  | "unsupported"
  /** The person said no, or the browser did for them; a page cannot ask again. */
  | "denied"
  /** Nobody was asked yet. */
  | "ask"
  /** Allowed, and not switched on. */
  | "off"
  | "on";

/** `registered`: whether the browser has a subscription that the server knows. */
export function deviceStateOf(
  { secure, able, appleMobile, permission }: BrowserFacts,
  registered: boolean,
): DeviceState {
  if (!secure) return "insecure";
  if (!able) return appleMobile ? "home-screen" : "unsupported";
  if (permission === "denied") return "denied";
  if (permission === "default") return "ask";
  return registered ? "on" : "off";
}
