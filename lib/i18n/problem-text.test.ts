import { expect, test } from "vitest";
import { problemText } from "./problem-text";
import { german } from "./problems/de";

test.each([
  ["There is nothing here.", "Hier ist nichts."],
  ["There is nobody called ada on Twitch.", "Auf Twitch gibt es niemanden namens ada."],
  ["That was too fast. Try again in 12 s.", "Das war zu schnell. Versuch es in 12 s noch einmal."],
  ["There is no Twitch channel called $&{}.", "Auf Twitch gibt es keinen Kanal namens $&{}."],
  ["must have 60 characters at most", "darf höchstens 60 Zeichen haben"],
  ["Nobody has translated this.", "Nobody has translated this."],
  ["constructor", "constructor"],
])("%s", (english, words) => {
  expect(problemText("de", english)).toBe(words);
  expect(problemText("en", english)).toBe(english);
});

test("a translation leaves open what English does", () => {
  const holes = (text: string) => text.split("{}").length;
  expect(Object.entries(german).filter(([english, says]) => holes(english) !== holes(says))).toEqual([]);
});
