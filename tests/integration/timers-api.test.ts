import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChatTimer, TimerList, TimerPreview } from "@/lib/timers/schema";
import { personas } from "@/lib/twitch/simulator";
import { routes } from "../support/api-routes";
import { type Call, call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";
import { addBotAccount, addLease, letPass, putOnAir, queuedIn } from "../support/timer-rows";

const { vera, tom, olga } = personas;
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom, olga]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, vera.id, { login: vera.login });
});
afterAll(() => app.stop());
beforeEach(() =>
  app.database.pool.query(
    "TRUNCATE chat_timer, quote, outgoing_message, channel_lines, channel_lease, live_status, bot_account",
  ),
);

const handlers = new Map(routes.map(([name, handler]) => [name, handler]));
function ask(
  name: string,
  params: Record<string, string>,
  { body, who = vera.login }: { body?: unknown; who?: string } = {},
) {
  const [method = "GET", template = ""] = name.split(" ");
  const path = `/api/v1${template.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? "")}`;
  const handler = handlers.get(name);
  if (!handler) throw new Error(`no route ${name}`);
  const asked: Call = { method, path, params, jar: jars[who] ?? {}, ...(body === undefined ? {} : { body }) };
  return call(handler, asked);
}
const channel = { login: vera.login };
const make = async (body: Record<string, unknown> = {}): Promise<ChatTimer> =>
  json(
    await ask("POST /channels/{login}/timers", channel, {
      body: { name: "follow", message: "Follow!", ...body },
    }),
  );
const list = async () => (await json<TimerList>(await ask("GET /channels/{login}/timers", channel))).items;
const problem = async (response: Response) => ({
  status: response.status,
  ...(await json<{ detail?: string; fields?: { field: string; message: string }[] }>(response)),
});

describe("making and changing", () => {
  test("a timer begins as most want it, and says when it comes", async () => {
    await addLease(app.database.pool, vera.id, "a");
    expect(await make({ name: "silent" })).toMatchObject({ outlook: { hindrance: "no_account" } });
    await addBotAccount(app.database.pool);
    const made = await make();
    expect(made).toMatchObject({
      ...{
        name: "follow",
        message: "Follow!",
        enabled: true,
        everyMinutes: 15,
        minLines: 5,
        onlineOnly: true,
      },
      ...{ lastSaidAt: null, version: 1, outlook: { hindrance: "offline", linesMissing: 5 } },
    });
    expect(Date.parse(made.outlook.notBefore) - Date.parse(made.createdAt)).toBe(15 * 60_000);
    await putOnAir(app.database.pool, vera.id, true);
    expect((await list()).map(({ outlook }) => outlook.hindrance)).toEqual([null, null]);
    await app.database.pool.query("TRUNCATE channel_lease");
    expect((await list()).map(({ outlook }) => outlook.hindrance)).toEqual(["not_read", "not_read"]);
  });

  test.each<[string, Record<string, unknown>, string, number]>([
    ["no name", { name: " \n" }, "name", 422],
    ["a name of 51 letters", { name: "x".repeat(51) }, "name", 422],
    ["no message", { message: "  " }, "message", 422],
    ["a message that cannot be understood", { message: "Hi $(nobdy)" }, "message", 422],
    ["a message to somebody who did not ask", { message: "Hi $(user)" }, "message", 422],
    ["no time", { everyMinutes: 0 }, "everyMinutes", 422],
    ["less than no time", { everyMinutes: -1 }, "everyMinutes", 422],
    ["half a minute", { everyMinutes: 0.5 }, "everyMinutes", 422],
    ["more than a day", { everyMinutes: 1_441 }, "everyMinutes", 422],
    ["lines below none", { minLines: -1 }, "minLines", 422],
    ["a NUL", { message: "a\0b" }, "message", 422],
  ])("%s is refused by name", async (_, body, field, status) => {
    const answer = await problem(
      await ask("POST /channels/{login}/timers", channel, { body: { name: "a", message: "b", ...body } }),
    );
    expect(answer.status).toBe(status);
    expect(answer.fields?.map((one) => one.field)).toContain(field);
    expect(await list()).toEqual([]);
  });

  test("a name is given once, in whatever case, however many ask at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        ask("POST /channels/{login}/timers", channel, {
          body: { name: index % 2 ? "Follow" : "follow", message: "x" },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    const other = await make({ name: "other" });
    const renamed = await problem(
      await ask("PATCH /timers/{id}", { id: other.id }, { body: { name: "FOLLOW" } }),
    );
    expect(renamed).toMatchObject({ status: 409, fields: [{ field: "name" }] });
    expect((await ask("PATCH /timers/{id}", { id: other.id }, { body: { name: "Other" } })).status).toBe(200);
  });

  test("what was changed meanwhile is not overwritten", async () => {
    const { id } = await make();
    const change = (body: unknown) => ask("PATCH /timers/{id}", { id }, { body });
    expect(await json(await change({ everyMinutes: 30, version: 1 }))).toMatchObject({
      everyMinutes: 30,
      version: 2,
    });
    expect((await change({ message: "late", version: 1 })).status).toBe(409);
    expect(await json(await change({ enabled: false }))).toMatchObject({
      ...{ enabled: false, everyMinutes: 30, message: "Follow!", version: 3 },
      outlook: { hindrance: "off" },
    });
  });

  test("deleted and restored, as often as one likes; its name is free meanwhile", async () => {
    const { id } = await make();
    for (let time = 0; time < 2; time += 1)
      expect((await ask("DELETE /timers/{id}", { id })).status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await ask("PATCH /timers/{id}", { id }, { body: { enabled: false } })).status).toBe(409);
    const other = await make();
    expect(await problem(await ask("POST /timers/{id}/restore", { id }))).toMatchObject({ status: 409 });
    await ask("DELETE /timers/{id}", { id: other.id });
    for (let time = 0; time < 2; time += 1)
      expect(await json(await ask("POST /timers/{id}/restore", { id }))).toMatchObject({ deletedAt: null });
    expect(await list()).toHaveLength(1);
  });

  test("a channel has a hundred at most, whether a new one comes or a deleted one comes back", async () => {
    const { id } = await make({ name: "gone" });
    await ask("DELETE /timers/{id}", { id });
    await app.database.pool.query(
      `INSERT INTO chat_timer (channel_id, name, message, every_minutes)
       SELECT $1, n::text, 'x', 5 FROM generate_series(1, 100) AS n`,
      [vera.id],
    );
    expect(
      (await ask("POST /channels/{login}/timers", channel, { body: { name: "a", message: "b" } })).status,
    ).toBe(409);
    const restore = () => ask("POST /timers/{id}/restore", { id });
    expect((await restore()).status).toBe(409);
    const [one] = await list();
    await ask("DELETE /timers/{id}", { id: one?.id ?? "" });
    // The second time it is there already, and one of the hundred itself.
    expect([(await restore()).status, (await restore()).status]).toEqual([200, 200]);
    expect(await list()).toHaveLength(100);
  });
});

