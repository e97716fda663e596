import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type {
  CommandsFile,
  ConflictChoice,
  ImportPreview,
  ImportResult,
  UndoResult,
} from "@/lib/commands-import/schema";
import { personas } from "@/lib/twitch/simulator";
import { type Call, call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";
import { importRoutes } from "../support/import-api-routes";

const { vera, tom } = personas;
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom]) jars[who.login] = (await signIn(who)).jar;
  for (const who of [vera, tom]) await addChannel(app.database.pool, who.id, { login: who.login });
});
afterAll(() => app.stop());
beforeEach(() =>
  app.database.pool.query("TRUNCATE command, chat_timer, quote, moderation_rule, command_import CASCADE"),
);

const handlers = new Map(importRoutes.map(([name, handler]) => [name, handler]));
function ask(name: string, body?: unknown, { who = vera.login, login = vera.login, id = "" } = {}) {
  const [method = "GET", template = ""] = name.split(" ");
  const handler = handlers.get(name);
  if (!handler) throw new Error(`no route ${name}`);
  const path = `/api/v1${template.replace("{login}", login).replace("{id}", id)}`;
  const asked: Call = { method, path, params: { login, id }, jar: jars[who] ?? {} };
  return call(handler, body === undefined ? asked : { ...asked, body });
}
const fixture = (name: string) => readFileSync(`tests/fixtures/imports/${name}.json`, "utf8");
const choosing = (conflicts: ConflictChoice = "skip") => ({ conflicts, items: {} });

const preview = async (text: string, choices = choosing(), login = vera.login): Promise<ImportPreview> => {
  const response = await ask(
    "POST /channels/{login}/import/preview",
    { text, choices },
    { who: login, login },
  );
  expect(response.status).toBe(200);
  return json(response);
};
const apply = (text: string, hash: string, choices = choosing(), login = vera.login) =>
  ask("POST /channels/{login}/import", { text, hash, choices }, { who: login, login });
const bring = async (text: string, choices = choosing(), login = vera.login): Promise<ImportResult> => {
  const { hash } = await preview(text, choices, login);
  const response = await apply(text, hash, choices, login);
  expect(response.status).toBe(200);
  return json(response);
};
const undo = (id: string) => ask("POST /channels/{login}/import/{id}/undo", undefined, { id });
const exported = async (login = vera.login): Promise<CommandsFile> =>
  json(await ask("GET /channels/{login}/export", undefined, { who: login, login }));
const what = ({ commands, timers, quotes, moderation }: CommandsFile) => ({
  ...{ timers, quotes, moderation },
  commands: commands.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
});
const rows = async (sql: string) => (await app.database.pool.query(sql)).rows;
const events = () =>
  rows("SELECT payload->>'what' AS what FROM outbox WHERE kind = 'commands.changed' ORDER BY seq");

