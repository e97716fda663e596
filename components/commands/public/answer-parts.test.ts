import fc from "fast-check";
import { expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import { answerParts } from "./answer-parts";

const t = translatorFor("en", "commands");

const read = (response: string) =>
  answerParts(t, response)
    .map(({ text, putIn }) => (putIn ? `‹${text}›` : text))
    .join("");

test.each([
  ["Hi $(user), meet $(touser)!", "Hi ‹your name›, meet ‹a name›!"],
  ["$(random 1-6) of $(pick yes|no|maybe)", "‹1 to 6› of ‹one of 3›"],
  ["$(2) $(time Europe/Berlin) $(quote) $(quote 3)", "‹word 2› ‹time of day› ‹a quote› ‹quote 3›"],
  ["$(command discord) costs $$5", "‹!discord› costs $5"],
  ["a $(nonsense) stays", "a $(nonsense) stays"],
  ["", ""],
])("%s reads %s", (response, words) => {
  expect(read(response)).toBe(words);
});

test("whatever is written can be read, and says no more than was written", () => {
  fc.assert(
    fc.property(fc.string(), (response) => {
      for (const { text, putIn } of answerParts(t, response))
        if (!putIn) expect(text.length).toBeLessThanOrEqual(response.length);
    }),
  );
});
