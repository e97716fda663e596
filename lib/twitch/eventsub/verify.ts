import { createHmac, timingSafeEqual } from "node:crypto";

/** What a request from EventSub is, once its signature is known to be right. */
export interface EventSubMessage {
  /** The same when Twitch sends it again: deduplicates. */
  id: string;
  type: EventSubMessageType;
  /** How often it was sent before, as Twitch says; not signed. */
  retry: number;
  /** When Twitch sent it, cut to ms. */
  timestamp: Date;
  /** Not signed; what counts is in the body. */
  subscriptionType: string;
  subscriptionVersion: string;
}

const MESSAGE_TYPES = ["notification", "webhook_callback_verification", "revocation"] as const;
export type EventSubMessageType = (typeof MESSAGE_TYPES)[number];

export type EventSubRefusal =
  | "missing_header"
  | "wrong_signature"
  | "bad_timestamp"
  | "too_old"
  | "too_new"
  | "unknown_message_type";

export type EventSubVerdict = { ok: true; message: EventSubMessage } | { ok: false; reason: EventSubRefusal };

/** Twitch: "make sure the value … isn't older than 10 minutes". A clock that is off is met from both sides. */
export const MESSAGE_WINDOW_MS = 10 * 60_000;

const PREFIX = "Twitch-Eventsub-";
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Whether Twitch sent this request, lately. The signature is over the id, the timestamp and the body as it came
 * (dev.twitch.tv/docs/eventsub/handling-webhook-events); it is looked at before anything else that was sent, so that
 * a stranger learns nothing from the reason.
 * @param now ms since the epoch, by the clock that Twitch goes by
 */
export function verifyEventSub({
  headers,
  rawBody,
  secret,
  now,
}: {
  headers: Pick<Headers, "get">;
  rawBody: Uint8Array;
  secret: string;
  now: number;
}): EventSubVerdict {
  const read = (name: string) => headers.get(`${PREFIX}${name}`) ?? "";
  const [id, time, signature] = [read("Message-Id"), read("Message-Timestamp"), read("Message-Signature")];
  if (!id || !time || !signature) return refused("missing_header");
  if (!isSame(signature, signEventSub({ id, timestamp: time, rawBody, secret }))) {
    return refused("wrong_signature");
  }
  const at = RFC3339.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) return refused("bad_timestamp");
  if (now - at > MESSAGE_WINDOW_MS) return refused("too_old");
  if (at - now > MESSAGE_WINDOW_MS) return refused("too_new");
  const type = MESSAGE_TYPES.find((known) => known === read("Message-Type"));
  if (!type) return refused("unknown_message_type");
  const message = {
    ...{ id, type, timestamp: new Date(at) },
    retry: Number.parseInt(read("Message-Retry"), 10) || 0,
    subscriptionType: read("Subscription-Type"),
    subscriptionVersion: read("Subscription-Version"),
  };
  return { ok: true, message };
}

/** The value of Twitch-Eventsub-Message-Signature; `timestamp` as it stands in its header. */
export function signEventSub({
  id,
  timestamp,
  rawBody,
  secret,
}: {
  id: string;
  timestamp: string;
  rawBody: Uint8Array;
  secret: string;
}): string {
  return `sha256=${createHmac("sha256", secret).update(id).update(timestamp).update(rawBody).digest("hex")}`;
}

const refused = (reason: EventSubRefusal): EventSubVerdict => ({ ok: false, reason });

/** The length of a signature is no secret; where they differ, timingSafeEqual would throw. */
function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given, "utf8"), Buffer.from(right, "utf8")];
  return a.length === b.length && timingSafeEqual(a, b);
}
