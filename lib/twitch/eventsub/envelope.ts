import { z } from "zod";

/** What comes over the WebSocket (dev.twitch.tv/docs/eventsub/websocket-reference). */
export type SocketMessage =
  | { kind: "welcome"; sessionId: string; keepaliveMs: number }
  | { kind: "keepalive" }
  /** The connection goes on at another address, to be taken as it is. */
  | { kind: "reconnect"; url: string }
  | {
      kind: "notification" | "revocation";
      messageId: string;
      at: Date;
      type: string;
      version: string;
      subscriptionId: string;
      payload: unknown;
    };

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const metadata = z.object({
  message_id: z.string().min(1),
  message_type: z.string(),
  message_timestamp: instant,
  subscription_type: z.string().optional(),
  subscription_version: z.string().optional(),
});
const envelope = z.object({ metadata, payload: z.record(z.string(), z.unknown()) });

const welcome = z.object({
  session: z.object({ id: z.string().min(1), keepalive_timeout_seconds: z.number().positive().nullish() }),
});
const reconnect = z.object({ session: z.object({ reconnect_url: z.url({ protocol: /^wss?$/ }) }) });
const told = z.object({
  subscription: z.object({ id: z.string().min(1), type: z.string(), version: z.string() }),
});

/** Twitch's, when it says nothing else. */
const KEEPALIVE_SECONDS = 10;

/** A frame's text; null when it makes no sense or is of a kind that is not known. Any frame is a sign of life. */
export function readFrame(text: string): SocketMessage | null {
  const frame = envelope.safeParse(parsed(text)).data;
  if (!frame) return null;
  const { metadata: head, payload } = frame;
  switch (head.message_type) {
    case "session_keepalive":
      return { kind: "keepalive" };
    case "session_welcome": {
      const session = welcome.safeParse(payload).data?.session;
      if (!session) return null;
      const seconds = session.keepalive_timeout_seconds ?? KEEPALIVE_SECONDS;
      return { kind: "welcome", sessionId: session.id, keepaliveMs: seconds * 1000 };
    }
    case "session_reconnect": {
      const session = reconnect.safeParse(payload).data?.session;
      return session ? { kind: "reconnect", url: session.reconnect_url } : null;
    }
    case "notification":
    case "revocation": {
      const { data } = told.safeParse(payload);
      if (!data) return null;
      const { id, type, version } = data.subscription;
      const about = { type, version, subscriptionId: id, payload };
      return { kind: head.message_type, messageId: head.message_id, at: head.message_timestamp, ...about };
    }
    default:
      return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
