import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callsIn, MOST_COMMANDS, parseTemplate } from "@/lib/commands/schema";
import { MOST_TIMERS } from "@/lib/timers/schema";
import { type Choices, type FileCommand, fileCommand, fileQuote, fileTimer } from "../schema";
import type { ChannelState, ExistingCommand } from "./existing";
import { plan, textOfPlan } from "./plan";
import type { FileContents, Readout } from "./readout";

const EMPTY: ChannelState = { commands: [], timers: [], quotes: [], lastQuote: 0, rules: [] };
const NOTHING: FileContents = {
  ...{ source: "tallylight", commands: [], timers: [], quotes: [], rules: [], notes: [] },
};
const read = <T>(value: T): Readout<T> => ({ ok: true, value, was: null, notes: [] });
const command = (fields: Partial<FileCommand> = {}) =>
  fileCommand.parse({ name: "a", response: "hi", ...fields });
const existing = (id: string, fields: Partial<FileCommand> = {}): ExistingCommand => ({
  ...{ id, version: 1, value: command(fields) },
});

function planOf(commands: FileCommand[], there: ExistingCommand[] = [], chosen: Partial<Choices> = {}) {
  const choices: Choices = { conflicts: "skip", items: {}, ...chosen };
  return plan({ ...NOTHING, commands: commands.map(read) }, { ...EMPTY, commands: there }, choices);
}
const told = (planned: ReturnType<typeof plan>) =>
  planned.items.map(({ outcome, name }) => `${outcome} ${name}`);

/** What the channel has once a plan is written. */
function written(state: ChannelState, { writes }: ReturnType<typeof plan>): ChannelState {
  const replaced = new Map(writes.commands.map(({ target, value }) => [target?.id, value]));
  return {
    ...state,
    commands: [
      ...state.commands.map(({ id, version, value }) => ({
        id,
        version: version + 1,
        value: replaced.get(id) ?? value,
      })),
      ...writes.commands.flatMap(({ target, value }, index) =>
        target ? [] : [{ id: `new ${index} ${value.name}`, version: 1, value }],
      ),
    ],
    timers: [
      ...state.timers.filter(({ id }) => !writes.timers.some(({ target }) => target?.id === id)),
      ...writes.timers.map(({ value }, index) => ({ id: `timer ${index} ${value.name}`, version: 1, value })),
    ],
    quotes: [...state.quotes, ...writes.quotes],
    lastQuote: Math.max(state.lastQuote, ...writes.quotes.map(({ number }) => number)),
  };
}

