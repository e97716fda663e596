import { createHmac } from "node:crypto";

/** What a callback is sent, whole: sent again, it is the same to the byte. */
export interface WebhookMessage {
  id: string;
  /** As EventSub writes times. */
  timestamp: string;
  kind: "notification" | "webhook_callback_verification" | "revocation";
  type: string;
  version: string;
  body: string;
}

export interface WebhookTarget {
  callback: string;
  secret: string;
}

const LARGEST_ANSWER = 64 * 1024;

/** The signature that goes with a message. */
export function sign({ id, timestamp, body }: WebhookMessage, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(id).update(timestamp).update(body).digest("hex")}`;
}

/** Sends a message once; answers what came back, status 0 for nothing in time. */
export async function post(
  message: WebhookMessage,
  target: WebhookTarget,
  options: { retry: number; withinMs: number; signature?: string | undefined },
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(target.callback, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(options.withinMs),
      headers: {
        "content-type": "application/json",
        "twitch-eventsub-message-id": message.id,
        "twitch-eventsub-message-retry": String(options.retry),
        "twitch-eventsub-message-type": message.kind,
        "twitch-eventsub-message-signature": options.signature ?? sign(message, target.secret),
        "twitch-eventsub-message-timestamp": message.timestamp,
        "twitch-eventsub-subscription-type": message.type,
        "twitch-eventsub-subscription-version": message.version,
      },
      body: message.body,
    });
    return { status: response.status, text: (await response.text()).slice(0, LARGEST_ANSWER) };
  } catch {
    return { status: 0, text: "" };
  }
}

/** Twitch calls https on port 443 alone; this one also calls programs on its own machine. */
export function isCallback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port, hostname } = new URL(text);
  if (protocol === "https:" && port === "") return true;
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
