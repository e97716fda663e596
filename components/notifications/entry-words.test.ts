import { describe, expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import type { NotificationItem } from "@/lib/notifications/schema";
import { anItem } from "@/tests/support/inbox";
import { entryWords, stackWords } from "./entry-words";

const t = translatorFor("en", "notifications");
const kaya = { id: "1", login: "kaya", displayName: "Kaya", avatarUrl: null };
const words = (given: Partial<NotificationItem>) => {
  const { title, message } = entryWords(anItem({ broadcaster: kaya, ...given }), t);
  return [title, message];
};

test.each<[Partial<NotificationItem>, string]>([
  [{}, "Endgames - Playing Chess"],
  [{ streamTitle: "" }, "Playing Chess"],
  [{ categoryName: "" }, "Endgames"],
  [{ streamTitle: "", categoryName: "" }, ""],
])("a go-live of %j reads as the API says it", (given, message) => {
  expect(words(given)).toEqual(["Kaya is now live!", message]);
});

test.each<[NotificationItem["changedFrom"], string, string, string]>([
  [{ title: "Openings", categoryName: null }, "Chess", "Kaya changed the title", "Openings → Endgames"],
  [{ title: null, categoryName: "Go" }, "Chess", "Kaya plays Chess now", "Go → Chess"],
  [
    { title: "Openings", categoryName: "Go" },
    "Chess",
    "Kaya plays Chess now",
    "Openings → Endgames · Go → Chess",
  ],
  [{ title: null, categoryName: "Go" }, "", "Kaya plays no game any more", "Go"],
])("a change from %j", (changedFrom, categoryName, title, message) => {
  expect(words({ type: "stream_changed", changedFrom, categoryName })).toEqual([title, message]);
});

test("in German", () => {
  expect(entryWords(anItem({ broadcaster: kaya }), translatorFor("de", "notifications"))).toEqual({
    title: "Kaya ist jetzt live!",
    message: "Endgames – spielt Chess",
  });
});

describe("a stack", () => {
  const live = anItem({ broadcaster: kaya });
  const change = anItem({ broadcaster: kaya, type: "stream_changed" });
  test.each([
    [[live, live, live], "3 streams of Kaya"],
    [[change, change, change], "3 changes of Kaya"],
    [[live, change, change], "1 stream and 2 changes of Kaya"],
  ])("counts what it holds: %#", (items, text) => {
    expect(stackWords(items, t)).toBe(text);
  });
});
