import fc from "fast-check";
import { expect, it, test } from "vitest";
import { suggest } from "./suggest";

const KNOWN = {
  channels: [
    { login: "speedrun_live", displayName: "SpeedrunLive" },
    { login: "cooking", displayName: "Kochen" },
  ],
};

/** What the query becomes with each completion of the place marked by "|". */
function completed(marked: string): string[] {
  const caret = marked.indexOf("|");
  const query = marked.replace("|", "");
  return suggest(query, caret, KNOWN).map(
    ({ from, to, text }) => query.slice(0, from) + text + query.slice(to),
  );
}

test.each([
  ["|", []],
  ["fr|", ["from:"]],
  ["game -i|", ["game -in:", "game -is:"]],
  ["-be|", []],
  ["in:|", ["in:speedrun_live ", "in:cooking "]],
  ["in:ko| x", ["in:cooking  x"]],
  ["is:m|", ["is:mod "]],
  ["-has:l|", ["-has:link "]],
  ["has:link|", []],
  ["after:to|", ["after:today "]],
  ["from:an|", []],
  ['"fr|"', []],
  ["fr| om", ["from: om"]],
])("%s", (marked, expected) => {
  expect(completed(marked)).toEqual(expected);
});

it("takes the place of a part of the query, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(50), (query, caret) => {
      for (const { from, to } of suggest(query, caret, KNOWN)) {
        expect(from).toBeLessThan(caret);
        expect(to).toBeGreaterThanOrEqual(caret);
        expect(to).toBeLessThanOrEqual(query.length);
      }
    }),
  );
});
