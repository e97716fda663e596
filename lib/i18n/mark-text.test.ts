import { expect, test } from "vitest";
import { problemsOf } from "@/lib/chat/queries";
import { messageProblems } from "@/lib/commands/queries";
import { markText } from "./mark-text";

const RESPONSES = [
  "$()",
  "$(12)",
  "$(usr)",
  "$(xyzzy)",
  "$(channel|x)",
  "$(title x)",
  "$(title|a|b)",
  "$(random a)",
  "$(random 6-1)",
  "$(random 1-99999999999)",
  "$(pick one)",
  "$(time)",
  "$(time berlin)",
  "$(time nowhere)",
  "$(quote x)",
  "$(command)",
  "$(command a?b)",
  `$(command ${"x".repeat(60)})`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: written as other bots have it.
  "${user}",
  "$(title|".repeat(30),
  "$(title",
  "$(title|(x))",
  "$(user)",
  "x".repeat(2_001),
];
const SEARCHES = [
  '"never',
  '""',
  "- x",
  "a*",
  "form:ann",
  "xyzzy:ann",
  "from: ann",
  "from:a?b",
  "from:a,b",
  "in:",
  "in:a?b",
  "stream:",
  "stream:x",
  "before:",
  "has:",
  "is:mdo",
  "is:xyzzy",
  "-before:2h",
  "after:2026-03-02 before:2026-03-01",
  "-x",
  "x y -x",
  "after:1.3.2026",
  "after:xyzzy",
  "after:1999-01-01",
  "after:2026-13-01",
  "after:2026-02-30",
  "after:25:00",
  "x ".repeat(200),
  "x".repeat(5_000),
];
const reader = { now: Date.parse("2026-11-21T12:00:00Z"), zone: "UTC" };

test.each([
  ...RESPONSES.map((text) => [text.slice(0, 60), messageProblems(text)] as const),
  ...SEARCHES.map((text) => [text.slice(0, 60), problemsOf(text, reader)] as const),
])("what is wrong with %s is told in German", (_text, problems) => {
  const messages = problems.map(({ message }) => message);
  expect(messages).not.toEqual([]);
  expect(messages.filter((message) => markText("de", message) === message)).toEqual([]);
  expect(messages.map((message) => markText("en", message))).toEqual(messages);
});
