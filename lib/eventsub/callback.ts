import type { Env } from "@/lib/env/schema";
import { deriveSecret } from "@/lib/secrets/derive";

/** Where Twitch tells of events by webhook, and what it signs with. */
interface EventSubCallback {
  /** As subscriptions name it. */
  url: string;
  /** 64 ASCII characters; Twitch takes 10 to 100. */
  secret: string;
}

const CALLBACK_PATH = "/api/twitch/eventsub";

/**
 * The callback of this instance. Its secret comes from AUTH_SECRET, so there is nothing to store and nothing to lose.
 * The address carries a mark of the secret: when AUTH_SECRET is changed, subscriptions with the old one have another
 * callback, and the reconciler makes them anew instead of leaving Twitch to sign with a secret that nobody knows.
 */
export function eventSubCallback(
  settings: Pick<Env, "AUTH_SECRET" | "APP_URL" | "EVENTSUB_CALLBACK_URL">,
): EventSubCallback {
  const secret = deriveSecret(settings.AUTH_SECRET, "eventsub");
  const url = new URL(settings.EVENTSUB_CALLBACK_URL ?? settings.APP_URL);
  const path = url.pathname.replace(/\/+$/, "");
  url.pathname = path.endsWith(CALLBACK_PATH) ? path : `${path}${CALLBACK_PATH}`;
  url.search = `?key=${deriveSecret(secret, "mark").slice(0, 8)}`;
  return { url: url.href, secret };
}
