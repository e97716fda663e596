import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_CONDUCT, DEFAULT_SETTINGS, RULE_KINDS, type Rule, type RuleKind } from "../schema";
import { judge, ruleBook } from "./judge";
import { rehearse } from "./rehearse";
import type { Line } from "./types";

const NOBODY = { broadcaster: false, moderator: false, vip: false, subscriber: false };
const lineOf = (text: string, given: Partial<Line> = {}): Line => ({
  ...{
    id: crypto.randomUUID(),
    text,
    emotes: [],
    author: { id: "7", login: "viewer" },
    roles: NOBODY,
    sentAt: 0,
  },
  ...given,
});
const rule = <K extends RuleKind>(kind: K, settings: object = {}): Rule =>
  ({ kind, enabled: true, version: 1, settings: { ...DEFAULT_SETTINGS[kind], ...settings } }) as Rule;
const ALL = RULE_KINDS.map((kind) => rule(kind, { exempt: { vips: false, subscribers: false } }));
const CALM = { permitted: false, times: 1 };
const ask = (rules: Rule[], line: Line, circumstances = CALM) =>
  judge(ruleBook(rules, DEFAULT_CONDUCT), line, circumstances);

test.each([
  ["caps", "STOP SHOUTING AT EVERYBODY", "100 % capital letters"],
  ["caps", "ЧТО ЗДЕСЬ ПРОИСХОДИТ", "100 % capital letters"],
  ["symbols", "!!!!!!!!!!!!???????? what", "20 symbols"],
  ["symbols", `h${"\u0335".repeat(40)}i`, "38 symbols"],
  ["emotes", "😀".repeat(13), "13 emotes"],
  ["emotes", "👨‍👩‍👧‍👦".repeat(13), "13 emotes"],
  ["repetition", `n${"o".repeat(40)}`, "a character 40 times in a row"],
  ["links", "watch my stream at evil.com", "link to evil.com"],
] as const)("%s: “%s”", (kind, text, reason) => {
  expect(ask(ALL, lineOf(text))).toEqual({ rule: kind, reason });
});

test.each([
  "OMG WTF",
  "GG EZ",
  "I love the NBA, NFL and NHL so much",
  "@SOMEBODYWITHABIGNAME hi",
  "日本語で話しましょう、みなさん",
  "नमस्ते दोस्तों, आप कैसे हैं",
  "what?! really?! no way!!!",
  "¯\\_(ツ)_/¯ well",
  "1,000,000 - 2,000 = 998,000",
  "lmaooooooooo",
  "😀😀😀 that was great",
  "a b c d e f",
])("nothing against “%s”", (text) => {
  expect(ask(ALL, lineOf(text))).toBeNull();
});

test("names of emotes are neither capitals nor symbols, but emotes", () => {
  const text = "LUL LUL LUL LUL LUL";
  const emotes = [0, 4, 8, 12, 16].map((from) => ({ from, to: from + 2 }));
  expect(ask([rule("caps", { leastLetters: 5 })], lineOf(text))).not.toBeNull();
  expect(ask([rule("caps", { leastLetters: 5 })], lineOf(text, { emotes }))).toBeNull();
  expect(ask([rule("emotes", { most: 4 })], lineOf(text, { emotes }))?.reason).toBe("5 emotes");
});

test("moderators and the broadcaster may do anything, VIPs and subscribers what their rule lets them, the named all", () => {
  const line = lineOf("see evil.com");
  const as = (roles: Partial<Line["roles"]>, rules = [rule("links")]) =>
    ask(rules, { ...line, roles: { ...NOBODY, ...roles } })?.rule;
  expect(as({})).toBe("links");
  expect(as({ moderator: true })).toBeUndefined();
  expect(as({ broadcaster: true })).toBeUndefined();
  expect(as({ vip: true })).toBeUndefined();
  expect(as({ subscriber: true })).toBe("links");
  expect(
    as({ subscriber: true }, [rule("links", { exempt: { vips: false, subscribers: true } })]),
  ).toBeUndefined();
  const named = ruleBook([rule("links")], { ...DEFAULT_CONDUCT, people: [{ id: "7", login: "viewer" }] });
  expect(judge(named, line, CALM)).toBeNull();
});

test("a permit lets links through and nothing else", () => {
  const rules = [rule("links"), rule("words", { words: ["bad"] })];
  expect(ask(rules, lineOf("see evil.com"), { permitted: true, times: 1 })).toBeNull();
  expect(ask(rules, lineOf("bad evil.com"), { permitted: true, times: 1 })?.rule).toBe("words");
});

test("a rule that is switched off says nothing", () => {
  expect(ask([{ ...rule("links"), enabled: false }], lineOf("evil.com"))).toBeNull();
});

test("the same message for the third time within a minute, whatever case and signs; short ones never", () => {
  const book = ruleBook([rule("repetition")], DEFAULT_CONDUCT);
  const said = (texts: string[], every: number) =>
    rehearse(
      book,
      texts.map((text, at) => lineOf(text, { sentAt: at * every })),
    ).map((one) => one !== null);
  expect(said(["follow me please", "FOLLOW me please!", "follow me  please"], 1_000)).toEqual([
    false,
    false,
    true,
  ]);
  expect(said(["follow me please", "follow me please", "follow me please"], 40_000)).toEqual([
    false,
    false,
    false,
  ]);
  expect(said(["gg", "gg", "gg", "gg"], 1_000)).toEqual([false, false, false, false]);
});

test("offences of each person escalate on their own", () => {
  const book = ruleBook([rule("links")], DEFAULT_CONDUCT);
  const lines = ["7", "8", "7", "7"].map((id, at) =>
    lineOf("evil.com", { author: { id, login: id }, sentAt: at * 1_000 }),
  );
  expect(rehearse(book, lines).map((one) => one?.step.action)).toEqual(["warn", "warn", "delete", "timeout"]);
});

test("never throws, whatever is written", () => {
  const book = ruleBook(
    [...ALL, rule("patterns", { patterns: ["a+", "(b|c)*d"] }), rule("words", { words: ["bad", "*x*"] })],
    DEFAULT_CONDUCT,
  );
  const place = fc.integer({ min: -5, max: 600 });
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 500 }),
      fc.array(fc.record({ from: place, to: place }), { maxLength: 5 }),
      (text, emotes) => void judge(book, lineOf(text, { emotes }), CALM),
    ),
  );
});

test("500 characters, of whatever kind, are judged in a few milliseconds", () => {
  const words = Array.from({ length: 500 }, (_, n) => `banned${n}`);
  const book = ruleBook([...ALL, rule("words", { words })], DEFAULT_CONDUCT);
  for (const piece of ["a", "aaa ", "!", "😀", "a. ", "A1", "\u0301", "x.com ", "d o t "]) {
    const line = lineOf(piece.repeat(500).slice(0, 500));
    judge(book, line, CALM);
    const start = performance.now();
    for (let time = 0; time < 10; time += 1) judge(book, line, CALM);
    expect((performance.now() - start) / 10, piece).toBeLessThan(20);
  }
});
