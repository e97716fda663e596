import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplate, TEMPLATE_MAX_LENGTH } from "./parse";
import { printTemplate } from "./print";
import type { Part, Template } from "./template";
import { VARIABLES } from "./variables";

const text = (words: string): Part => ({ kind: "text", text: words });
const value = (name: string, fallback: Template | null = null): Part =>
  ({ kind: "value", name, fallback }) as Part;

describe("what is understood", () => {
  test.each<[string, Template]>([
    ["", []],
    ["Hello!", [text("Hello!")]],
    ["Hello $(user)!", [text("Hello "), value("user"), text("!")]],
    ["$( User )", [value("user")]],
    ["$(touser|all of you)", [value("touser", [text("all of you")])]],
    ["$(uptime|not live)", [value("uptime", [text("not live")])]],
    ["$(1)", [{ kind: "argument", place: 1, fallback: null }]],
    ["$(9| everyone )", [{ kind: "argument", place: 9, fallback: [text("everyone")] }]],
    ["$(2|)", [{ kind: "argument", place: 2, fallback: [] }]],
    ["$(1|$(user))", [{ kind: "argument", place: 1, fallback: [value("user")] }]],
    ["$(random 1-6)", [{ kind: "random", least: 1, most: 6 }]],
    ["$(random 1 – 6)", [{ kind: "random", least: 1, most: 6 }]],
    ["$(random 20)", [{ kind: "random", least: 1, most: 20 }]],
    ["$(random -5--1)", [{ kind: "random", least: -5, most: -1 }]],
    ["$(pick a| b c |)", [{ kind: "pick", options: [[text("a")], [text("b c")], []] }]],
    ["$(pick |a)", [{ kind: "pick", options: [[], [text("a")]] }]],
    [
      "$(pick $(user)|not $(pick x|y))",
      [
        {
          kind: "pick",
          options: [[value("user")], [text("not "), { kind: "pick", options: [[text("x")], [text("y")]] }]],
        },
      ],
    ],
    [
      "$(pick :$)|5$$|a$|b|(x$))",
      [{ kind: "pick", options: [":)", "5$", "a|b", "(x)"].map((s) => [text(s)]) }],
    ],
    ["$(time Europe/Berlin)", [{ kind: "time", zone: "Europe/Berlin" }]],
    ["$(time UTC)", [{ kind: "time", zone: "UTC" }]],
    ["$(quote)", [{ kind: "quote", number: null, fallback: null }]],
    ["$(quote #3|none)", [{ kind: "quote", number: 3, fallback: [text("none")] }]],
    ["$(command !Discord)", [{ kind: "call", command: "discord", fallback: null }]],
    ["$5, US$, $$(user) | :)", [text("$5, US$, $(user) | :)")]],
    ["$$user $$$${name}", [text("$user $${name}")]],
    ["$users", [text("$users")]],
    ["$(pick a|b)$| c", [{ kind: "pick", options: [[text("a")], [text("b")]] }, text("| c")]],
    ["$(user)|$(channel) :)", [value("user"), text("|"), value("channel"), text(" :)")]],
  ])("%j", (written, template) => {
    expect(parseTemplate(written)).toEqual({ ok: true, template });
  });

  test.each(VARIABLES.map(({ example }) => example))("the example %s", (example) => {
    expect(parseTemplate(example)).toMatchObject({ ok: true });
  });
});

