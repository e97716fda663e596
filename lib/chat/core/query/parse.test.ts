import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parse } from "./parse";
import { render } from "./render";
import { HAS, IS, type Term, type When } from "./terms";

const STREAM = "0198c0de-0000-7000-8000-000000000001";

test.each<[string, Term[]]>([
  ["", []],
  ["good game", [word("good"), word("game")]],
  ['"good  game" -bad', [{ kind: "phrase", text: "good game", not: false }, word("bad", true)]],
  ["“curly quotes”", [{ kind: "phrase", text: "curly quotes", not: false }]],
  ['-"good game"', [{ kind: "phrase", text: "good game", not: true }]],
  ['say"hello there"', [word("say"), { kind: "phrase", text: "hello there", not: false }]],
  ["pog*", [{ kind: "word", text: "pog", prefix: true, not: false }]],
  ["*hugs*", [word("*hugs*")]],
  ["From:@Ann -from:bob", [login("from", "ann"), login("from", "bob", true)]],
  ["in:#Speedrun", [login("in", "speedrun")]],
  [`stream:${STREAM.toUpperCase()}`, [{ kind: "stream", id: STREAM, not: false }]],
  ["is:mod has:link -is:first", [is("mod"), { kind: "has", what: "link", not: false }, is("first", true)]],
  ["after:2h", [{ kind: "after", when: { kind: "ago", amount: 2, unit: "h" } }]],
  ['after:"3d ago"', [{ kind: "after", when: { kind: "ago", amount: 3, unit: "d" } }]],
  ["before:2026-3-1", [{ kind: "before", when: { kind: "day", date: "2026-03-01" } }]],
  [
    "before:2026-03-01T9:30",
    [{ kind: "before", when: { kind: "minute", date: "2026-03-01", clock: "09:30" } }],
  ],
  ["after:yesterday", [{ kind: "after", when: { kind: "named", name: "yesterday" } }]],
  ["D: :) <3", [word("D:"), word(":)"), word("<3")]],
  ["https://example.com/a", [word("https://example.com/a")]],
  ["<b>hi</b>", [word("<b>hi</b>")]],
  ["مرحبا \u200bsalut\u202e", [word("مرحبا"), word("salut")]],
  ["👩‍👩‍👧", [word("👩‍👩‍👧")]],
  ["--", [word("-", true)]],
])("%j is understood", (text, terms) => {
  expect(parse(text)).toEqual({
    terms: terms.map((term) => expect.objectContaining({ term })),
    problems: [],
  });
});

test.each([
  ["befor:today", "|befor:|today", "`befor:` is not a filter. Did you mean `before:`?", "before:"],
  ["-form:ann", "-|form:|ann", "`form:` is not a filter. Did you mean `from:`?", "from:"],
  ["user:ann", "|user:|ann", "`user:` is not a filter. Did you mean `from:`?", "from:"],
  ["a colour:red", "a |colour:red|", /quotes/, '"colour:red"'],
  ['say "good', 'say |"good|', "This quote is never closed.", '"good"'],
  ['from:"ann', '|from:"ann|', "This quote is never closed.", 'from:"ann"'],
  ['x ""', 'x |""|', "Nothing stands between the quotes.", null],
  ["- bad", "|- bad|", /right behind/, "-bad"],
  ["good -", "good |-|", /right behind/, null],
  ["a*", "|a*|", /two letters/, null],
  ["from: ann good", "|from: ann| good", /right behind the colon/, "from:ann"],
  ["from:", "|from:|", /right behind the colon/, null],
  ["from:ann,bob", "|from:ann,bob|", "Write `from:` once for each.", "from:ann from:bob"],
  ["in:päda", "|in:päda|", /Logins have letters/, null],
  ["stream:12", "|stream:12|", /address of its page/, null],
  ["is:modd", "|is:modd|", /Did you mean `is:mod`/, "is:mod"],
  ["-is:subscriber", "|-is:subscriber|", /Did you mean `is:sub`/, "-is:sub"],
  ["is:link", "|is:link|", /Did you mean `has:link`/, "has:link"],
  ["has:pictures", "|has:pictures|", /one of link, emote, bits/, null],
  ["before:2026-02-30", "|before:2026-02-30|", "February 2026 has 28 days, no 30.", "before:2026-02-28"],
  ["after:2026-13-01", "|after:2026-13-01|", /no month 13/, null],
  ["after:1.3.2026", "|after:1.3.2026|", /year-month-day/, "after:2026-03-01"],
  ["after:0026-03-01", "|after:0026-03-01|", /out of reach/, null],
  ["after:25:00", "|after:25:00|", /no time of day/, null],
  ["after:soon", "|after:soon|", /is not a time/, null],
  ["-after:2h", "|-after:2h|", /other way round/, "before:2h"],
  ["a".repeat(10_000), `${"a".repeat(500)}|${"a".repeat(9_500)}|`, /at most 500 characters/, null],
  ["a ".repeat(21), `${"a ".repeat(20)}|a |`, /at most 20 parts/, null],
])("%.40j is told where it is wrong, and what would be right", (text, marked, message, suggestion) => {
  const { problems } = parse(text);
  expect(problems).toEqual([
    { from: expect.any(Number), to: expect.any(Number), message: expect.stringMatching(message), suggestion },
  ]);
  const [{ from, to } = { from: 0, to: 0 }] = problems;
  expect(`${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`.replace(/\|$/, "|")).toBe(marked);
});

