import ts from "typescript";
import { expect, test } from "vitest";
import { failureText } from "@/lib/i18n/failure-text";
import { german } from "@/lib/i18n/problems/de";
import { germanFailures } from "@/lib/i18n/problems/failures-de";
import { sourcesIn } from "./support/sources";

/** Where reasons of failures are said that are recorded, or shown as they are. */
const SPEAKERS = [
  /^lib\/jobs\/(run-job|ledger|words-of|read|core\/read-input)\.ts$/,
  /^lib\/live\/(sync-live-status|core\/sync-health)\.ts$/,
  /^lib\/targets\/(poll-targets|read-looks)\.ts$/,
  /^lib\/twitch\/(transport|tokens|token-renewal|point-queue|core\/(twitch-error|pages|parse-answer))\.ts$/,
  /^lib\/twitch\/endpoints\/(send-message|clips)\.ts$/,
  /^lib\/bot\/core\/reason-words\.ts$/,
  /^lib\/sending\/(claim|deliver|say|core\/outcome)\.ts$/,
  /^lib\/moderation\/(carry-out|actions|core\/after-failure)\.ts$/,
  /^lib\/publishers\/(settle|core\/trouble|kafka\/carrier|rabbitmq\/link)\.ts$/,
  /^lib\/webhooks\/(carrier|secrets|core\/verdict)\.ts$/,
  /^lib\/outbound\/(client|guarded-lookup)\.ts$/,
  /^lib\/clips\/archive-window\.ts$/,
  /^lib\/deliveries\/(claims|shift|email-carrier|push-carrier)\.ts$/,
  /^lib\/push\/(create|pusher|vapid|core\/outcome)\.ts$/,
  /^lib\/eventsub\/judge-alert\.ts$/,
];
/** Put together of pieces, or said in SQL. */
const COMPOSED = [
  "Called off before it began.",
  "It took nothing for a day.",
  "The mail server cannot be reached: {}.",
  "The push service cannot be reached: {}.",
  "no answer",
  "All waits.",
  "no answer in time",
  "no connection to Twitch",
  "an answer that makes no sense",
  "not read",
  "could not be stored",
];
/** Logs speak in fragments. */
const A_SENTENCE = /^[A-Z{][^\n]* [^\n]*([.?]|: \{\})$/;

const said = new Set(
  sourcesIn(["lib"])
    .filter(({ path }) => SPEAKERS.some((speaker) => speaker.test(path)))
    .flatMap(({ path, text }) => textsIn(path, text))
    .filter((text) => A_SENTENCE.test(text) && !Object.hasOwn(german, text))
    .flatMap((text) => text.split(/(?<=[.?}]) (?=[A-Z])/))
    .filter((sentence) => /[a-z]/.test(sentence)),
);

test("reasons of failures are found", () => {
  expect(said.size).toBeGreaterThan(80);
  expect(said).toContain("Twitch did not answer {} in time.");
});

test("and are said in German too", () => {
  const untold = [...said].filter((english) => {
    const example = english.replaceAll("{}", "7 times");
    return failureText("de", example) === example;
  });
  expect(untold).toEqual([]);
  expect(COMPOSED.filter((english) => !Object.hasOwn(germanFailures, english))).toEqual([]);
});

test("with as many values", () => {
  const values = (text: string) => text.split("{}").length;
  expect(
    Object.entries(germanFailures).filter(([english, says]) => values(english) !== values(says)),
  ).toEqual([]);
});

/** The texts of a file, values left out. */
function textsIn(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}"));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}
