import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as poll from "@/app/api/v1/bot/account/poll/route";
import * as account from "@/app/api/v1/bot/account/route";
import * as messages from "@/app/api/v1/bot/channels/[login]/messages/route";
import type { BotAccount, OutgoingList, OutgoingMessage } from "@/lib/sending/schema";
import { type Persona, personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "@/tests/support/app";
import { queue } from "@/tests/support/sending";

const { kaya, olga, tallybot, vera } = personas;
const jars = new Map<string, Jar>();
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  for (const persona of [kaya, olga, vera]) jars.set(persona.login, (await signIn(persona)).jar);
  const { pool } = app.database;
  await pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [kaya.id, kaya.login, kaya.displayName],
  );
  await pool.query("INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner')", [kaya.id]);
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.simulator.devices.intervalSeconds = 5;
  app.simulator.devices.lifetimeSeconds = 1800;
  await app.database.pool.query("TRUNCATE bot_account, bot_device, outgoing_message, outbox");
  await app.database.pool.query("DELETE FROM twitch_token WHERE owner LIKE 'bot:%'");
});

const asked = (persona: Pick<Persona, "login">) => ({ jar: jars.get(persona.login) ?? {} });
const path = "/api/v1/bot/account";
const read = async (response: Response) => json<BotAccount>(response);
const begin = async () => read(await call(account.POST, { method: "POST", path, ...asked(olga) }));
const ask = async () => read(await call(poll.POST, { method: "POST", path: `${path}/poll`, ...asked(olga) }));
/** As if Twitch's pause between two questions were over. */
const waited = () => app.database.pool.query("UPDATE bot_device SET next_poll_at = clock_timestamp()");

/** Somebody types the code at Twitch. */
async function type(view: BotAccount, persona: string): Promise<number> {
  const page = new URL(view.connecting?.verificationUri ?? "");
  const body = new URLSearchParams(page.search);
  body.set("persona", persona);
  return (await fetch(`${page.origin}${page.pathname}`, { method: "POST", body })).status;
}

const owners = async () =>
  (await app.database.pool.query("SELECT owner FROM twitch_token WHERE owner LIKE 'bot:%'")).rows;
const events = async () =>
  (await app.database.pool.query("SELECT payload FROM outbox WHERE kind = 'bot.account' ORDER BY seq")).rows;

test("K1: an operator connects the account by a code that is typed at Twitch, and disconnects it", async () => {
  const begun = await begin();
  expect(begun).toMatchObject({
    account: null,
    connecting: { userCode: expect.stringMatching(/^[A-Z]{8}$/), state: "waiting", intervalMs: 5000 },
  });
  await waited();
  expect((await ask()).connecting?.state).toBe("waiting");
  expect(await type(begun, tallybot.login)).toBe(200);
  // Asked again too soon, Twitch is left alone.
  expect((await ask()).account).toBeNull();
  await waited();
  const connected = await ask();
  expect(connected).toMatchObject({
    account: { twitchId: tallybot.id, login: tallybot.login, connectedBy: olga.displayName },
    connecting: null,
  });
  expect(connected.account?.scopes).toEqual(connected.wantedScopes);
  expect(await owners()).toEqual([{ owner: `bot:${tallybot.id}` }]);
  const tokens = app.simulator.requests;
  const gone = await read(await call(account.DELETE, { method: "DELETE", path, ...asked(olga) }));
  expect(gone.account).toBeNull();
  expect(await owners()).toEqual([]);
  expect(await events()).toEqual([{ payload: { twitchId: tallybot.id } }, { payload: { twitchId: null } }]);
  expect(tokens.last().filter(({ endpoint }) => endpoint === "oauth2/revoke")).toHaveLength(2);
});

test("K1: a code that was refused, or that nobody typed in time, is said to be over", async () => {
  await type(await begin(), "");
  await waited();
  expect((await ask()).connecting?.state).toBe("over");
  await begin();
  await app.database.pool.query("UPDATE bot_device SET expires_at = clock_timestamp() - interval '1 s'");
  expect((await ask()).connecting?.state).toBe("expired");
});

