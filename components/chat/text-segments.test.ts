import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { segmentsOf, type TextSegment } from "./text-segments";

const shown = (segment: TextSegment): string =>
  segment.kind === "emote" ? segment.name : segment.pieces.map((piece) => piece.text).join("");

/** Emotes as [id:name], links as <text>, highlighted characters as {text}. */
const sketch = (segments: TextSegment[]): string =>
  segments
    .map((segment) => {
      if (segment.kind === "emote")
        return segment.lit ? `{[${segment.id}:${segment.name}]}` : `[${segment.id}:${segment.name}]`;
      const words = segment.pieces.map(({ text, lit }) => (lit ? `{${text}}` : text)).join("");
      return segment.kind === "link" ? `<${words}>` : words;
    })
    .join("");

describe("a message is cut into what is drawn", () => {
  test.each([
    ["no emotes", "hello there", [], [], "hello there"],
    ["one emote", "Kappa hi", [["25", 0, 4]], [], "[25:Kappa] hi"],
    [
      "places given in any order",
      "a Kappa b PogChamp",
      [
        ["88", 10, 17],
        ["25", 2, 6],
      ],
      [],
      "a [25:Kappa] b [88:PogChamp]",
    ],
    ["counted by code point, not by UTF-16 unit", "🎉🎉 Kappa", [["25", 3, 7]], [], "🎉🎉 [25:Kappa]"],
    ["highlights", "good game all", [], [[5, 8]], "good {game} all"],
    [
      "highlights that overlap",
      "good game all",
      [],
      [
        [5, 7],
        [6, 8],
      ],
      "good {game} all",
    ],
    ["a highlight across an emote", "ab Kappa cd", [["25", 3, 7]], [[1, 9]], "a{b }{[25:Kappa]}{ c}d"],
    [
      "a highlight within a link",
      "see https://a.de/game now",
      [],
      [[17, 20]],
      "see <https://a.de/{game}> now",
    ],
    ["a place past the end", "hi", [["25", 1, 9]], [[1, 9]], "hi"],
    [
      "an emote over another",
      "Kappa",
      [
        ["25", 0, 4],
        ["26", 2, 4],
      ],
      [],
      "[25:Kappa]",
    ],
    ["an end before its beginning", "Kappa", [["25", 4, 0]], [[3, 1]], "Kappa"],
    ["HTML is text", "<b>x</b>", [], [], "<b>x</b>"],
  ] as const)("%s", (_, text, emotes, highlights, expected) => {
    expect(sketch(segmentsOf(text, emotes, highlights))).toBe(expected);
  });
});

const place = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }));
const emotePlace = fc.tuple(fc.string(), fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }));
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc
    .array(fc.constantFrom("https://a.de/x", "x.de/y.", "(", ")", " ", "🎉", "\u202e", "Kappa", "\ud800"))
    .map((parts) => parts.join("")),
);

test("nothing of a text is lost or told twice, wherever the places are", () => {
  fc.assert(
    fc.property(text, fc.array(emotePlace), fc.array(place), (words, emotes, highlights) => {
      expect(segmentsOf(words, emotes, highlights).map(shown).join("")).toBe(words);
    }),
  );
});

test("a character is lit exactly when a highlight that fits holds it", () => {
  fc.assert(
    fc.property(text, fc.array(place), (words, highlights) => {
      const length = Array.from(words).length;
      const lit = segmentsOf(words, [], highlights)
        .flatMap((segment) => (segment.kind === "emote" ? [] : segment.pieces))
        .flatMap((piece) => Array.from(piece.text, () => piece.lit));
      const fitting = highlights.filter(([first, last]) => first >= 0 && first <= last && last < length);
      const wanted = Array.from({ length }, (_, at) =>
        fitting.some(([first, last]) => first <= at && at <= last),
      );
      expect(lit).toEqual(wanted);
    }),
  );
});
