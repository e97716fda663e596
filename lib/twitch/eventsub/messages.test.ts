import { describe, expect, test } from "vitest";
import { EVENTSUB_VERSIONS, readEventSubBody } from "./messages";

const channel = {
  broadcaster_user_id: "1337",
  broadcaster_user_login: "cooler_user",
  broadcaster_user_name: "Cooler_User",
};
const person = { user_id: "1234", user_login: "cool_user", user_name: "Cool_User" };

/** The shape of every message, as Twitch documents it. */
const bodyOf = (type: string, event: unknown, version = "1") => ({
  subscription: {
    id: "f1c2a387-161a-49f9-a165-0f21d7a4e1c4",
    status: "enabled",
    type,
    version,
    cost: 0,
    condition: { broadcaster_user_id: "1337" },
    transport: { method: "webhook", callback: "https://example.com/webhooks/callback" },
    created_at: "2019-11-16T10:11:12.634234626Z",
  },
  ...(event !== undefined && { event }),
});

const who = { broadcasterId: "1337", userId: "1234", login: "cool_user", displayName: "Cool_User" };

describe("a notification", () => {
  test.each([
    [
      "stream.online",
      { id: "9001", ...channel, type: "live", started_at: "2020-10-11T10:11:12.123Z" },
      {
        broadcasterId: "1337",
        login: "cooler_user",
        streamId: "9001",
        streamType: "live",
        startedAt: new Date("2020-10-11T10:11:12.123Z"),
      },
    ],
    ["stream.offline", channel, { broadcasterId: "1337", login: "cooler_user" }],
    [
      "channel.update",
      {
        ...channel,
        title: "Best Stream Ever",
        language: "en",
        category_id: "12453",
        category_name: "Grand Theft Auto",
        content_classification_labels: ["MatureGame"],
      },
      {
        broadcasterId: "1337",
        title: "Best Stream Ever",
        language: "en",
        categoryId: "12453",
        categoryName: "Grand Theft Auto",
      },
    ],
    ["channel.vip.add", { ...channel, ...person }, who],
    ["channel.moderator.remove", { ...channel, ...person }, who],
    [
      "channel.subscribe",
      { ...channel, ...person, tier: "1000", is_gift: true },
      { ...who, tier: "1000", gift: true },
    ],
    [
      "channel.subscription.end",
      { ...channel, ...person, tier: "3000", is_gift: false },
      { ...who, tier: "3000", gift: false },
    ],
    [
      "channel.subscription.message",
      { ...channel, ...person, tier: "2000", message: { text: "hi" }, cumulative_months: 15 },
      { ...who, tier: "2000", gift: null },
    ],
    [
      "channel.subscription.gift",
      {
        ...channel,
        user_id: null,
        user_login: null,
        user_name: null,
        total: 2,
        tier: "1000",
        is_anonymous: true,
      },
      { broadcasterId: "1337", userId: null, total: 2, tier: "1000" },
    ],
    [
      "user.authorization.revoke",
      { client_id: "crq7", user_id: "1337", user_login: null, user_name: null },
      { userId: "1337", login: null },
    ],
    [
      "conduit.shard.disabled",
      {
        conduit_id: "bfcf",
        shard_id: "4",
        status: "websocket_disconnected",
        transport: { method: "websocket" },
      },
      { conduitId: "bfcf", shardId: "4", status: "websocket_disconnected" },
    ],
  ] as const)("of %s is read as Twitch documents it", (type, event, expected) => {
    const read = readEventSubBody("notification", bodyOf(type, event, EVENTSUB_VERSIONS[type]));
    expect(read).toMatchObject({ kind: "notification", event: { type, ...expected } });
  });

  test.each([
    ["channel.cheer", "1"],
    ["channel.update", "1"],
    ["toString", "1"],
  ])("of %s %s, which is not read, is unknown", (type, version) => {
    const read = readEventSubBody("notification", bodyOf(type, { anything: 1 }, version));
    expect(read).toMatchObject({ kind: "notification", event: { type: "unknown" } });
  });

  test.each([
    ["without an event", bodyOf("stream.online", undefined)],
    ["without what it must hold", bodyOf("stream.online", { ...channel, id: "1" })],
    [
      "with a time that is none",
      bodyOf("stream.online", { ...channel, id: "1", type: "live", started_at: "now" }),
    ],
    ["without a subscription", { event: channel }],
    ["that is a text", "hello"],
    ["that is nothing", null],
  ])("%s makes no sense", (_what, body) => {
    expect(readEventSubBody("notification", body)).toBeNull();
  });

  test("tells whose channel it is about, where its condition names one", () => {
    const read = readEventSubBody("notification", bodyOf("stream.offline", channel));
    expect(read?.subscription.broadcasterId).toBe("1337");
    const client = bodyOf("user.authorization.grant", { client_id: "a", ...person });
    client.subscription.condition = { client_id: "a" } as never;
    expect(readEventSubBody("notification", client)?.subscription.broadcasterId).toBeNull();
  });
});

test("a challenge is the text to answer with", () => {
  const body = { challenge: "pogchamp-kappa-360noscope-vohiyo", ...bodyOf("channel.follow", undefined) };
  expect(readEventSubBody("webhook_callback_verification", body)).toMatchObject({
    kind: "challenge",
    challenge: "pogchamp-kappa-360noscope-vohiyo",
  });
  expect(readEventSubBody("webhook_callback_verification", bodyOf("channel.follow", undefined))).toBeNull();
});

test("a revocation tells which subscription, and why", () => {
  const body = bodyOf("channel.vip.add", undefined);
  body.subscription.status = "authorization_revoked";
  expect(readEventSubBody("revocation", body)).toMatchObject({
    kind: "revocation",
    subscription: { id: "f1c2a387-161a-49f9-a165-0f21d7a4e1c4", status: "authorization_revoked" },
  });
});
