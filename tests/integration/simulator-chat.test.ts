import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { chatTokens } from "@/tests/support/chat-tokens";
import { eventually } from "@/tests/support/eventually";
import { helix, see, signIn } from "@/tests/support/simulator-client";

// The simulator's chat by a bare socket: what it says is what Twitch's documentation shows, whatever our client makes of it.

const { kaya, tom, vera } = personas;
const TIME = /\d{13}/;

let simulator: Simulator;
const sockets: Socket[] = [];
beforeEach(async () => {
  simulator = await startSimulator({ size: { broadcasters: 60, live: 5 } });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await simulator.stop();
});

/** A client that says what it is told to, and keeps what it hears. */
async function client(...says: string[]) {
  const { hostname, port } = new URL(simulator.chat.urls.tcp);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let heard = "";
  let isOver = false;
  socket.setEncoding("utf8").on("data", (piece: string) => {
    heard += piece;
  });
  socket
    .on("error", () => undefined)
    .once("close", () => {
      isOver = true;
    });
  await once(socket, "connect");
  const say = (...lines: string[]) => void socket.write(lines.map((line) => `${line}\r\n`).join(""));
  say(...says);
  const lines = () => heard.split("\r\n").filter(Boolean);
  const hears = (part: string | RegExp) =>
    eventually(() => lines().find((line) => line.search(part) >= 0) ?? expect.fail(`${part} in ${heard}`));
  return { say, lines, hears, isOver: () => isOver };
}

const ALL = "CAP REQ :twitch.tv/tags twitch.tv/commands twitch.tv/membership";
const anonymous = (...says: string[]) => client(ALL, "NICK justinfan123", ...says);
function asPersona(login: string, ...says: string[]) {
  const { token } = chatTokens(simulator, login);
  return client(ALL, `PASS oauth:${token()}`, `NICK ${login}`, ...says);
}
const admin = (name: string, body: object) =>
  see<{ id: string }>(`${simulator.url}/admin/api/chat/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

describe("who comes in", () => {
  test("is welcomed by the numbers, and knows the room's state after a JOIN", async () => {
    const one = await anonymous(`JOIN #${kaya.login}`);
    await one.hears(`ROOMSTATE #${kaya.login}`);
    const numbers = one.lines().flatMap((line) => / (\d{3}) justinfan123/.exec(line)?.[1] ?? []);
    expect(numbers).toEqual(["001", "002", "003", "004", "375", "372", "376", "353", "366"]);
    expect(one.lines()[0]).toBe(
      ":tmi.twitch.tv CAP * ACK :twitch.tv/tags twitch.tv/commands twitch.tv/membership",
    );
    expect(await one.hears("ROOMSTATE")).toContain(`room-id=${kaya.id}`);
  });

  test.each([
    ["without a token", ["NICK vera"], "Improperly formatted auth"],
    ["with one that is none", ["PASS oauth:nonsense", "NICK vera"], "Login authentication failed"],
  ])("as somebody %s is refused and shut out", async (_, says, words) => {
    const one = await client(...says);
    expect(await one.hears(words)).toBe(`:tmi.twitch.tv NOTICE * :${words}`);
    await eventually(() => expect(one.isOver()).toBe(true));
  });

  test("is whoever the token says, whatever the name", async () => {
    const { token } = chatTokens(simulator, vera.login);
    const one = await client(ALL, `PASS oauth:${token()}`, "NICK somebody_else");
    expect(await one.hears(" 001 ")).toContain(` 001 ${vera.login} `);
    expect(await one.hears("GLOBALUSERSTATE")).toContain(`user-id=${vera.id}`);
  });

  test("gets no more than was asked for: no tags, no commands", async () => {
    const plain = await client("NICK justinfan5", `JOIN #${kaya.login}`);
    await plain.hears(" 366 ");
    simulator.chat.say(kaya.login, "hello", { as: vera.login });
    simulator.chat.clear(kaya.login);
    simulator.chat.say(kaya.login, "the end", { as: vera.login });
    await plain.hears("the end");
    expect(await plain.hears(":hello")).toBe(
      `:${vera.login}!${vera.login}@${vera.login}.tmi.twitch.tv PRIVMSG #${kaya.login} :hello`,
    );
    expect(plain.lines().join("\n")).not.toMatch(/CLEARCHAT|ROOMSTATE|tmi-sent-ts/);
  });
});

