import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signEventSub, verifyEventSub } from "./verify";

const secret = "s3cr3t-of-ten-or-more";
const now = Date.parse("2026-11-22T12:00:00Z");
const timestamp = "2026-11-22T11:59:58.634234626Z";
const body = Buffer.from('{"subscription":{},"event":{"title":"Grüße 🎉"}}');

function message(given: Record<string, string | null> = {}, rawBody: Uint8Array = body) {
  const id = given["Message-Id"] ?? "e76c6bd4";
  const time = given["Message-Timestamp"] ?? timestamp;
  const all: Record<string, string | null> = {
    "Message-Id": id,
    "Message-Retry": "1",
    "Message-Type": "notification",
    "Message-Timestamp": time,
    "Message-Signature": signEventSub({ id, timestamp: time, rawBody, secret }),
    "Subscription-Type": "stream.online",
    "Subscription-Version": "1",
    ...given,
  };
  const headers = new Headers();
  for (const [name, value] of Object.entries(all)) {
    if (value !== null) headers.set(`twitch-eventsub-${name}`, value);
  }
  return { headers, rawBody, secret, now };
}

describe("a message of EventSub", () => {
  test("is taken with nanoseconds, a retry and letters of any kind", () => {
    expect(verifyEventSub(message())).toEqual({
      ok: true,
      message: {
        id: "e76c6bd4",
        type: "notification",
        retry: 1,
        timestamp: new Date("2026-11-22T11:59:58.634Z"),
        subscriptionType: "stream.online",
        subscriptionVersion: "1",
      },
    });
  });

  test("has the signature that openssl gives", () => {
    // printf '%s' 'id2026-11-22T11:59:58Z{}' | openssl dgst -sha256 -hmac abcdefghij
    const signed = { id: "id", timestamp: "2026-11-22T11:59:58Z", rawBody: Buffer.from("{}") };
    expect(signEventSub({ ...signed, secret: "abcdefghij" })).toBe(
      "sha256=d17647fef8b142dc2ad1552fa8b2b805c213be186918f087b443b435ee04ce59",
    );
  });

  test.each([
    ["no id", { "Message-Id": null }, "missing_header"],
    ["no timestamp", { "Message-Timestamp": null }, "missing_header"],
    ["no signature", { "Message-Signature": null }, "missing_header"],
    ["a signature that is too short", { "Message-Signature": "sha256=ab" }, "wrong_signature"],
    ["another hash", { "Message-Signature": `sha1=${"0".repeat(64)}` }, "wrong_signature"],
    [
      "a signature of the same length",
      { "Message-Signature": `sha256=${"0".repeat(64)}` },
      "wrong_signature",
    ],
    ["a time that is none", { "Message-Timestamp": "yesterday" }, "bad_timestamp"],
    ["a day that is none", { "Message-Timestamp": "2026-13-45T00:00:00Z" }, "bad_timestamp"],
    ["an old one", { "Message-Timestamp": "2026-11-22T11:49:59.999Z" }, "too_old"],
    ["one of the future", { "Message-Timestamp": "2026-11-22T12:10:00.001Z" }, "too_new"],
    ["a type that is not known", { "Message-Type": "greeting" }, "unknown_message_type"],
    ["no type", { "Message-Type": null }, "unknown_message_type"],
  ])("is refused: %s", (_what, given, reason) => {
    expect(verifyEventSub(message(given))).toEqual({ ok: false, reason });
  });

  test.each(["2026-11-22T11:50:00Z", "2026-11-22T12:10:00Z"])("is taken at the edge: %s", (at) => {
    expect(verifyEventSub(message({ "Message-Timestamp": at })).ok).toBe(true);
  });

  test("is refused when anything of what is signed was changed", () => {
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (place, by) => {
        const changed = Uint8Array.from(body);
        changed[place] = ((changed[place] ?? 0) + by) % 256;
        const verdict = verifyEventSub({ ...message(), rawBody: changed });
        expect(verdict).toEqual({ ok: false, reason: "wrong_signature" });
      }),
    );
    expect(verifyEventSub({ ...message(), secret: `${secret}x` }).ok).toBe(false);
  });
});
