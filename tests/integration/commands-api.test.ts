import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pruneCommands } from "@/lib/commands";
import { BUILTINS } from "@/lib/commands/core/builtins";
import { executeCommand } from "@/lib/commands/execute";
import { listPublicCommands } from "@/lib/commands/list";
import { type BulkResult, type Command, type CommandList, command, commandList } from "@/lib/commands/schema";
import { forgetEverywhere } from "@/lib/jobs/forget-everywhere";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { commandRoutes } from "../support/command-api-routes";
import { addChannel, addCommand, asking, caller, executeDepsOn, saidIn } from "../support/commands";

// K2 K4: commands, as programs ask for them.

let app: TestApp;
let kaya: Jar;
let vera: Jar;
let olga: Jar;
beforeAll(async () => {
  app = await startTestApp();
  kaya = (await signIn(personas.kaya)).jar;
  vera = (await signIn(personas.vera)).jar;
  olga = (await signIn(personas.olga)).jar;
});
afterAll(() => app.stop());

const CHANNEL = personas.kaya.id;
const { login } = personas.kaya;
beforeEach(async () => {
  // What one test asks for must not use up what the next one may.
  Reflect.deleteProperty(globalThis, "tallylightRateLimiter");
  await app.database.pool.query("DELETE FROM channel; DELETE FROM outbox");
  await addChannel(app.database.pool, CHANNEL, login);
});

const path = `/api/v1/channels/${login}/commands`;
const handlerOf = (name: string) => {
  const found = commandRoutes.find(([route]) => route === name);
  if (!found) throw new Error(`no route ${name}`);
  return found[1];
};
const list = (query = "", jar = kaya) =>
  call(handlerOf("GET /channels/{login}/commands"), { path: `${path}${query}`, params: { login }, jar });
const create = (body: object, jar = kaya) =>
  call(handlerOf("POST /channels/{login}/commands"), { method: "POST", path, params: { login }, jar, body });
const made = async (body: object) => json<Command>(await create(body));
const post = (name: string, body: object, jar = kaya) =>
  call(handlerOf(`POST /channels/{login}/commands/${name}`), {
    ...{ method: "POST", path: `${path}/${name}`, params: { login }, jar, body },
  });
const at = (id: string) => ({ path: `/api/v1/commands/${id}`, params: { id } });
const patch = (id: string, body: object, jar = kaya) =>
  call(handlerOf("PATCH /commands/{id}"), { method: "PATCH", ...at(id), jar, body });
const remove = (id: string, jar = kaya) =>
  call(handlerOf("DELETE /commands/{id}"), { method: "DELETE", ...at(id), jar });
const restore = (id: string, jar = kaya) =>
  call(handlerOf("POST /commands/{id}/restore"), { method: "POST", ...at(id), jar });
const byName = (name: string, jar = kaya) =>
  call(handlerOf("GET /channels/{login}/commands/by-name/{name}"), {
    ...{ path: `${path}/by-name/${name}`, params: { login, name }, jar },
  });
const names = async (query = "") =>
  (await json<CommandList>(await list(query))).items.map(({ name }) => name);

test("a channel has our own from the first look on, also when two look at once", async () => {
  const [one, other] = await Promise.all([list(), list()]);
  expect(commandList.parse(await one.json()).total).toBe(BUILTINS.length);
  expect(await json(other)).toMatchObject({ total: BUILTINS.length });
  await create({ name: "mine", response: "x" });
  expect(await names("?builtin=true")).toEqual([...BUILTINS].sort());
  expect(await names("?builtin=false")).toEqual(["mine"]);
});

test("one of our own gives way to a command that has its name", async () => {
  await addCommand(app.database.pool, CHANNEL, { name: "title", response: "Mine" });
  expect(await names("?builtin=true")).toContain("tally-title");
});

test("a command is made, read by id, name and alias, changed and counted; what is left out is as most want it", async () => {
  const answer = await create({ name: "!HeLLo", aliases: ["Hi", "hey", "hi"], response: "Hi $(user)" });
  expect(answer.status).toBe(201);
  const hello = command.parse(await answer.json());
  expect(hello).toMatchObject({
    name: "hello",
    aliases: ["hi", "hey"],
    enabled: true,
    cooldownSeconds: 5,
    version: 1,
  });
  expect(await json(await byName("hey"))).toMatchObject({ id: hello.id });
  expect(await json(await byName("!HI"))).toMatchObject({ id: hello.id });
  const changed = await patch(hello.id, { aliases: ["hola"], cooldownSeconds: 0, version: 1 });
  expect(await json(changed)).toMatchObject({ aliases: ["hola"], response: "Hi $(user)", version: 2 });
  expect((await byName("hey")).status).toBe(404);
  const late = await patch(hello.id, { response: "Late", version: 1 });
  expect(late.status).toBe(409);
  expect(await json(late)).toMatchObject({ detail: expect.stringContaining("changed meanwhile") });
});

