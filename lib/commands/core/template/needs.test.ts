import { expect, test } from "vitest";
import { joinNeeds, type Needs, needsOf } from "./needs";
import { parseTemplate } from "./parse";

const NOTHING: Needs = { stream: false, followage: false, quotes: [], calls: [] };

function needs(text: string): Needs {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return needsOf(parsed.template);
}

test.each<[string, Partial<Needs>]>([
  ["Hello $(user) $(touser) $(1) $(args) $(channel) $(count) $(random 1-2) $(time UTC)", {}],
  ["$(title)", { stream: true }],
  ["$(game)", { stream: true }],
  ["$(uptime)", { stream: true }],
  ["$(viewers)", { stream: true }],
  ["$(followage)", { followage: true }],
  ["$(quote) $(quote 3) $(quote 3)", { quotes: [null, 3] }],
  ["$(command a) $(command !A) $(command b)", { calls: ["a", "b"] }],
  [
    "$(pick $(1|$(title))|$(pick $(followage)|$(quote 2|$(command a))))",
    { stream: true, followage: true, quotes: [2], calls: ["a"] },
  ],
])("%s", (text, expected) => {
  expect(needs(text)).toEqual({ ...NOTHING, ...expected });
});

test("several together need what each of them needs", () => {
  expect(joinNeeds([])).toEqual(NOTHING);
  expect(
    joinNeeds([needs("$(title) $(command a)"), needs("$(quote) $(command a)"), needs("$(command b)")]),
  ).toEqual({
    stream: true,
    followage: false,
    quotes: [null],
    calls: ["a", "b"],
  });
});

test("no more quotes are looked for than are worth it", () => {
  const many = Array.from({ length: 150 }, (_, number) => `$(quote ${number + 1})`).join("");
  expect(joinNeeds([needs(many), needs(many)]).quotes).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
