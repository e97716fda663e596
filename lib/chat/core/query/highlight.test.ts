import fc from "fast-check";
import { expect, it, test } from "vitest";
import { highlightsIn } from "./highlight";
import { meaningOf } from "./meaning";

const needlesOf = (query: string) => meaningOf(query, { now: 0, zone: "UTC" }).meaning.wanted.needles;

/** The text with brackets around what is highlighted. */
function marked(text: string, query: string): string {
  const characters = [...text];
  const places = highlightsIn(text, needlesOf(query));
  return characters
    .map((character, at) => {
      const begin = places.some(([first]) => first === at) ? "[" : "";
      return begin + character + (places.some(([, last]) => last === at) ? "]" : "");
    })
    .join("");
}

test.each([
  ["gg", "GG wp, gg! eggs", "[GG] wp, [gg]! eggs"],
  ["pog*", "Poggers PogChamp pig", "[Poggers] [PogChamp] pig"],
  ['"good game"', "good game, GOOD - game, good one game", "[good game], [GOOD - game], good one game"],
  ["good game", "good game", "[good] [game]"],
  ["<b>", "<b>bold</b>", "[<b>]bold</b>"],
  ["D:", "D: no", "[D:] no"],
  ["c++", "c++ or c#", "[c++] or c#"],
  ["😂", "😂😂 a 😂", "[😂😂] a [😂]"],
  ["é", "é e\u0301 e", "[é] e\u0301 e"],
  ["世界", "こんにちは世界です", "こんにちは[世界]です"],
  ["мир", "МИР миру", "[МИР] миру"],
  ["gg -bad", "bad gg", "bad [gg]"],
  ["is:mod", "is mod", "is mod"],
])("%s in %j", (query, text, expected) => {
  expect(marked(text, query)).toBe(expected);
});

it("counts by code point, in order, and never past the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "binary", maxLength: 10 }),
      (text, query) => {
        let end = -1;
        for (const [first, last] of highlightsIn(text, needlesOf(query))) {
          expect(first).toBeGreaterThan(end);
          expect(last).toBeGreaterThanOrEqual(first);
          end = last;
        }
        expect(end).toBeLessThan([...text].length);
      },
    ),
  );
});