test("bad input names the field and what would be right, and nothing is written", async () => {
  const refused = async (body: object, status: number, field: string) => {
    const answer = await create({ name: "x", response: "y", ...body });
    expect(answer.status).toBe(status);
    expect((await json<{ fields: { field: string }[] }>(answer)).fields[0]).toMatchObject({ field });
  };
  await refused({ name: "two words" }, 422, "name");
  await refused({ name: "🙂" }, 422, "name");
  await refused({ name: "a".repeat(200) }, 422, "name");
  await refused({ response: "   " }, 422, "response");
  await refused({ response: "$(usr)" }, 422, "response");
  await refused({ response: "$(".repeat(50) }, 422, "response");
  await refused({ response: "$(command x)" }, 422, "response");
  await refused({ cooldownSeconds: -1 }, 422, "cooldownSeconds");
  await refused({ roleCooldowns: { vip: 90_000 } }, 422, "roleCooldowns.vip");
  await refused({ people: [{ login: "nobody_has_this_login" }] }, 422, "people.0.login");
  await refused({ name: "uptime" }, 409, "name");
  await refused({ aliases: ["ok", "uptime"] }, 409, "aliases.1");
  expect(await names("?builtin=false")).toEqual([]);
  expect(await names("?removed=true")).toEqual([]);
});

test("people are named by login, and it is the account that is let in", async () => {
  const named = await made({
    name: "x",
    response: "y",
    permission: "people",
    people: [{ login: `@${personas.vera.login}` }],
  });
  expect(named.people).toEqual([{ id: personas.vera.id, login: personas.vera.login }]);
});