test("the twenty-first JOIN within ten seconds is ignored in silence, over however many connections", async () => {
  const logins = [...simulator.world.members()].slice(0, 22).map(({ account }) => account.login);
  const one = await anonymous(...logins.slice(0, 12).map((login) => `JOIN #${login}`));
  await eventually(() => expect(one.lines().filter((line) => / 366 /.test(line))).toHaveLength(12));
  const other = await anonymous(
    `JOIN ${logins
      .slice(12)
      .map((login) => `#${login}`)
      .join(",")}`,
    "PING :then",
  );
  await other.hears("PONG");
  expect(other.lines().filter((line) => / 366 /.test(line))).toHaveLength(8);
  expect(other.lines().some((line) => line.includes("NOTICE"))).toBe(false);
  expect(simulator.chat.hub.ignoredJoins).toBe(2);
});

test("what moderators do is said as Twitch says it, by the admin page's API", async () => {
  const one = await anonymous(`JOIN #${kaya.login}`);
  await one.hears(" 366 ");
  const { id } = (await admin("say", { login: kaya.login, text: "spam", as: vera.login })).body;
  expect(await one.hears("PRIVMSG")).toContain(`;id=${id};`);
  await admin("delete", { login: kaya.login, id });
  const deleted = await one.hears("CLEARMSG");
  expect(deleted).toContain(`target-msg-id=${id}`);
  expect(deleted).toMatch(new RegExp(`CLEARMSG #${kaya.login} :spam$`));
  await admin("timeout", { login: kaya.login, who: vera.login, seconds: 600 });
  const timeout = await one.hears("ban-duration=600");
  expect(timeout).toMatch(TIME);
  expect(timeout).toContain(`target-user-id=${vera.id}`);
  expect(timeout).toMatch(new RegExp(`CLEARCHAT #${kaya.login} :${vera.login}$`));
  await admin("raid", { from: tom.login, to: kaya.login, viewers: 7 });
  expect(await one.hears("msg-id=raid")).toMatch(/msg-param-viewerCount=7.* USERNOTICE /);
  await admin("reconnect", { closeAfterMs: 0 });
  await one.hears(":tmi.twitch.tv RECONNECT");
  await eventually(() => expect(one.isOver()).toBe(true));
});

test("an action that nobody knows, a channel that nobody has and a wrong body are refused", async () => {
  expect((await admin("dance", {})).status).toBe(404);
  expect((await admin("say", { login: "nobody_has_this", text: "hi" })).status).toBe(404);
  expect((await admin("say", { login: kaya.login })).status).toBe(400);
});

describe("chatters in Helix", () => {
  const chatters = (token: string, moderator: string, more = "") =>
    helix(simulator, token, `chat/chatters?broadcaster_id=${kaya.id}&moderator_id=${moderator}${more}`);

  test("are those who are in the room, told to its broadcaster page by page", async () => {
    const inside = await asPersona(vera.login, `JOIN #${kaya.login}`);
    await inside.hears(" 366 ");
    const { access_token } = await signIn(simulator, kaya, "moderator:read:chatters");
    const names: unknown[] = [];
    let cursor = "";
    do {
      const page = await chatters(access_token, kaya.id, `&first=1${cursor && `&after=${cursor}`}`);
      expect(page.status).toBe(200);
      names.push(...page.body.data.map((row) => row.user_login));
      expect(page.body.total).toBeGreaterThanOrEqual(1);
      cursor = page.body.pagination?.cursor ?? "";
    } while (cursor && names.length < 50);
    expect(names).toContain(vera.login);
    expect(new Set(names).size).toBe(names.length);
  });

  test("are not told to others, nor in somebody else's name, nor without the scope", async () => {
    const stranger = (await signIn(simulator, vera, "moderator:read:chatters")).access_token;
    expect((await chatters(stranger, vera.id)).status).toBe(403);
    expect((await chatters(stranger, kaya.id)).status).toBe(401);
    expect((await chatters((await signIn(simulator, kaya)).access_token, kaya.id)).status).toBe(401);
  });
});