describe("saying it now", () => {
  test("says it once, whatever its time and lines; the next comes half a minute later at the earliest", async () => {
    const { pool } = app.database;
    const { id } = await make({ message: "We play $(game)" });
    const other = await make({ name: "other" });
    expect((await ask("POST /timers/{id}/say", { id })).status).toBe(409);
    await addLease(pool, vera.id, "a");
    expect((await ask("POST /timers/{id}/say", { id })).status).toBe(409);
    await addBotAccount(pool);
    await putOnAir(pool, vera.id, true);
    const answers = await Promise.all([1, 2, 3].map(() => ask("POST /timers/{id}/say", { id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429, 429]);
    expect(await queuedIn(pool, vera.id)).toEqual(["We play Chess"]);
    const early = await ask("POST /timers/{id}/say", { id: other.id });
    expect(Number(early.headers.get("retry-after"))).toBeGreaterThan(25);
    await letPass(pool, vera.id, 1);
    expect((await ask("POST /timers/{id}/say", { id: other.id })).status).toBe(202);
    expect(await queuedIn(pool, vera.id)).toEqual(["We play Chess", "Follow!"]);
  });

  test("is seen before: with what the channel streams, its quotes and its commands", async () => {
    await putOnAir(app.database.pool, vera.id, true);
    await ask("POST /channels/{login}/quotes", channel, { body: { text: "I never lose.", saidBy: "Vera" } });
    const preview = async (message: string) =>
      json<TimerPreview>(await ask("POST /channels/{login}/timers/preview", channel, { body: { message } }));
    expect((await preview("$(channel) plays $(game): $(quote)")).text).toMatch(
      /^\S+ plays Chess: #1 “I never lose.” — Vera, Chess, /,
    );
    expect((await preview("$(command nothing)")).text).toBe("");
    expect((await preview("/ban $(channel)")).text).not.toMatch(/^[/.]/);
    expect(await queuedIn(app.database.pool, vera.id)).toEqual([]);
  });
});

test("nobody else's: strangers find nothing, operators do", async () => {
  const { id } = await make();
  const asks = (who: string) => [
    ask("GET /channels/{login}/timers", channel, { who }),
    ask("GET /timers/{id}", { id }, { who }),
    ask("PATCH /timers/{id}", { id }, { who, body: { enabled: true } }),
    ask("POST /timers/{id}/restore", { id }, { who }),
  ];
  for (const response of await Promise.all(asks(tom.login))) expect(response.status).toBe(404);
  for (const response of await Promise.all(asks(olga.login))) expect(response.status).toBe(200);
  const say = ask("POST /timers/{id}/say", { id }, { who: tom.login });
  expect((await say).status).toBe(404);
  const unconnected = await ask("GET /channels/{login}/timers", { login: tom.login }, { who: tom.login });
  expect(unconnected.status).toBe(404);
});
