import { expect, test } from "vitest";
import { rank } from "./rank";

const entries = [
  { words: ["the grand tour", "grandtour"] },
  { words: ["granddad"] },
  { words: ["grand"] },
  { words: ["legrand"] },
  { words: ["chess", "grand"] },
];
const names = (search: string, limit = 10) => rank(entries, search, limit).map(({ words }) => words[0]);

test("whole word, then another word that is it, then beginning, then inside", () => {
  expect(names("grand")).toEqual(["grand", "chess", "granddad", "the grand tour", "legrand"]);
});
test("case and spaces around do not matter", () => expect(names("  GRANDD ")).toEqual(["granddad"]));
test("no search: the first ones as they came", () =>
  expect(names("", 2)).toEqual(["the grand tour", "granddad"]));
test("no match: nothing", () => expect(names("zzz")).toEqual([]));
test("never more than the limit", () => expect(names("g", 3)).toHaveLength(3));