describe("what is wrong is said where it is", () => {
  test.each<[string, string, RegExp]>([
    ["Hi $(usr)!", "usr", /no variable “usr”.*Did you mean “\$\(user\)”/],
    ["$(target)", "target", /Did you mean “\$\(touser\)”/],
    ["$(constructor)", "constructor", /no variable “constructor”\.$/],
    ["$(urlfetch https://example.org)", "urlfetch", /no variable “urlfetch”\.$/],
    ["$(random.pick a b)", "random.pick", /no variable/],
    ["$()", "$()", /what to put in/],
    ["$(10)", "10", /\$\(1\) to \$\(9\)/],
    ["$(0)", "0", /\$\(1\) to \$\(9\)/],
    ["$(user) and $(user", "$(user", /never closed/],
    ["$(", "$(", /never closed/],
    ["$(user now)", "now", /Nothing stands behind the name in \$\(user\)/],
    ["$(1 now)", "now", /Nothing stands behind the name in \$\(1\)/],
    ["$(user|nobody)", "$(user|nobody)", /always has something to say/],
    ["$(1|a|b)", "b", /Only one text/],
    ["$(random)", "$(random)", /two whole numbers/],
    ["$(random $(1)-6)", "$(random $(1)-6)", /two whole numbers/],
    ["$(random 6-1)", "$(random 6-1)", /smaller number comes first/],
    ["$(random 1-9999999999)", "$(random 1-9999999999)", /nine digits/],
    ["$(pick yes)", "$(pick yes)", /two or more/],
    ["$(pick)", "$(pick)", /two or more/],
    ["$(time)", "$(time)", /that of a zone/],
    ["$(time Berlin)", "Berlin", /Did you mean “Europe\/Berlin”/],
    ["$(time knox)", "knox", /Did you mean “America\/Indiana\/Knox”/],
    ["$(time Indiana/Knox)", "Indiana/Knox", /Did you mean “America\/Indiana\/Knox”/],
    ["$(time Mars/Base)", "Mars/Base", /Zones are named like/],
    ["$(quote 0)", "0", /named by its number/],
    ["$(quote $(1))", "$(1)", /named by its number/],
    ["$(command)", "$(command)", /name of another command/],
    ["$(command a b)", "a b", /made of letters/],
    ["$(pick a|$(usr))", "usr", /no variable/],
    ["$(nothing $(usr))", "nothing", /no variable/],
    [`Hi \${user}!`, `\${user}`, /written “\$\(user\)”/],
    ["Hi $user!", "$user", /written “\$\(user\)”/],
    ["$(pick a|yes (really)|no)", ")|", /“\$\)”.*“\$\|”/],
    ["$(1|everyone (all))", "))", /“\$\)”/],
  ])("%j", (written, place, message) => {
    const parsed = parseTemplate(written);
    if (parsed.ok) throw new Error("was understood");
    const [problem] = parsed.problems;
    expect(problem?.message).toMatch(message);
    expect(written.slice(problem?.from, problem?.to)).toBe(place);
  });

  test("each problem is told, in the order of the text", () => {
    const parsed = parseTemplate(`$(one) $(pick $(two)|$(random)) \${three}`);
    expect(parsed.ok ? [] : parsed.problems.map(({ from }) => from)).toEqual([2, 16, 21, 32]);
  });

  test("nesting is bounded", () => {
    const nested = (depth: number) => `${"$(1|".repeat(depth)}x${")".repeat(depth)}`;
    expect(parseTemplate(nested(10)).ok).toBe(true);
    for (const depth of [11, 50, 390])
      expect(parseTemplate(nested(depth))).toMatchObject({
        ok: false,
        problems: [{ from: 40, to: 42, message: expect.stringMatching(/at most 10 deep/) }],
      });
  });

  test("of what is never closed nothing else is said", () => {
    expect(parseTemplate("$(pick a $(random")).toMatchObject({ problems: [{ from: 0 }, { from: 9 }] });
  });

  test("the length is bounded", () => {
    expect(parseTemplate("x".repeat(TEMPLATE_MAX_LENGTH)).ok).toBe(true);
    expect(parseTemplate("x".repeat(TEMPLATE_MAX_LENGTH + 1))).toMatchObject({
      problems: [{ from: TEMPLATE_MAX_LENGTH, to: TEMPLATE_MAX_LENGTH + 1 }],
    });
  });
});

const token = fc.constantFrom(
  ..."$ ( ) | { } $( $$ $) $| ${ 1 -".split(" "),
  " ",
  "\n",
  ...VARIABLES.map(({ name }) => name),
  ...VARIABLES.map(({ example }) => example),
  "usr",
  "ä",
  "🎲",
  "\ud83c",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(token).map((tokens) => tokens.join("")),
);

describe("whatever is written", () => {
  test("it is read or has problems with a place", () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const parsed = parseTemplate(written);
        if (parsed.ok) return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { from, to, message } of parsed.problems) {
          expect(0 <= from && from < to && to <= written.length).toBe(true);
          expect(message).not.toBe("");
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("what was read and printed is read the same again", () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const parsed = parseTemplate(written);
        if (parsed.ok) expect(parseTemplate(printTemplate(parsed.template))).toEqual(parsed);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(["$(", "$(pick ", "$(1|", "$", "${a", "$((", "|", "$(user", "$(x|", "$user", "${a "])(
    "a text full of %j is read at once",
    (piece) => {
      const started = performance.now();
      parseTemplate(piece.repeat(TEMPLATE_MAX_LENGTH / piece.length));
      expect(performance.now() - started).toBeLessThan(100);
    },
  );
});