test("of two who want a name at once one gets it, and the other is told who has it, twenty times over", async () => {
  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all([
      create({ name: `one${round}`, aliases: [`both${round}`], response: "x" }),
      create({ name: `both${round}`, response: "y" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [loser] = answers.filter(({ status }) => status === 409);
    expect(await loser?.json()).toMatchObject({ detail: expect.stringContaining(`!both${round} is`) });
  }
}, 120_000);

test("two who swap names at once wait for each other and do not fail otherwise than by a conflict", async () => {
  const [a, b] = [await made({ name: "a", response: "x" }), await made({ name: "b", response: "y" })];
  const answers = await Promise.all([patch(a.id, { name: "b" }), patch(b.id, { name: "a" })]);
  expect(answers.map(({ status }) => status)).toEqual([409, 409]);
});

test("a response that calls itself is refused, also round corners, by an alias and when it comes back", async () => {
  const a = await made({ name: "a", response: "plain" });
  const b = await made({ name: "b", aliases: ["bee"], response: "$(command a)" });
  const round = await patch(a.id, { response: "$(pick x|$(command bee))" });
  expect(round.status).toBe(422);
  expect(await json(round)).toMatchObject({
    fields: [{ field: "response", message: "must not call itself: !a → !bee → !a" }],
  });
  await remove(b.id);
  expect((await patch(a.id, { response: "$(command b)" })).status).toBe(200);
  expect((await restore(b.id)).status).toBe(422);
});

test("a deleted command gives its names up, comes back with them, or says who has them", async () => {
  const hello = await made({ name: "hello", aliases: ["hi"], response: "x" });
  expect((await remove(hello.id)).status).toBe(204);
  expect((await remove(hello.id)).status).toBe(204);
  expect((await byName("hi")).status).toBe(404);
  expect(await names("?removed=true")).toEqual(["hello"]);
  expect((await patch(hello.id, { response: "y" })).status).toBe(404);
  expect(await json(await restore(hello.id))).toMatchObject({ deletedAt: null });
  expect(await json(await byName("hi"))).toMatchObject({ id: hello.id });
  await remove(hello.id);
  const other = await made({ name: "hi", response: "y" });
  expect(await json(await restore(hello.id))).toMatchObject({ fields: [{ field: "aliases.0" }] });
  await patch(other.id, { name: "other" });
  expect((await restore(hello.id)).status).toBe(200);
  expect((await restore(hello.id)).status).toBe(200);
});

test("our own are renamed and switched off, and not deleted", async () => {
  await list();
  const uptime = await json<Command>(await byName("uptime"));
  expect(await json(await patch(uptime.id, { name: "since", enabled: false }))).toMatchObject({
    ...{ name: "since", builtin: "uptime", response: "", enabled: false },
  });
  expect((await remove(uptime.id)).status).toBe(409);
});

test("several at once: all that can be done is, and why not for the others", async () => {
  await list();
  const uptime = await json<Command>(await byName("uptime"));
  const [a, b] = [await made({ name: "a", response: "x" }), await made({ name: "b", response: "y" })];
  const ids = [a.id, b.id, uptime.id];
  const bulk = async (action: string, given = ids) =>
    json<BulkResult>(await post("bulk", { action, ids: given }));
  expect(await bulk("disable")).toEqual({ done: 3, skipped: [] });
  expect(await names("?enabled=false")).toEqual(["a", "b", "uptime"]);
  expect(await bulk("delete")).toMatchObject({ done: 2, skipped: [{ id: uptime.id, name: "uptime" }] });
  await made({ name: "b", response: "z" });
  expect(await bulk("restore", [a.id, b.id])).toMatchObject({ done: 1, skipped: [{ id: b.id }] });
  expect(await bulk("enable", ["00000000-0000-4000-8000-000000000000"])).toEqual({ done: 0, skipped: [] });
});

test("lists are searched, sorted and paged without a gap", async () => {
  for (const [name, uses] of [
    ["alpha", 3],
    ["beta", 9],
    ["gamma", 3],
    ["delta", 0],
  ] as const) {
    const { id } = await made({ name, aliases: [`${name}-too`], response: `say ${name.toUpperCase()}` });
    await app.database.pool.query("UPDATE command SET uses = $2 WHERE id = $1", [id, uses]);
  }
  expect(await names("?builtin=false&q=GAMMA")).toEqual(["gamma"]);
  expect(await names("?builtin=false&q=eta-t")).toEqual(["beta"]);
  expect((await names("?builtin=false&sort=uses"))[0]).toBe("beta");
  expect((await names("?builtin=false&sort=created"))[0]).toBe("delta");
  for (const sort of ["name", "uses", "last_used", "created"]) {
    const whole = await names(`?builtin=false&sort=${sort}`);
    const paged: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query = `?builtin=false&sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`;
      const page: CommandList = await json<CommandList>(await list(query));
      paged.push(...page.items.map(({ name }) => name));
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(whole);
  }
  expect((await list("?cursor=nonsense")).status).toBe(400);
});

test("somebody else's channel is as good as none, and an operator may", async () => {
  const hello = await made({ name: "hello", response: "x" });
  for (const answer of [
    await list("", vera),
    await create({ name: "x", response: "y" }, vera),
    await byName("hello", vera),
    await patch(hello.id, { response: "y" }, vera),
    await remove(hello.id, vera),
    await restore(hello.id, vera),
    await post("bulk", { action: "delete", ids: [hello.id] }, vera),
    await post("execute", { command_name: "hello", user_id: "1", username: "x" }, vera),
    await post("dry-run", { name: "hello" }, vera),
  ])
    expect(answer.status).toBe(404);
  expect((await patch(hello.id, { enabled: false }, olga)).status).toBe(200);
});

test("a command is executed for somebody in either spelling, said in chat, and refused with why and for how long", async () => {
  await made({
    name: "hello",
    response: "Hi $(user), $(args)",
    permission: "subscriber",
    cooldownSeconds: 60,
  });
  const who = { command_name: "!Hello", user_id: "42", username: "Ann" };
  expect(await json(await post("execute", who))).toMatchObject({
    ...{ answered: false, refusal: { why: "permission", needs: "subscriber" } },
    words: "This command is for subscribers and above.",
  });
  const answer = { answered: true, command: "hello", text: "Hi Ann, x y", outgoingId: expect.any(String) };
  expect(await json(await post("execute", { ...who, is_subscriber: true, args: " x y " }))).toEqual(answer);
  expect(await saidIn(app.database.pool, CHANNEL)).toEqual(["Hi Ann, x y"]);
  const camel = { commandName: "hello", userId: "43", username: "Ben", isSubscriber: true };
  expect(await json(await post("execute", camel))).toMatchObject({
    refusal: { why: "cooldown", scope: "everyone" },
  });
  expect(await json(await post("execute", { ...camel, isModerator: true }))).toMatchObject({
    answered: true,
  });
  expect(await json(await post("execute", { ...who, command_name: "none" }))).toMatchObject({
    refusal: { why: "unknown" },
  });
  expect((await post("execute", { username: "x" })).status).toBe(422);
});

test("a dry run says what each role would be answered, with what is not saved yet, and writes nothing", async () => {
  const hello = await made({ name: "hello", response: "Hi $(user)", permission: "vip" });
  const dry = async (body: object) => json(await post("dry-run", body));
  expect(await dry({ name: "hello" })).toMatchObject({ refusal: { why: "permission", needs: "vip" } });
  expect(await dry({ name: "hello", role: "moderator", username: "Mo" })).toEqual({
    ...{ answered: true, command: "hello", text: "Hi Mo", outgoingId: null },
  });
  const settings = { response: "Since $(followage)", permission: "follower", streamState: "online" };
  expect(await dry({ name: "hello", settings, role: "follower" })).toMatchObject({
    refusal: { why: "condition" },
  });
  expect(await dry({ name: "hello", settings, role: "follower", online: true })).toMatchObject({
    text: "Since 1 year",
  });
  expect(await dry({ settings: { response: "New, $(1)" }, args: "a b" })).toMatchObject({ text: "New, a" });
  expect((await post("dry-run", { settings: { response: "$(usr)" } })).status).toBe(422);
  expect((await post("dry-run", {})).status).toBe(422);
  expect(await dry({ name: "clip", online: true })).toMatchObject({ text: expect.stringContaining("clip") });
  expect(await json(await byName("hello"))).toMatchObject({
    uses: 0,
    response: "Hi $(user)",
    version: hello.version,
  });
  expect(await saidIn(app.database.pool, CHANNEL)).toEqual([]);
});

test("the public list has what is answered, and nobody who is named", async () => {
  await made({ name: "secret", response: "x", enabled: false });
  await made({ name: "hello", response: "Hi", people: [{ id: "5", login: "friend" }] });
  const { items, channel } = await listPublicCommands(login, app.database.pool);
  expect(channel.login).toBe(login);
  expect(items.map(({ name }) => name)).toEqual([...BUILTINS, "hello"].sort());
  expect(JSON.stringify(items)).not.toContain("friend");
  await expect(listPublicCommands("nobody", app.database.pool)).rejects.toMatchObject({ code: "not_found" });
});

test("what is old is pruned, and what somebody used is forgotten with them", async () => {
  const { pool } = app.database;
  await addCommand(pool, CHANNEL, { name: "hello", response: "Hi", cooldownSeconds: 0 });
  const use = (id: string) =>
    executeCommand(executeDepsOn(pool), asking(CHANNEL, { caller: caller({ id }) }));
  await Promise.all(["1", "2", "3"].map(use));
  await pool.query("UPDATE command_use SET at = at - interval '31 days' WHERE person_id = '1'");
  await pool.query(
    "UPDATE command_cooldown SET used_at = used_at - interval '2 days' WHERE person_id IN ('1', '2')",
  );
  const now = new Date();
  const before = new Date(now.getTime() - 30 * 86_400_000);
  expect(await pruneCommands(pool, { before, now })).toEqual({ uses: 1, cooldowns: 2 });
  expect(await forgetEverywhere(pool, "3")).toBe(2);
  const { rows } = await pool.query(
    `SELECT (SELECT array_agg(person_id) FROM command_use) AS uses,
       (SELECT array_agg(person_id) FROM command_cooldown) AS cooldowns, (SELECT uses::int FROM command) AS total`,
  );
  expect(rows).toEqual([{ uses: ["2"], cooldowns: [""], total: 3 }]);
});

test("pruning waits for no command that is being answered", async () => {
  const { pool } = app.database;
  const { id } = await addCommand(pool, CHANNEL, { name: "hello", response: "Hi" });
  await pool.query(
    "INSERT INTO command_cooldown (command_id, person_id, used_at) SELECT $1, unnest(ARRAY['', '1']), now() - interval '2 days'",
    [id],
  );
  const now = new Date();
  const answering = await pool.connect();
  try {
    await answering.query("BEGIN");
    await answering.query("UPDATE command_cooldown SET used_at = now() WHERE person_id = ''");
    expect(await pruneCommands(pool, { before: now, now })).toEqual({ uses: 0, cooldowns: 1 });
    await answering.query("COMMIT");
  } finally {
    answering.release();
  }
});
