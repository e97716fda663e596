import fc from "fast-check";
import { expect, test } from "vitest";
import { LARGEST_PAYLOAD, type PushMessage, payloadOf } from "./payload";

const message: PushMessage = {
  kind: "live",
  title: "Kaya is live",
  body: "Any% attempts",
  icon: "https://static-cdn.jtvnw.net/kaya.png",
  url: "https://twitch.tv/kaya",
  tag: "0199",
  lang: "en",
  at: "2026-11-21T12:00:00.000Z",
  notificationId: null,
};
const read = (changes: Partial<PushMessage>) =>
  JSON.parse(payloadOf({ ...message, ...changes })) as PushMessage;

test("a message goes out as it is", () => {
  expect(read({})).toEqual(message);
});

test("long texts are cut, and no character in two", () => {
  expect(read({ title: "🦊".repeat(200) }).title).toBe(`${"🦊".repeat(119)}…`);
  expect([...read({ body: "ß".repeat(999) }).body]).toHaveLength(300);
});

test("line breaks and control characters in a title are spaces, halves of characters are replaced", () => {
  expect(read({ title: "a\r\nb\u0007c\ud83e" }).title).toBe("a b c\ufffd");
});

test("a picture whose address is endless is left out", () => {
  expect(read({ icon: `https://cdn.example/${"a".repeat(5_000)}` }).icon).toBeNull();
});

test("whatever it says, it fits and can be read", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 2_000 });
  fc.assert(
    fc.property(text, text, text, (title, body, icon) => {
      const payload = payloadOf({ ...message, title, body, icon });
      expect(new TextEncoder().encode(payload).length).toBeLessThanOrEqual(LARGEST_PAYLOAD);
      expect(JSON.parse(payload)).toMatchObject({ kind: "live", tag: "0199" });
    }),
  );
});