test("K1: another account takes the place of the one before, whose tokens are revoked", async () => {
  await type(await begin(), tallybot.login);
  await waited();
  await ask();
  await type(await begin(), vera.login);
  await waited();
  expect((await ask()).account?.login).toBe(vera.login);
  expect(await owners()).toEqual([{ owner: `bot:${vera.id}` }]);
});

test("F1: who signs in with the bot's account takes nothing from it, nor the other way round", async () => {
  await type(await begin(), vera.login);
  await waited();
  const before = (await ask()).account?.scopes;
  await signIn(vera);
  const view = await read(await call(account.GET, { path, ...asked(olga) }));
  expect(view.account?.scopes).toEqual(before);
  const { rows } = await app.database.pool.query("SELECT scopes FROM twitch_token WHERE owner = $1", [
    vera.id,
  ]);
  expect(rows).toEqual([{ scopes: ["user:read:email", "user:read:follows"] }]);
});

const messagesOf = (persona: Pick<Persona, "login">, query = "") =>
  call(messages.GET, {
    path: `/api/v1/bot/channels/${kaya.login}/messages${query}`,
    params: { login: kaya.login },
    ...asked(persona),
  });
const post = (body: unknown, headers: Record<string, string> = {}, persona: Pick<Persona, "login"> = kaya) =>
  call(messages.POST, {
    method: "POST",
    path: `/api/v1/bot/channels/${kaya.login}/messages`,
    params: { login: kaya.login },
    body,
    headers,
    ...asked(persona),
  });

test("K1: what is asked to be said is queued, once for a key, and listed latest first", async () => {
  const one = await post({ text: "hello" }, { "idempotency-key": "a" });
  expect(one.status).toBe(202);
  const first = await json<OutgoingMessage>(one);
  expect(first).toMatchObject({ text: "hello", state: "queued", source: "api" });
  const again = await json<OutgoingMessage>(await post({ text: "hello" }, { "idempotency-key": "a" }));
  expect(again.id).toBe(first.id);
  await post({ text: "second", test: true });
  const page = await json<OutgoingList>(await messagesOf(kaya, "?limit=1"));
  expect(page.items.map(({ text, source }) => [text, source])).toEqual([["second", "test"]]);
  expect(page.voice).toBeNull();
  const rest = await json<OutgoingList>(await messagesOf(kaya, `?cursor=${page.next_cursor}`));
  expect(rest.items.map(({ text }) => text)).toEqual(["hello"]);
  expect(rest.next_cursor).toBeNull();
  expect((await messagesOf(kaya, "?cursor=nonsense")).status).toBe(400);
});

test.each([
  ["too long", "x".repeat(501)],
  ["empty", "  "],
  ["two lines", "a\nb"],
  ["an order to Twitch", "/ban vera"],
  ["an order of old", ".timeout vera"],
])("K5: %s is not taken", async (_case, text) => {
  expect((await post({ text })).status).toBe(422);
});

test("K1: 500 characters outside the basic plane are 500 characters", async () => {
  expect((await post({ text: "😀".repeat(500) })).status).toBe(202);
});

test("who is not the channel's owner sees nothing of it, a key with spaces is refused, a left channel is not spoken in", async () => {
  expect((await messagesOf(vera)).status).toBe(404);
  expect((await post({ text: "hello" }, {}, vera)).status).toBe(404);
  expect((await post({ text: "hello" }, { "idempotency-key": "a b" })).status).toBe(400);
  await app.database.pool.query("UPDATE channel SET join_wanted = false");
  expect((await post({ text: "hello" })).status).toBe(409);
  await app.database.pool.query("UPDATE channel SET join_wanted = true");
});

test("K5: the queue of a channel is bounded: what is least urgent, and of that the oldest, is dropped", async () => {
  const { pool } = app.database;
  for (let n = 0; n < 5; n += 1) await queue(pool, kaya.id, `timer ${n}`, { source: "timer" });
  for (let n = 0; n < 58; n += 1) await queue(pool, kaya.id, `answer ${n}`, { source: "command" });
  const { rows } = await pool.query(
    "SELECT text, drop_code FROM outgoing_message WHERE state = 'dropped' ORDER BY id",
  );
  expect(rows).toEqual([0, 1, 2].map((n) => ({ text: `timer ${n}`, drop_code: "queue_full" })));
});