describe("whatever is written", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc
      .array(fc.constantFrom("-", '"', ":", "*", " ", "from:", "is:mod", "before:", "2026-02-30", "a", "“"), {
        maxLength: 30,
      })
      .map((parts) => parts.join("")),
  );

  it("is understood or told what is wrong, at a place that there is", () => {
    fc.assert(
      fc.property(text, (written) => {
        const { terms, problems } = parse(written);
        for (const { from, to } of [...terms, ...problems]) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(written.length);
        }
      }),
    );
  });

  it("means the same when it is written out again", () => {
    fc.assert(
      fc.property(text, (written) => {
        const { terms } = parse(written);
        const plain = terms.map(({ term }) => term);
        expect(parse(render(plain))).toEqual({
          terms: plain.map((term) => expect.objectContaining({ term })),
          problems: [],
        });
      }),
    );
  });

  it("loses its problem when the suggestion is taken", () => {
    fc.assert(
      fc.property(text, (written) => {
        const { problems } = parse(written);
        const [problem] = problems;
        if (!problem || problem.suggestion === null) return;
        const mended = written.slice(0, problem.from) + problem.suggestion + written.slice(problem.to);
        expect(parse(mended).problems).not.toContainEqual(problem);
      }),
    );
  });
});

it("reads every query that it writes", () => {
  fc.assert(
    fc.property(fc.array(term(), { maxLength: 8 }), (terms) => {
      const parsed = parse(render(terms));
      expect(parsed.problems).toEqual([]);
      expect(parsed.terms.map(({ term: read }) => read)).toEqual(terms);
    }),
  );
});

function term(): fc.Arbitrary<Term> {
  const not = fc.boolean();
  const letters = fc.stringMatching(/^[a-zäж0-9]{2,10}$/);
  const name = fc.stringMatching(/^[a-z0-9_]{1,25}$/);
  const time: fc.Arbitrary<When> = fc.oneof(
    fc.record({
      kind: fc.constant("ago" as const),
      amount: fc.nat(99_999),
      unit: fc.constantFrom("m" as const, "h" as const, "d" as const, "w" as const),
    }),
    fc.record({ kind: fc.constant("day" as const), date: fc.constant("2028-02-29") }),
    fc.record({ kind: fc.constant("clock" as const), clock: fc.constantFrom("00:00", "23:59") }),
    fc.record({
      kind: fc.constant("named" as const),
      name: fc.constantFrom("today" as const, "yesterday" as const),
    }),
    fc.record({
      kind: fc.constant("instant" as const),
      at: fc.integer({ min: 950_000_000, max: 7_000_000_000 }).map((seconds) => seconds * 1000),
    }),
  );
  return fc.oneof<fc.Arbitrary<Term>[]>(
    fc.record({ kind: fc.constant("word" as const), text: letters, prefix: fc.boolean(), not }),
    fc.record({
      kind: fc.constant("phrase" as const),
      text: fc.array(letters, { minLength: 1, maxLength: 4 }).map((words) => words.join(" ")),
      not,
    }),
    fc.record({ kind: fc.constantFrom("from" as const, "in" as const), login: name, not }),
    fc.record({ kind: fc.constant("stream" as const), id: fc.uuid(), not }),
    fc.record({ kind: fc.constantFrom("before" as const, "after" as const), when: time }),
    fc.record({ kind: fc.constant("is" as const), what: fc.constantFrom(...IS), not }),
    fc.record({ kind: fc.constant("has" as const), what: fc.constantFrom(...HAS), not }),
  );
}

function word(text: string, not = false): Term {
  return { kind: "word", text, prefix: false, not };
}

function login(kind: "from" | "in", name: string, not = false): Term {
  return { kind, login: name, not };
}

function is(what: (typeof IS)[number], not = false): Term {
  return { kind: "is", what, not };
}
