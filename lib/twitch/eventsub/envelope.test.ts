import fc from "fast-check";
import { expect, test } from "vitest";
import { readFrame } from "./envelope";

const head = (type: string) => ({
  message_id: "84c1e79a",
  message_type: type,
  message_timestamp: "2022-11-16T10:11:12.464757833Z",
});
const session = {
  id: "AQoQ",
  status: "connected",
  connected_at: "2022-11-16T10:11:12.464757833Z",
  keepalive_timeout_seconds: 30,
  reconnect_url: null,
};
const subscription = { id: "f1c2", status: "enabled", type: "stream.online", version: "1", cost: 1 };
const frame = (type: string, payload: object) => JSON.stringify({ metadata: head(type), payload });

test.each([
  ["session_welcome", { session }, { kind: "welcome", sessionId: "AQoQ", keepaliveMs: 30_000 }],
  [
    "session_welcome",
    { session: { ...session, keepalive_timeout_seconds: null } },
    { kind: "welcome", sessionId: "AQoQ", keepaliveMs: 10_000 },
  ],
  ["session_keepalive", {}, { kind: "keepalive" }],
  [
    "session_reconnect",
    { session: { ...session, reconnect_url: "wss://eventsub.wss.twitch.tv?challenge=1" } },
    { kind: "reconnect", url: "wss://eventsub.wss.twitch.tv?challenge=1" },
  ],
  [
    "notification",
    { subscription, event: { id: "1" } },
    {
      kind: "notification",
      messageId: "84c1e79a",
      at: new Date("2022-11-16T10:11:12.464Z"),
      type: "stream.online",
      version: "1",
      subscriptionId: "f1c2",
      payload: { subscription, event: { id: "1" } },
    },
  ],
] as const)("%s is read", (type, payload, expected) => {
  expect(readFrame(frame(type, payload))).toEqual(expected);
});

test.each([
  ["no JSON", "hello"],
  ["no metadata", "{}"],
  ["an unknown kind", frame("session_party", {})],
  ["a welcome without a session", frame("session_welcome", {})],
  [
    "an address that is none",
    frame("session_reconnect", { session: { reconnect_url: "http://127.0.0.1/" } }),
  ],
  ["a notification about nothing", frame("notification", { event: {} })],
])("%s makes no sense", (_what, text) => {
  expect(readFrame(text)).toBeNull();
});

test("nothing that comes makes it fail", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readFrame(text)));
});
