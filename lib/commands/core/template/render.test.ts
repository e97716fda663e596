import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "./parse";
import { type Called, type Facts, renderTemplate } from "./render";
import type { Template } from "./template";
import { VARIABLES } from "./variables";

const NOW = new Date("2026-11-21T13:30:20Z");

const FACTS: Facts = {
  now: NOW,
  random: () => 0.5,
  user: "Ana",
  args: "@Ben good  luck",
  channel: "Nova",
  count: 1_204,
  stream: { liveSince: new Date("2026-11-21T11:25:00Z"), viewers: 1_204, title: "First run", game: "Chess" },
  followage: { state: "following", since: new Date("2025-08-20T10:00:00Z") },
  quotes: new Map([
    [null, "#7 “Any”"],
    [3, "#3 “It worked yesterday”"],
  ]),
  calls: new Map(),
};

const OFFLINE: Partial<Facts> = {
  stream: { liveSince: null, viewers: 0, title: "Last title", game: "Chess" },
  followage: { state: "not" },
  quotes: new Map(),
  args: "",
};

function read(text: string): Template {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.template;
}

const say = (text: string, facts: Partial<Facts> = {}, slashAllowed = false) =>
  renderTemplate(read(text), { ...FACTS, ...facts }, { slashAllowed }).text;

const calling = (commands: Record<string, string>): Pick<Facts, "calls"> => ({
  calls: new Map(
    Object.entries(commands).map(([name, text]): [string, Called] => [
      name,
      { template: read(text), count: 9 },
    ]),
  ),
});

describe("what is put in", () => {
  test.each<[string, Partial<Facts>, string]>([
    ["Hello $(user)!", {}, "Hello Ana!"],
    ["$(touser)", {}, "Ben"],
    ["$(touser)", { args: "Ben" }, "Ben"],
    ["$(touser)", OFFLINE, "Ana"],
    ["$(touser|everyone)", OFFLINE, "everyone"],
    ["$(1), $(2), $(3), $(4).", {}, "@Ben, good, luck, ."],
    ["$(9)", { args: "1 2 3 4 5 6 7 8 nine ten" }, "nine"],
    ["$(1|everyone)", OFFLINE, "everyone"],
    ["$(1|$(touser|$(channel)))", OFFLINE, "Nova"],
    ["[$(args)]", {}, "[@Ben good luck]"],
    ["[$(args)]", OFFLINE, "[]"],
    ["$(channel) plays $(game): $(title)", {}, "Nova plays Chess: First run"],
    ["$(channel) played $(game): $(title)", OFFLINE, "Nova played Chess: Last title"],
    ["$(game|nothing)", { stream: null }, "nothing"],
    ["$(uptime)", {}, "2 hours 5 minutes"],
    ["$(uptime)", OFFLINE, "offline"],
    ["$(uptime|not live)", OFFLINE, "not live"],
    ["$(uptime)", { stream: null }, "offline"],
    ["$(viewers)", {}, "1,204"],
    ["$(viewers)", OFFLINE, "0"],
    ["$(viewers|nobody)", OFFLINE, "nobody"],
    ["$(followage)", {}, "1 year 3 months"],
    ["$(followage)", OFFLINE, "not following"],
    ["$(followage|not at all)", OFFLINE, "not at all"],
    [
      "$(followage)",
      { followage: { state: "unknown", why: "Twitch did not answer" } },
      "unknown (Twitch did not answer)",
    ],
    ["$(count) times", {}, "1,204 times"],
    ["$(random 1-6)", {}, "4"],
    ["$(random 1-6)", { random: () => 0 }, "1"],
    ["$(random 1-6)", { random: () => 1 }, "6"],
    ["$(random -3--1)", { random: () => 0.999 }, "-1"],
    ["$(pick a|b|$(user))", { random: () => 0.9 }, "Ana"],
    ["$(pick a|b|$(user))", { random: () => 0 }, "a"],
    ["$(time Europe/Berlin)", {}, "14:30"],
    ["$(time Asia/Kathmandu)", {}, "19:15"],
    ["$(quote)", {}, "#7 “Any”"],
    ["$(quote 3)", {}, "#3 “It worked yesterday”"],
    ["$(quote 4|no such quote)", {}, "no such quote"],
    ["[$(quote)]", OFFLINE, "[]"],
    ["$$(user) costs $5", {}, "$(user) costs $5"],
  ])("%j %o", (template, facts, said) => {
    expect(say(template, facts)).toBe(said);
  });

  test.each(VARIABLES.map(({ example, shows }) => [example, shows]))("%s may show %s", (example, shows) => {
    const facts: Partial<Facts> = {
      args: example.startsWith("$(1") ? "" : example === "$(touser)" ? "@Ben" : "good luck",
      count: 42,
      now: new Date("2026-11-21T13:30:00Z"),
      stream: {
        ...FACTS.stream,
        liveSince: new Date("2026-11-21T11:25:00Z"),
        viewers: 1_204,
        title: shows,
        game: shows,
      },
      quotes: new Map([[null, shows]]),
      ...calling({ discord: shows }),
    };
    expect(say(example, facts)).toBe(shows);
  });

  test("what is put in is never read as a response", () => {
    const tricky = `$(user) $(pick a|b) $$ \${x} $(command a)`;
    const facts: Partial<Facts> = {
      user: "$(channel)",
      args: tricky,
      channel: "$(args)",
      quotes: new Map([[null, tricky]]),
      ...calling({ a: "called" }),
    };
    expect(say("> $(args)", facts)).toBe(`> ${tricky}`);
    expect(say("> $(user) $(channel)", facts)).toBe("> $(channel) $(args)");
    expect(say("> $(quote)", facts)).toBe(`> ${tricky}`);
    expect(say("> $(pick $(args)|$(args))", facts)).toBe(`> ${tricky}`);
  });

  test("a zone that is not known here says nothing", () => {
    expect(renderTemplate([{ kind: "time", zone: "Mars/Base" }], FACTS).text).toBe("");
  });
});

