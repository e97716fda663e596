import ts from "typescript";
import { expect, test } from "vitest";
import { problemText } from "@/lib/i18n/problem-text";
import { german } from "@/lib/i18n/problems/de";
import { sourcesIn } from "./support/sources";

/** What only programs that call the API, operators and logs are told: it stays English. */
const ENGLISH = [
  "Twitch's answer to the sign-in lacked a token or its end.",
  "{} cannot be reached: {}. All waits.",
  "The body is not UTF-8.",
  "The body is not valid JSON.",
  "An Idempotency-Key has 1 to 200 printable characters, without spaces.",
  "This request comes from another site, or does not say where it comes from. Send it from a page of this site, or with its address as Origin.",
  "The API has no such path.",
  "This belongs to a person, and this key is the instance's. Use a key of somebody.",
  'The job "{}" cannot be run like this.',
  'There is no job "{}".',
  "Every batch failed: {}",
  "Every look failed: {}",
  "This is not the address of a push service.",
  "The browser's key is not one.",
  "Another process uses {} already.",
  // No page puts messages in, sends these headers, or puts streams on record.
  "Nothing is logged in this channel.",
  "This message cannot be stored.",
  "There is a message of this id already.",
  "This message cannot be of that time.",
  "This message was taken away in chat. Only what was taken out here comes back.",
  "This Idempotency-Key was used for another request.",
  "The first request with this Idempotency-Key is still being answered.",
  "Whether the first request with this Idempotency-Key was carried out is not known. Look, and ask with another key.",
  "This does not heed If-Match: ask without it.",
  "A stream began and ended in the past.",
  "The channel is on air with another stream. End that one first.",
  "Twitch was asked about the channel at the same moment. Try again.",
  "Only the channel's owner and operators put its streams on record.",
  "{} is not on air.",
  "The channel was on air with another stream at that time.",
  "This stream is on air: what it shows is changed on Twitch.",
];
/** The chat connections speak to logs; the simulator to whoever operates it. */
const ELSEWHERE = /^lib\/twitch\/|\.test\.ts$/;

const said = new Set(
  sourcesIn(["lib"])
    .filter(({ path }) => !ELSEWHERE.test(path))
    .flatMap(({ path, text }) => problemsIn(path, text)),
);

test("expected failures are found", () => {
  expect(said.size).toBeGreaterThan(80);
  const planted = `throw new TallyError("conflict", late ? \`No \${name}.\` : "Gone.")`;
  expect(problemsIn("planted.ts", planted)).toEqual(["No {}.", "Gone."]);
});

test("what people on pages can meet is told in German too", () => {
  const untold = [...said].filter((english) => {
    const example = english.replaceAll("{}", "7");
    return !ENGLISH.includes(english) && problemText("de", example) === example;
  });
  expect(untold).toEqual([]);
});

test("and nothing is kept in English that is not said", () => {
  expect(ENGLISH.filter((english) => !said.has(english) || Object.hasOwn(german, english))).toEqual([]);
});

/** The words of the expected failures that a file throws, values left out. */
function problemsIn(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === "TallyError") {
      found.push(...wordsOf(node.arguments?.[1]));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** What is computed elsewhere has words of its own there. */
function wordsOf(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}")];
  }
  return ts.isConditionalExpression(node) ? [...wordsOf(node.whenTrue), ...wordsOf(node.whenFalse)] : [];
}
