import { describe, expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { type PushOccasion, pushMessageOf } from "./push-message";

const voiceOf = (locale: "en" | "de") => ({
  t: translatorFor(locale, "push"),
  formats: formatsFor(locale, "UTC"),
});
const say = (occasion: PushOccasion, locale: "en" | "de" = "en") =>
  pushMessageOf(occasion, voiceOf(locale), "https://tally.example", "7");

const at = new Date("2026-11-21T12:00:00Z");
const stream = {
  id: "0199a",
  ...{ broadcasterId: "42", streamId: "900", name: "Kaya", login: "kaya_runs" },
  avatarUrl: "https://static-cdn.jtvnw.net/kaya.png",
  ...{ title: "Any% <b>attempts</b>", categoryName: "Celeste", startedAt: at },
};

describe("a push", () => {
  test("of a go-live names the channel, the title and the category, and opens the stream", () => {
    expect(say({ kind: "live", stream, at })).toEqual({
      ...{ kind: "live", title: "Kaya is live", body: "Any% <b>attempts</b> · Celeste" },
      icon: "https://static-cdn.jtvnw.net/kaya.png",
      ...{ url: "https://twitch.tv/kaya_runs", tag: "stream:42:900", lang: "en" },
      ...{ at: "2026-11-21T12:00:00.000Z", notificationId: "0199a" },
    });
  });

  test("of a stream without a title or a category says what there is", () => {
    expect(say({ kind: "live", stream: { ...stream, title: "" }, at }).body).toBe("Celeste");
    expect(say({ kind: "live", stream: { ...stream, categoryName: "" }, at }).body).toBe(
      "Any% <b>attempts</b>",
    );
  });

  test.each([
    ["en", "Kaya was live for 2 h 05 min"],
    ["de", "Kaya war 2 h 05 min live"],
  ] as const)("of an end says how long it was, in place of the go-live (%s)", (locale, title) => {
    const endedAt = new Date("2026-11-21T14:05:00Z");
    expect(say({ kind: "ended", stream, endedAt }, locale)).toMatchObject({ title, tag: "stream:42:900" });
  });

  test.each([
    [["A"], "One channel went live", "A"],
    [["A", "B"], "2 channels went live", "A and B"],
    [["A", "B", "C", "D"], "4 channels went live", "A, B, C and D"],
    [["A", "B", "C", "D", "E", "F"], "6 channels went live", "A, B, C and 3 more"],
  ])("of %j says %s: %s", (names, title, body) => {
    expect(say({ kind: "gathered", names, at })).toMatchObject({
      ...{ title, body },
      url: "https://tally.example/notifications",
    });
  });

  test("that tests a browser is told from others of its kind", () => {
    expect(say({ kind: "test", at }, "de")).toMatchObject({ title: "Es klappt", tag: "test:7", lang: "de" });
  });
});
