import { expect, test } from "vitest";
import { MESSAGE_VARIABLES, messageProblems } from "./message-problems";

test.each([
  "Follow $(channel) while it plays $(game)!",
  "$(pick a|b) $(random 1-6) $(time Europe/Berlin) $(quote) $(command discord) $(uptime)",
  "$$(user) costs 5 $",
])("%s is fine", (text) => {
  expect(messageProblems(text)).toEqual([]);
});

test.each<[string, string[]]>([
  ["Hi $(user)!", ["$(user"]],
  ["Hi $(touser), $( USER )!", ["$(touser", "$( USER"]],
  ["$(1|all) and $(args)", ["$(1", "$(args"]],
  ["$(pick a|$(count))", ["$(count"]],
  ["$(title|$(followage))", ["$(followage"]],
])("%s names somebody, and nobody asked", (text, spans) => {
  const problems = messageProblems(text);
  expect(problems.map(({ from, to }) => text.slice(from, to))).toEqual(spans);
  for (const { message } of problems) expect(message).toContain("Nobody asked");
});

test("what no template may hold is told as the parser tells it", () => {
  expect(messageProblems("Hi $(nobody")).not.toEqual([]);
  expect(messageProblems("$(unknown) $(user)").map(({ from }) => from)).toEqual([2]);
});

test("every variable that is offered can be put in as it is offered", () => {
  expect(MESSAGE_VARIABLES.length).toBeGreaterThan(5);
  for (const { example } of MESSAGE_VARIABLES) expect(messageProblems(example)).toEqual([]);
});
