import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Command, dryRunInput, newCommand } from "@/lib/commands/schema";
import { translatorFor } from "@/lib/i18n/translator";
import {
  changeOf,
  type Draft,
  draftOf,
  EMPTY_DRAFT,
  inputOf,
  problemsFromServer,
  problemsOf,
  trialOf,
  unconditional,
} from "./draft";

const english = { t: translatorFor("en", "commands"), locale: "en" } as const;
const german = { t: translatorFor("de", "commands"), locale: "de" } as const;

const hello: Draft = { ...EMPTY_DRAFT, name: "hello", response: "Hi $(user)" };

const stored: Command = {
  ...newCommand.parse({ name: "hello", response: "Hi", roleCooldowns: { vip: 0 } }),
  people: [{ id: "1", login: "ana" }],
  id: "01920000-0000-7000-8000-000000000000",
  channelId: "1",
  builtin: null,
  uses: 3,
  lastUsedAt: null,
  createdAt: "2026-11-21T10:00:00.000Z",
  updatedAt: "2026-11-21T10:00:00.000Z",
  deletedAt: null,
  version: 1,
};

test("a name and a response are enough", () => {
  expect(problemsOf(english, hello, false)).toEqual({});
  expect(newCommand.parse(inputOf(hello))).toMatchObject({ cooldownSeconds: 5, permission: "everyone" });
});

test("a stored command goes through the form unchanged", () => {
  const draft = draftOf(stored);
  expect(problemsOf(english, draft, false)).toEqual({});
  const { people, ...settings } = newCommand.parse({
    name: "hello",
    response: "Hi",
    roleCooldowns: { vip: 0 },
  });
  expect(people).toEqual([]);
  expect(inputOf(draft)).toEqual({ ...settings, people: stored.people });
});

test("only what was changed is sent", () => {
  const sent = (changes: Partial<Draft>) => changeOf({ ...draftOf(stored), ...changes }, changes);
  expect(sent({})).toEqual({});
  expect(sent({ response: "Hello", cooldownSeconds: "10" })).toEqual({
    response: "Hello",
    cooldownSeconds: 10,
  });
  expect(sent({ roleCooldowns: {} })).toEqual({ roleCooldowns: {} });
});

describe("what is wrong stands at its field", () => {
  test.each<[Partial<Draft>, keyof Draft, RegExp]>([
    [{ name: "" }, "name", /at least one/],
    [{ name: "two words" }, "name", /without spaces/],
    [{ name: "🙂" }, "name", /letters/],
    [{ name: "x".repeat(200) }, "name", /at most 50/],
    [{ response: "  " }, "response", /says something/],
    [{ response: "x".repeat(2_001) }, "response", /2,000/],
    [{ cooldownSeconds: "-1" }, "cooldownSeconds", /0 seconds or more/],
    [{ cooldownSeconds: "" }, "cooldownSeconds", /number of seconds/],
    [{ personCooldownSeconds: "1.5" }, "personCooldownSeconds", /whole/],
    [{ personCooldownSeconds: "a lot" }, "personCooldownSeconds", /number of seconds/],
    [{ roleCooldowns: { vip: "99999999" } }, "roleCooldowns", /a day/],
    [{ aliases: ["ok", "not ok"] }, "aliases", /^“not ok”: .*without spaces/],
    [{ aliases: ["!HELLO"] }, "aliases", /its name already/],
  ])("%j", (change, field, message) => {
    const problems = problemsOf(english, { ...hello, ...change }, false);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(message);
  });
});

test("what is wrong is said in German too", () => {
  const draft = { ...hello, aliases: ["not ok"], cooldownSeconds: "-1" };
  expect(problemsOf(german, draft, false)).toEqual({
    aliases: "„not ok“: Ein Name besteht aus Buchstaben, Ziffern, „_“ und „-“, ohne Leerzeichen.",
    cooldownSeconds: "Das muss mindestens 0 Sekunden sein.",
  });
});

test("a built-in command needs no response of its own", () => {
  expect(problemsOf(english, { ...hello, response: "" }, true)).toEqual({});
});

test("the form takes whatever is typed", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.array(fc.string()),
      fc.string(),
      (name, response, aliases, seconds) => {
        const draft: Draft = { ...hello, name, response, aliases, cooldownSeconds: seconds };
        const fine = Object.keys(problemsOf(english, draft, false)).length === 0;
        expect(newCommand.safeParse(inputOf(draft)).success || !fine).toBe(true);
      },
    ),
  );
});

test("a draft is tried with all that it says, but for its names and who is named", () => {
  const trial = trialOf({ ...hello, permission: "vip" }, "hi");
  expect(dryRunInput.parse(trial)).toMatchObject({
    name: "hi",
    settings: { response: "Hi $(user)", permission: "vip", cooldownSeconds: 5 },
  });
  expect(trial.settings).not.toHaveProperty("name");
  expect(dryRunInput.parse(trialOf(hello, null)).name).toBeUndefined();
  expect(dryRunInput.parse(unconditional(trial))).toMatchObject({
    name: "hi",
    settings: { response: "Hi $(user)", permission: "everyone", cooldownSeconds: 0 },
  });
});

test("what the server says goes to its field, whatever else it says", () => {
  expect(
    problemsFromServer([
      { field: "name", message: "is taken" },
      { field: "people.0.login", message: "is nobody" },
      { field: "body", message: "is too large" },
    ]),
  ).toEqual({ name: "is taken", people: "is nobody" });
});
