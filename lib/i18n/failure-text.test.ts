import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failureText } from "./failure-text";

describe("in German", () => {
  test.each([
    ["It took longer than 30 s.", "Er dauerte länger als 30 s."],
    [
      "The worker was stopped. The next run goes on.",
      "Der Worker wurde beendet. Der nächste Lauf macht weiter.",
    ],
    [
      "Twitch answered 503 to Get Streams: Service Unavailable.",
      "Twitch hat mit 503 auf Get Streams geantwortet: Service Unavailable.",
    ],
    [
      "Every batch failed: Twitch did not answer Get Streams in time.; The database did not take the answers.",
      "Alle Abfragen sind fehlgeschlagen: Twitch hat auf Get Streams nicht rechtzeitig geantwortet.; Die Datenbank hat die Antworten nicht angenommen.",
    ],
    [
      "RabbitMQ at mq:5672 takes no events: RabbitMQ cannot be reached: ECONNREFUSED. They wait, and are sent in order when it does.",
      "RabbitMQ at mq:5672 nimmt keine Ereignisse an: RabbitMQ ist nicht zu erreichen: ECONNREFUSED. Sie warten und werden der Reihe nach gesendet, sobald es geht.",
    ],
    [
      "VIPs: 401 Unauthorized - missing channel:read:vips scope",
      "VIPs: 401 Unauthorized. Es fehlt die Erlaubnis channel:read:vips",
    ],
    ["Subscribers: no answer in time", "Abonnenten: keine rechtzeitige Antwort"],
  ])("%s", (english, german) => {
    expect(failureText("de", english)).toBe(german);
  });
});

test.each(["read ECONNRESET", "What no version says any more. Not at all; never.", ""])(
  "what nobody has translated stays as it came: %s",
  (words) => {
    expect(failureText("de", words)).toBe(words);
  },
);

test("in English all stays as it came, and in German what stands in a reason does", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (words) => {
      expect(failureText("en", words)).toBe(words);
      expect(failureText("de", `Kafka did not take it: ${words}`)).toContain(words);
    }),
  );
});