describe("what is previewed is what is imported", () => {
  test.each(["nightbot", "streamelements", "fossabot"])("%s", async (service) => {
    const before = await exported();
    const shown = await preview(fixture(service));
    expect(shown.source).toBe(service);
    expect(what(await exported())).toEqual(what(before));

    const { counts, id } = await json<ImportResult>(await apply(fixture(service), shown.hash));
    expect(counts).toEqual(shown.counts);
    expect(id).not.toBeNull();
    const after = await exported();
    for (const item of shown.items) {
      const isThere =
        item.kind === "command"
          ? after.commands.some(({ name, response }) => name === item.name && response === item.text)
          : after.timers.some(({ name, message }) => name === item.name && message === item.text);
      expect(isThere, `${item.outcome} ${item.name}`).toBe(item.outcome === "create");
    }
    expect(after.commands).toHaveLength(
      before.commands.length +
        shown.items.filter(({ kind, outcome }) => kind === "command" && outcome === "create").length,
    );
  });

  test("the names answer, the counts go on, and everybody is told once", async () => {
    await app.database.pool.query("DELETE FROM outbox");
    await bring(fixture("nightbot"));
    const names = await rows(
      "SELECT n.name, c.name AS command, c.uses::int FROM command_name n JOIN command c ON c.id = n.command_id WHERE n.name = 'hug'",
    );
    expect(names).toEqual([{ name: "hug", command: "hug", uses: 1284 }]);
    expect(await events()).toEqual([{ what: "commands" }, { what: "timers" }]);
  });

  test("done twice it is done once", async () => {
    const shown = await preview(fixture("nightbot"));
    const both = await Promise.all([1, 2].map(() => apply(fixture("nightbot"), shown.hash)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await bring(fixture("nightbot"))).toMatchObject({ id: null });
    expect(await rows("SELECT 1 FROM command WHERE name = 'discord'")).toHaveLength(1);
  });

  test("what was changed since the preview is told, and nothing is imported", async () => {
    const text = fixture("streamelements");
    const shown = await preview(text);
    await bring(JSON.stringify([{ command: "dc", reply: "mine" }]));
    const response = await apply(text, shown.hash);
    expect(response.status).toBe(409);
    expect((await json<{ detail: string }>(response)).detail).toContain("changed since the preview");
    expect(await rows("SELECT 1 FROM command WHERE name = 'luck'")).toEqual([]);
  });

  test("another choice than the one that was previewed is not taken", async () => {
    const text = fixture("streamelements");
    await bring(JSON.stringify([{ command: "discord", reply: "mine" }]));
    const shown = await preview(text, choosing("skip"));
    expect((await apply(text, shown.hash, choosing("replace"))).status).toBe(409);
  });

  test.each([
    ["replace", "Join us: discord.example/nova", ["discord"]],
    ["rename", "mine", ["discord", "discord-2"]],
    ["skip", "mine", ["discord"]],
  ] as const)("a name that is taken: %s", async (conflicts, response, names) => {
    await bring(JSON.stringify([{ command: "discord", reply: "mine" }]));
    await bring(fixture("streamelements"), choosing(conflicts));
    const found = await rows("SELECT name, response FROM command WHERE name LIKE 'discord%' ORDER BY name");
    expect(found.map(({ name }) => name)).toEqual(names);
    expect(found[0]?.response).toBe(response);
    expect(await bring(fixture("streamelements"), choosing(conflicts))).toMatchObject({ id: null });
  });
});

describe("our own file", () => {
  const own = {
    commands: [
      {
        name: "lurk",
        response: "$(user) lurks",
        aliases: ["l"],
        cooldownSeconds: 9,
        permission: "vip" as const,
      },
      { name: "up", builtin: "uptime" as const, response: "Since $(uptime)" },
    ],
    timers: [{ name: "Water", message: "Drink.", everyMinutes: 30 }],
    quotes: [{ number: 4, text: "It works", saidBy: "Vera", addedAt: "2026-01-02T03:04:05.000Z" }],
    moderation: [
      {
        kind: "links",
        enabled: true,
        settings: { exempt: { vips: true, subscribers: true }, allowed: ["a.example"] },
      },
    ],
  };
  const fileOf = (fields: object) =>
    JSON.stringify({
      ...{ format: "tallylight.commands", version: 1, exportedAt: "2026-01-01T00:00:00.000Z" },
      ...{ channel: { id: vera.id, login: vera.login }, ...fields },
    });

  test("comes back as it went, in another channel", async () => {
    await bring(fileOf(own), choosing("replace"));
    const file = await exported();
    expect(file.quotes).toMatchObject([{ number: 4, text: "It works", saidBy: "Vera" }]);
    expect(file.moderation).toEqual(own.moderation);
    await bring(JSON.stringify(file), choosing("replace"), tom.login);
    expect(what(await exported(tom.login))).toEqual(what(file));
    expect(await bring(JSON.stringify(file), choosing("replace"), tom.login)).toMatchObject({ id: null });
  });

  test("undone, the channel is as it was", async () => {
    await bring(
      fileOf({ ...own, quotes: [], timers: [{ ...own.timers[0], everyMinutes: 5 }] }),
      choosing("replace"),
    );
    const before = await exported();
    const changed = {
      ...own,
      commands: [
        { name: "lurk", response: "other", aliases: ["x"] },
        { name: "fresh", response: "new" },
      ],
      moderation: [{ ...own.moderation[0], enabled: false }],
    };
    const { id } = await bring(fileOf(changed), choosing("replace"));
    const response = await undo(id ?? "");
    expect(await json<UndoResult>(response)).toEqual({ undone: 5, kept: [] });
    expect(what(await exported())).toEqual(what(before));
    expect(await rows("SELECT name FROM command_name WHERE name IN ('l', 'x', 'fresh')")).toEqual([
      { name: "l" },
    ]);
    expect((await undo(id ?? "")).status).toBe(409);
  });

  test("what somebody changed since is left alone when it is undone", async () => {
    const { id } = await bring(fileOf({ ...own, commands: own.commands.slice(0, 1), moderation: [] }));
    await app.database.pool.query(
      "UPDATE command SET response = 'edited', version = version + 1 WHERE name = 'lurk'",
    );
    expect(await json<UndoResult>(await undo(id ?? ""))).toEqual({ undone: 2, kept: ["!lurk"] });
    expect((await exported()).commands.find(({ name }) => name === "lurk")?.response).toBe("edited");
  });
});

describe("what is refused", () => {
  test.each([
    ["not json", "Expected is an export"],
    [fixture("nightbot").slice(0, 900), "The file is cut off"],
    ['[{"title": "x"}]', "none of the services"],
  ])("a file such as %j", async (text, why) => {
    const response = await ask("POST /channels/{login}/import/preview", { text });
    expect(response.status).toBe(422);
    expect((await json<{ detail: string }>(response)).detail).toContain(why);
  });

  test("one that is too large", async () => {
    const response = await ask("POST /channels/{login}/import/preview", {
      text: "x".repeat(10 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
  });

  test("somebody else's channel, and an import of another", async () => {
    for (const [name] of importRoutes) {
      const response = await ask(
        name,
        name.startsWith("GET") ? undefined : { text: "[]", hash: "0".repeat(64) },
        {
          ...{ who: tom.login, login: vera.login, id: "0198c5f0-0000-7000-8000-000000000000" },
        },
      );
      expect(response.status, name).toBe(404);
    }
    expect((await undo("0198c5f0-0000-7000-8000-000000000000")).status).toBe(404);
  });

  test("more than a channel may have: the first are taken, of the others it is told, within seconds", async () => {
    const text = JSON.stringify({
      commands: Array.from({ length: 10_000 }, (_, index) => ({
        ...{ name: `!c${index}`, message: `Number ${index}, $(touser)`, coolDown: 5, userLevel: "everyone" },
      })),
    });
    const shown = await preview(text);
    expect(shown.counts.create + shown.counts.cannot).toBe(10_000);
    const { counts, id } = await json<ImportResult>(await apply(text, shown.hash));
    expect(counts).toEqual(shown.counts);
    expect(await rows("SELECT count(*)::int AS many FROM command WHERE deleted_at IS NULL")).toEqual([
      { many: 5_000 },
    ]);
    expect(await json<UndoResult>(await undo(id ?? ""))).toEqual({ undone: counts.create, kept: [] });
  }, 120_000);
});
