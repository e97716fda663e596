import { describe, expect, test } from "vitest";
import type { WayVerdict } from "@/lib/deliveries/schema";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { reasonWords, verdictWords } from "./verdict-words";

const NOON = "2026-11-21T12:00:00.000Z";
const verdict = (over: Partial<WayVerdict>): WayVerdict => ({
  medium: "email",
  state: "sent",
  reason: null,
  at: null,
  until: null,
  ...over,
});
const inWords = (over: Partial<WayVerdict>, locale: "en" | "de" = "en") =>
  verdictWords(verdict(over), translatorFor(locale, "deliveries"), formatsFor(locale, "Europe/Berlin"));

describe("verdictWords", () => {
  test.each<[Partial<WayVerdict>, string]>([
    [{ state: "told", at: NOON }, "rang 13:00"],
    [{ state: "sent", at: NOON }, "sent 13:00"],
    [{ state: "off" }, "off"],
    [{ state: "pending" }, "on its way"],
    [{ state: "not_following" }, "you did not follow then"],
    [{ state: "queued" }, "about to be sent"],
    [{ state: "queued", until: NOON }, "tried again 13:00"],
    [{ state: "sending" }, "being sent"],
    [{ state: "gathering", until: NOON, reason: "quiet_hours" }, "kept until 13:00: quiet hours"],
    [{ state: "gathered", at: NOON }, "sent with others 13:00"],
    [{ state: "gathered", until: NOON }, "goes with others 13:00"],
    [{ state: "skipped", reason: "muted" }, "not sent: channel muted"],
    [{ state: "failed", reason: "address_refused" }, "failed: address refused"],
  ])("%j: %s", (given, words) => {
    expect(inWords(given)).toBe(words);
  });

  test("in German", () => {
    expect(inWords({ state: "gathering", until: NOON, reason: "limit" }, "de")).toBe(
      "aufgehoben bis 13:00: Grenze der Stunde",
    );
  });

  test("a reason that nobody has heard of is the provider's", () => {
    expect(reasonWords("push_413", translatorFor("en", "deliveries"))).toBe("refused by the provider");
    expect(reasonWords(null, translatorFor("de", "deliveries"))).toBe("vom Anbieter abgelehnt");
  });
});
