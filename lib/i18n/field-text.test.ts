import { expect, test } from "vitest";
import { fieldText, fieldTexts } from "./field-text";

test.each([
  ["must be whole minutes", "This must be whole minutes.", "Das muss eine ganze Zahl von Minuten sein."],
  ["must be 20 or less", "This must be 20 or less.", "Das darf höchstens 20 sein."],
  ["A timer has a name.", "A timer has a name.", "Ein Timer hat einen Namen."],
  ["is empty", "is empty", "ist leer"],
  ["Nobody has translated this.", "Nobody has translated this.", "Nobody has translated this."],
])("%s", (said, english, german) => {
  expect([fieldText("en", said), fieldText("de", said)]).toEqual([english, german]);
});

test("what the server has said in German already becomes a sentence", () => {
  expect(fieldTexts("de", { name: "darf nicht leer sein" })).toEqual({ name: "Das darf nicht leer sein." });
});