describe("names that the channel has", () => {
  const there = [
    existing("1", { name: "a", response: "mine" }),
    existing("2", { name: "c", aliases: ["b"] }),
  ];

  test.each([
    ["skip", "skip a"],
    ["replace", "replace a"],
    ["rename", "create a-2"],
  ] as const)("%s", (conflicts, expected) => {
    const planned = planOf([command()], there, { conflicts });
    expect(told(planned)).toEqual([expected]);
    expect(planned.items[0]?.conflict).toBe("!a");
  });

  test("each may be chosen for", () => {
    const items = { "command/2": "rename", "command/3": "skip" } as const;
    const planned = planOf([command(), command({ name: "c" }), command({ name: "d" })], there, {
      ...{ conflicts: "replace", items },
    });
    expect(told(planned)).toEqual(["replace a", "create c-2", "skip d"]);
  });

  test("what is just like that needs nothing", () => {
    const planned = planOf([command({ response: "mine" })], there, { conflicts: "replace" });
    expect(planned.items).toMatchObject([
      { outcome: "skip", why: "The channel has it already, just like that." },
    ]);
  });

  test("an alias of another is not overwritten by a name", () => {
    const planned = planOf([command({ name: "b" })], there, { conflicts: "replace" });
    expect(planned.items[0]).toMatchObject({ outcome: "skip", conflict: "!b is an alias of !c" });
    expect(told(planOf([command({ name: "b" })], there, { conflicts: "rename" }))).toEqual(["create b-2"]);
  });

  test("aliases that others have are left out, and the file's names count before its aliases", () => {
    const planned = planOf([command({ name: "x", aliases: ["b", "y", "z"] }), command({ name: "y" })], there);
    expect(planned.writes.commands.map(({ value }) => value.aliases)).toEqual([["z"], []]);
    expect(planned.items[0]?.notes).toEqual([
      ...["Taken by others, and so left out: !y.", "Taken by others, and so left out: !b."],
    ]);
  });

  test("twice in the file: the first", () => {
    expect(told(planOf([command(), command({ response: "other" })]))).toEqual(["create a", "skip a"]);
  });

  test("a name of 50 characters is renamed to one of 50", () => {
    const name = "n".repeat(50);
    expect(
      told(planOf([command({ name })], [existing("1", { name, response: "x" })], { conflicts: "rename" })),
    ).toEqual([`create ${"n".repeat(48)}-2`]);
  });

  test("a name is not cut in the middle of a character", () => {
    const name = `${"n".repeat(46)}𐌰𐌱`;
    const planned = planOf([command({ name })], [existing("1", { name, response: "x" })], {
      conflicts: "rename",
    });
    expect(told(planned)).toEqual([`create ${"n".repeat(46)}𐌰-2`]);
    const odd = `${"n".repeat(47)}𐌰n`;
    const cut = planOf([command({ name: odd })], [existing("1", { name: odd, response: "x" })], {
      conflicts: "rename",
    });
    expect(told(cut)).toEqual([`create ${"n".repeat(47)}-2`]);
  });

  test("of names that begin alike only some are looked at", () => {
    const there = ["a", ...Array.from({ length: 19 }, (_, at) => `a-${at + 2}`)].map((name) =>
      existing(name, { name, response: name }),
    );
    const planned = planOf([command()], there, { conflicts: "rename" });
    expect(planned.items).toMatchObject([
      { outcome: "skip", conflict: "!a", why: expect.stringContaining("-20") },
    ]);
    expect(told(planOf([command()], there.slice(0, -1), { conflicts: "rename" }))).toEqual(["create a-20"]);
  });

  test("how often one that is replaced is used meanwhile makes no other plan", () => {
    const planned = (uses: number) =>
      planOf([command()], [existing("1", { name: "a", response: "x", uses })], { conflicts: "replace" });
    expect(textOfPlan(planned(8))).toBe(textOfPlan(planned(7)));
  });

  test("how often it was used stays when it is replaced, and comes along when it is new", () => {
    const used = [existing("1", { name: "a", response: "x", uses: 7 })];
    expect(
      planOf([command({ uses: 3 })], used, { conflicts: "replace" }).writes.commands[0]?.value.uses,
    ).toBe(7);
    expect(planOf([command({ uses: 3 })]).writes.commands[0]?.value.uses).toBe(3);
  });

  test("one of those that every channel has is changed, never made", () => {
    const uptime = existing("u", { name: "uptime", builtin: "uptime", response: "" });
    const renamed = command({ name: "up", builtin: "uptime", response: "" });
    expect(told(planOf([renamed]))).toEqual(["cannot up"]);
    expect(told(planOf([renamed], [uptime], { conflicts: "replace" }))).toEqual(["replace up"]);
    const own = planOf([command({ name: "uptime", response: "Since $(uptime)" })], [uptime], {
      conflicts: "replace",
    });
    expect(own.writes.commands[0]).toMatchObject({ target: { id: "u" }, value: { builtin: "uptime" } });
  });
});

describe("what would never end", () => {
  const calling = (name: string, call: string) => command({ name, response: `$(command ${call})` });

  test("calls itself, by others, or together with what the channel has", () => {
    expect(told(planOf([calling("a", "a")]))).toEqual(["cannot a"]);
    expect(told(planOf([calling("a", "b"), calling("b", "a"), calling("c", "a")]))).toEqual([
      ...["cannot a", "cannot b", "create c"],
    ]);
    expect(told(planOf([calling("a", "b")], [existing("1", calling("b", "a"))]))).toEqual(["cannot a"]);
  });

  test("a name that such a one would have given up is not given to another", () => {
    const there = [existing("1", { name: "a", aliases: ["b"] })];
    const planned = planOf([calling("a", "a"), command({ name: "b" })], there, { conflicts: "replace" });
    expect(told(planned)).toEqual(["cannot a", "skip b"]);
  });

  test("loops that come up one after the other are left out all together, and soon", () => {
    const length = 2_000;
    const there = Array.from({ length }, (_, at) => existing(`${at}`, calling(`c${at}`, `c${at + 1}`)));
    const commands = Array.from({ length }, (_, at) => calling(`c${at}`, `c${Math.max(0, at - 1)}`));
    const file = [...commands, command({ name: "leaf" })];
    const planned = planOf(file, there, { conflicts: "replace" });
    expect(planned.counts).toEqual({ create: 1, replace: 0, skip: 0, cannot: length });
    expect(
      planOf(file, [...there, existing("new", { name: "leaf" })], { conflicts: "replace" }).counts,
    ).toEqual({
      ...{ create: 0, replace: 0, skip: 1, cannot: length },
    });
  }, 10_000);

  test("a call of nothing is told", () => {
    expect(planOf([calling("a", "b")]).items[0]?.notes).toEqual([
      "It calls !b, which is not there: that says nothing.",
    ]);
  });
});

test("a channel has no more commands than it may", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => command({ name: `n${index}` }));
  const { counts } = planOf(many, [existing("1", { name: "mine" })]);
  expect(counts).toEqual({
    create: MOST_COMMANDS - 1,
    cannot: 10_000 - MOST_COMMANDS + 1,
    replace: 0,
    skip: 0,
  });
});