describe("calls", () => {
  test("a called command is put in with its own count", () => {
    expect(say("$(count) $(command a)", calling({ a: "$(user) $(count)" }))).toBe("1,204 Ana 9");
  });

  test("one that is not there says nothing, or what stands behind the “|”", () => {
    expect(say("[$(command a)] $(command a|gone)")).toBe("[] gone");
  });

  test("calls go three deep", () => {
    const chain = { a: "a$(command b)", b: "b$(command c)", c: "c$(command d|.)", d: "d" };
    expect(say("> $(command a)", calling(chain))).toBe("> abc.");
  });

  test("none is put into itself", () => {
    expect(say("> $(command a)", calling({ a: "a$(command b)", b: "b$(command a|!)" }))).toBe("> ab!");
  });
});

describe("one line that can be said", () => {
  test.each<[string, Partial<Facts>, string]>([
    ["/ban Ben", {}, "ban Ben"],
    ["./. /me waves", {}, "me waves"],
    ["...and then", {}, "and then"],
    ["  \u200b\u200e /ban Ben", {}, "ban Ben"],
    ["\u2800/", {}, "\u2800/"],
    ["$(args)", { args: "/ban Ben" }, "ban Ben"],
    ["$(args)", { args: "!ban Ben" }, "ban Ben"],
    ["$(2)$(args)", { args: "!/.!" }, ""],
    ["!$(args)", { args: "commands delete x" }, "commands delete x"],
    ["!discord is for $(user)", {}, "!discord is for Ana"],
    ["$(pick !a|!a)", {}, "!a"],
    ["Hi /ban .x !y", {}, "Hi /ban .x !y"],
    ["one\r\ntwo\tthree\0", {}, "one two three"],
    ["$(args)", { args: "a\u2028b\u0007\u009fc" }, "a b c"],
    ["$(user)", { user: "\ud83c" }, "\ufffd"],
    ["\ud83c$(user)", { user: "\udfb2" }, "🎲"],
  ])("%j %o", (template, facts, said) => {
    expect(say(template, facts)).toBe(said);
  });

  test.each<[string, Partial<Facts>, string]>([
    ["/me waves at $(touser)", {}, "/me waves at Ben"],
    [" .me waves", {}, ".me waves"],
    ["$(args)", { args: "/ban Ben" }, "ban Ben"],
    ["/$(args)", { args: "ban Ben" }, "ban Ben"],
    ["/ban$(args)", { args: "Ben" }, "banBen"],
    ["/$(1)", { args: "" }, "/"],
    ["$(user) /me", {}, "Ana /me"],
    ["$(pick /me a|/me a)", {}, "/me a"],
  ])("where it may begin with a slash: %j %o", (template, facts, said) => {
    expect(say(template, facts, true)).toBe(said);
  });

  test.each<[string, number, RegExp]>([
    ["x".repeat(501), 500, /^x{499}…$/],
    [`${"x".repeat(470)} ${"y".repeat(40)}`, 471, /^x{470}…$/],
    [`${"x".repeat(499)} y`, 500, /^x{499}…$/],
    ["🎲".repeat(501), 500, /^(🎲){499}…$/u],
    [`${"x".repeat(497)}👩‍👩‍👧xxxx`, 498, /^x{497}…$/],
    [`${"x".repeat(498)}👍🏽xxxx`, 499, /^x{498}…$/],
  ])("%j is cut", (template, length, said) => {
    const rendered = renderTemplate(read(template), FACTS);
    expect(rendered.truncated).toBe(true);
    expect([...rendered.text]).toHaveLength(length);
    expect(rendered.text).toMatch(said);
  });

  test("500 code points are said whole", () => {
    const text = "🎲".repeat(500);
    expect(renderTemplate(read(text), FACTS)).toEqual({ text, truncated: false });
  });
});

