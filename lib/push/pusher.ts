import { createHash } from "node:crypto";
import webPush from "web-push";
import { type Outbound, OutboundError } from "@/lib/outbound";
import { outcomeOf, type PushOutcome } from "./core/outcome";
import { type PushMessage, payloadOf } from "./core/payload";
import type { DeviceInput } from "./schema";
import type { VapidKeys } from "./vapid";

/** How a push is to travel (RFC 8030 5). */
export interface PushManner {
  /** How long the push service keeps it for a browser that is not there. */
  ttlSeconds: number;
  /** Of what is not urgent, a phone that saves its battery is told when it wakes up. */
  urgent: boolean;
  /** Of several with the same one the browser that was not there gets the last. */
  about: string;
}

export interface Pusher {
  /**
   * Encrypts a message for a browser, signs it and hands it to its push service, once. What the push service says, or
   * that it says nothing, is the outcome. @throws the signal's reason
   */
  push(
    to: Pick<DeviceInput, "endpoint" | "keys">,
    message: PushMessage,
    manner: PushManner,
    signal?: AbortSignal,
  ): Promise<PushOutcome>;
}

export interface PusherDeps {
  outbound: Pick<Outbound, "request">;
  vapid: () => Promise<VapidKeys>;
  /** mailto: or https: */
  subject: string;
}

/** Push services answer at once; one that takes longer is not well. */
const TIMEOUT_MS = 10_000;

export function createPusher({ outbound, vapid, subject }: PusherDeps): Pusher {
  return {
    async push({ endpoint, keys }, message, manner, signal) {
      const signing = await vapid();
      const request = encrypt({ endpoint, keys }, message, manner, { subject, ...signing });
      if (request === null) return badSubscription("There is no encrypting to this browser's keys.");
      try {
        const { status, headers, body } = await outbound.request({
          ...request,
          ...{ method: "POST", timeoutMs: TIMEOUT_MS, mostBytes: 1_024 },
          ...(signal && { signal }),
        });
        const { location, "retry-after": retryAfter } = headers;
        return outcomeOf({ status, location, retryAfter, body }, Date.now());
      } catch (error) {
        if (!(error instanceof OutboundError)) throw error;
        if (error.failure === "refused") return badSubscription(error.message);
        const isUnsure = error.failure !== "unreachable";
        return { kind: "retry", error: error.message, afterMs: null, ...(isUnsure && { unsure: true }) };
      }
    },
  };
}

const badSubscription = (error: string): PushOutcome => ({
  kind: "refused",
  reason: "bad_subscription",
  error,
});

/** The request as RFC 8291 and 8292 want it; null when there is no encrypting to these keys. */
function encrypt(
  subscription: Pick<DeviceInput, "endpoint" | "keys">,
  message: PushMessage,
  { ttlSeconds, urgent, about }: PushManner,
  vapidDetails: { subject: string; publicKey: string; privateKey: string },
): { url: string; headers: Record<string, string>; body: Buffer } | null {
  try {
    const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, payloadOf(message), {
      vapidDetails,
      ...{ TTL: ttlSeconds, urgency: urgent ? "high" : "normal", topic: topicOf(about) },
    });
    const texts = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    return { url: endpoint, headers: Object.fromEntries(texts) as Record<string, string>, body };
  } catch {
    return null;
  }
}

/** RFC 8030 5.4: at most 32 characters of base64url, which say nothing to the push service. */
const topicOf = (about: string) => createHash("sha256").update(about).digest("base64url").slice(0, 32);