test("thousands of timers that are called the same are told apart soon, as many as there may be", () => {
  const timers = Array.from({ length: 5_000 }, (_, index) =>
    read(fileTimer.parse({ name: "Timer", message: `Number ${index}`, everyMinutes: 5 })),
  );
  const { counts, items } = plan({ ...NOTHING, timers }, EMPTY, { conflicts: "skip", items: {} });
  expect(counts).toEqual({ create: MOST_TIMERS, cannot: 5_000 - MOST_TIMERS, replace: 0, skip: 0 });
  expect(items[MOST_TIMERS - 1]?.name).toBe(`Timer ${MOST_TIMERS}`);
}, 10_000);

test("numbers of quotes are kept where they were never given, and none is given twice", () => {
  const quote = (number: number, text: string) =>
    fileQuote.parse({ number, text, addedAt: "2026-01-01T00:00:00Z" });
  const quotes = [quote(2, "two"), quote(7, "seven"), quote(9, "mine"), quote(2_000_000_000, "far")].map(
    read,
  );
  const planned = plan(
    { ...NOTHING, quotes },
    { ...EMPTY, quotes: [{ number: 4, text: "mine", saidBy: "" }], lastQuote: 5 },
    { conflicts: "skip", items: {} },
  );
  expect(told(planned)).toEqual(["create #6", "create #7", "skip #9", "create #8"]);
});

describe("whatever the file, the channel and the choices", () => {
  const name = fc.constantFrom("a", "b", "c", "a-2", "b-2", "d");
  const response = fc.oneof(
    fc.constantFrom("hi", "ho"),
    name.map((call) => `$(command ${call})`),
  );
  const anyCommand = fc
    .record({ name, response, aliases: fc.uniqueArray(name, { maxLength: 3 }) })
    .map(command);
  const timer = fc
    .record({
      name: fc.constantFrom("t", "T", "t 2", "s"),
      message: response,
      everyMinutes: fc.constantFrom(5, 9),
    })
    .map((fields) => fileTimer.parse(fields));
  const quote = fc
    .record({ number: fc.integer({ min: 1, max: 9 }), text: fc.constantFrom("x", "y", "z") })
    .map((fields) => fileQuote.parse({ ...fields, addedAt: "2026-01-01T00:00:00Z" }));
  const contents = fc.record({
    commands: fc.array(anyCommand, { maxLength: 8 }),
    timers: fc.array(timer, { maxLength: 5 }),
    quotes: fc.array(quote, { maxLength: 5 }),
  });
  const filled = ({
    commands,
    timers,
    quotes,
  }: {
    commands: FileCommand[];
    timers: ReturnType<typeof fileTimer.parse>[];
    quotes: ReturnType<typeof fileQuote.parse>[];
  }): FileContents => ({
    ...{ ...NOTHING, commands: commands.map(read), timers: timers.map(read), quotes: quotes.map(read) },
  });
  const conflict = fc.constantFrom("skip", "replace", "rename");
  const choices: fc.Arbitrary<Choices> = fc.record({
    conflicts: conflict,
    items: fc.dictionary(
      fc.integer({ min: 1, max: 8 }).map((at) => `command/${at}`),
      conflict,
    ),
  }) as fc.Arbitrary<Choices>;

  const lawful = ({ commands, timers, quotes }: ChannelState) => {
    const names = commands.flatMap(({ value }) => [value.name, ...value.aliases]);
    expect(new Set(names).size).toBe(names.length);
    const called = timers.map(({ value }) => value.name.toLowerCase());
    expect(new Set(called).size).toBe(called.length);
    expect(new Set(quotes.map(({ number }) => number)).size).toBe(quotes.length);
    const byName = new Map(
      commands.flatMap(({ value }) => [value.name, ...value.aliases].map((each) => [each, value] as const)),
    );
    for (const { value } of commands) {
      const seen = new Set<string>();
      const ahead = [value];
      for (let at = ahead.pop(); at; at = ahead.pop()) {
        const parsed = parseTemplate(at.response);
        for (const call of parsed.ok ? callsIn(parsed.template) : []) {
          const next = byName.get(call);
          expect(next, `${value.name} calls itself`).not.toBe(value);
          if (next && !seen.has(next.name)) ahead.push(next);
          if (next) seen.add(next.name);
        }
      }
    }
  };

  test("names stay unique, nothing calls itself, and done again it does nothing", () => {
    fc.assert(
      fc.property(contents, contents, choices, (before, file, chosen) => {
        const state = written(EMPTY, plan(filled(before), EMPTY, { conflicts: "rename", items: {} }));
        lawful(state);
        const done = plan(filled(file), state, chosen);
        const then = written(state, done);
        lawful(then);
        const again = plan(filled(file), then, chosen);
        expect(textOfPlan(again)).toBe('{"commands":[],"quotes":[],"rules":[],"timers":[]}');
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});
