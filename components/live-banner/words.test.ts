import { describe, expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { event, uuid } from "@/tests/support/events";
import { announce, emptyQueue, type GoLive, summarise } from "./queue";
import { namesText, spokenText, tabTitle } from "./words";

const english = { t: translatorFor("en", "live-banner"), formats: formatsFor("en", "UTC") };
const german = { t: translatorFor("de", "live-banner"), formats: formatsFor("de", "UTC") };

test.each([
  [[], ""],
  [["A"], "A"],
  [["A", "B"], "A and B"],
  [["A", "B", "C"], "A, B and C"],
  [["A", "B", "C", "D"], "A, B, C and 1 more"],
  [["A", "B", "C", "D", "E", "F", "G"], "A, B, C and 4 more"],
])("%j reads %s", (names, text) => expect(namesText(names, english)).toBe(text));

describe("what a screen reader hears", () => {
  const live = (name: string): GoLive => {
    const { broadcaster, stream } = event.online(name).payload;
    return { id: uuid(Number(name)), broadcaster, stream, at: stream.startedAt };
  };
  const lives = (...names: string[]) => announce(emptyQueue, names.map(live), 0);
  test.each([
    [emptyQueue, ""],
    [lives("1"), "Name1 is live: A title"],
    [lives("1", "2"), "Name1 and Name2 are live"],
    [lives("1", "2", "3", "4"), "Name1, Name2, Name3 and 1 more are live"],
    [summarise(emptyQueue, ["A", "B"], 0), "While you were away 2 went live."],
    [summarise(lives("1"), ["A", "B"], 0), "While you were away 2 went live. Name1 is live: A title"],
  ])("%#", (queue, text) => {
    expect(spokenText(queue, english)).toBe(text);
  });

  test("in German", () => {
    expect(spokenText(lives("1", "2"), german)).toBe("Name1 und Name2 sind live");
  });
});

test.each([
  ["Live · Tallylight", 0, "Live · Tallylight"],
  ["Live · Tallylight", 2, "● (2) Live · Tallylight"],
  ["● (2) Live · Tallylight", 3, "● (3) Live · Tallylight"],
  ["● (99+) Live", 0, "Live"],
  ["Live", 120, "● (99+) Live"],
  ["● A page that begins with a dot", 0, "● A page that begins with a dot"],
])("%s with %d unread is %s", (title, unread, shown) => {
  expect(tabTitle(title, unread)).toBe(shown);
  expect(tabTitle(tabTitle(title, unread), unread)).toBe(shown);
});