const awkward = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "/",
    ".",
    "!",
    "$(user)",
    "$(args)",
    "\n",
    "\0",
    "\ud83c",
    "🎲",
    " ",
    "\u200b",
    "x".repeat(600),
  ),
);
const words = fc.array(awkward, { maxLength: 6 }).map((pieces) => pieces.join(""));
const piece = fc.oneof(
  awkward.map((text) => text.replaceAll("$", "$$$$")),
  fc.constantFrom(...VARIABLES.map(({ example }) => example), "$(command a)", "$(command b)", "$(pick /|.)"),
);
const template = fc
  .array(piece, { maxLength: 12 })
  .map((pieces) => parseTemplate(pieces.join("")))
  .filter((parsed) => parsed.ok)
  .map((parsed) => parsed.template);
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  now: fc.date({ noInvalidDate: true }),
  random: fc.double({ min: 0, max: 1, noNaN: true }).map((by) => () => by),
  user: words,
  args: words,
  channel: words,
  count: fc.nat(),
  stream: fc.option(
    fc.record({
      liveSince: fc.option(fc.date({ noInvalidDate: true })),
      viewers: fc.nat(),
      title: words,
      game: words,
    }),
  ),
  followage: fc.oneof(
    fc.constant(null),
    fc.constant({ state: "not" as const }),
    fc.record({ state: fc.constant("following" as const), since: fc.date({ noInvalidDate: true }) }),
  ),
  quotes: words.map((text) => new Map([[null, text]])),
  calls: fc.record({ a: template, b: template }).map(
    ({ a, b }) =>
      new Map([
        ["a", { template: a, count: 1 }],
        ["b", { template: b, count: 2 }],
      ]),
  ),
});

describe("whatever is put in", () => {
  test("it is one line of at most 500 code points that commands nothing", () => {
    fc.assert(
      fc.property(template, anyFacts, (parts, facts) => {
        const { text } = renderTemplate(parts, facts);
        expect([...text].length).toBeLessThanOrEqual(500);
        expect(text).not.toMatch(/^\s*[/.]|[\p{Cc}\p{Cs}\u2028\u2029]|^\s|\s$/u);
      }),
      { numRuns: 500 },
    );
  });

  test("viewers begin no command, whatever is allowed", () => {
    fc.assert(
      fc.property(words, fc.boolean(), (args, slashAllowed) => {
        expect(say("$(args) $(user)", { args, user: args }, slashAllowed)).not.toMatch(/^\s*[/.!]/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what would be megabytes", () => {
  test("is put together no further than it can be said", () => {
    const started = performance.now();
    const many = (name: string) => `$(command ${name})`.repeat(140);
    const commands = { a: many("b"), b: many("c"), c: "$(args)".repeat(280) };
    const rendered = renderTemplate(read(many("a")), {
      ...FACTS,
      ...calling(commands),
      args: "x".repeat(500),
    });
    expect(rendered).toEqual({ text: `${"x".repeat(499)}…`, truncated: true });
    expect(performance.now() - started).toBeLessThan(100);
  });

  test("ends also where nothing comes of it", () => {
    const started = performance.now();
    const many = (name: string) => `$(command ${name})`.repeat(140);
    const commands = { a: many("b"), b: many("c"), c: "$(args)".repeat(280) };
    expect(say(many("a"), { ...calling(commands), args: "" })).toBe("");
    expect(performance.now() - started).toBeLessThan(100);
  });
});
