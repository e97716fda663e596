import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createCommandsDuty, ensureBuiltins } from "@/lib/commands";
import type { RecordedEvent } from "@/lib/events/schema";
import type { ChatMessage } from "@/lib/twitch/chat";
import { NO_ROLES } from "../support/chat-line";
import { addChannel, addCommand, executeDepsOn, saidIn } from "../support/commands";
import { type TestDatabase, testDatabase } from "../support/database";

// K2: what a bot does when somebody writes.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const CHANNEL = "1000";
const logged = { info: vi.fn(), warn: vi.fn() };
let duties: ReturnType<typeof createCommandsDuty>[] = [];
beforeEach(async () => {
  await Promise.all(duties.map((duty) => duty.stop()));
  duties = [];
  vi.clearAllMocks();
  await database.pool.query("DELETE FROM broadcaster; DELETE FROM outbox");
  await addChannel(database.pool, CHANNEL, "vera");
  await addCommand(database.pool, CHANNEL, { name: "hello", response: "Hi $(user)", cooldownSeconds: 0 });
});

function duty(execute = executeDepsOn(database.pool), now: () => number = Date.now) {
  const made = createCommandsDuty({ pool: database.pool, execute, log: logged, now });
  duties.push(made);
  return made;
}

const message = (text: string, given: Partial<ChatMessage> = {}): ChatMessage => ({
  ...{ kind: "message", id: randomUUID(), channelId: CHANNEL, channelLogin: "vera", text, roles: NO_ROLES },
  author: { id: "77", login: "ann", displayName: "Ann" },
  ...{ badges: [], subscribedMonths: null, colour: null, emotes: [], source: null },
  ...{ sentAt: Date.now(), receivedAt: Date.now(), isAction: false, bits: 0 },
  ...{ isFirst: false, isHighlighted: false, rewardId: null, replyTo: null },
  ...given,
});
const changed = (seq: number): RecordedEvent => ({
  ...{ kind: "commands.changed", payload: { channelId: CHANNEL, what: "commands" } },
  ...{ seq, id: randomUUID(), at: new Date().toISOString() },
});
const said = () => saidIn(database.pool, CHANNEL);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("what asks for a command is answered, once however many bots hear it, and other duties hear of it too", async () => {
  const [one, other] = [duty(), duty()];
  const question = message("!HELLO you");
  expect([one.hear(question), other.hear(question)]).toEqual([false, false]);
  await vi.waitFor(async () => expect(await said()).toEqual(["Hi Ann"]));
  await Promise.all([one.stop(), other.stop()]);
  expect(await said()).toEqual(["Hi Ann"]);
});

test("what was first written in another channel, with /me, or too long ago is not answered, and a reply is", async () => {
  const bot = duty();
  bot.hear(message("!hello", { source: { messageId: randomUUID(), channelId: "2" } }));
  bot.hear(message("!hello", { isAction: true }));
  bot.hear(message("!hello", { receivedAt: Date.now() - 20_001 }));
  bot.hear(message("hello"));
  const author = { id: "5", login: "tom", displayName: "Tom" };
  const replyTo = { messageId: randomUUID(), threadId: randomUUID(), author, text: "x" };
  bot.hear(message("@Tom !hello", { replyTo, source: { messageId: randomUUID(), channelId: CHANNEL } }));
  await vi.waitFor(async () => expect(await said()).toEqual(["Hi Ann"]));
  await bot.stop();
  expect(await said()).toHaveLength(1);
});

test("a command is answered as soon as it is told of, and what is none is not looked for", async () => {
  const bot = duty();
  bot.hear(message("!nothing"));
  await pause(200);
  await addCommand(database.pool, CHANNEL, { name: "new", response: "New", cooldownSeconds: 0 });
  bot.onEvents([changed(1)]);
  bot.hear(message("!new"));
  await vi.waitFor(async () => expect(await said()).toEqual(["New"]));
  const looks = vi.spyOn(database.pool, "query");
  bot.hear(message("!nothing"));
  await pause(100);
  expect(looks).not.toHaveBeenCalled();
  looks.mockRestore();
});

test("while Postgres is away it is said once, and what is still fresh when it is back is answered", async () => {
  const execute = executeDepsOn(database.pool);
  let away = 2;
  const flaky = {
    ...execute,
    get pool() {
      if (away > 0) throw new Error("connection refused");
      return execute.pool;
    },
  };
  const bot = duty(flaky);
  bot.hear(message("!hello"));
  bot.hear(message("!hello"));
  await pause(50);
  away = 0;
  await vi.waitFor(async () => expect(await said()).toEqual(["Hi Ann", "Hi Ann"]), { timeout: 60_000 });
  expect(logged.warn).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(logged.info).toHaveBeenCalledTimes(1));
});

test("clips that take their time keep nobody waiting, and are said in the end", async () => {
  const channels = [CHANNEL, "1001", "1002"];
  for (const id of channels) {
    await addChannel(database.pool, id);
    await ensureBuiltins(id, database.pool);
  }
  let finish: (text: string) => void = () => undefined;
  const clip = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const made = vi.fn(() => clip);
  const bot = duty(executeDepsOn(database.pool, { clip: made }));
  const roles = { ...NO_ROLES, moderator: true };
  for (const channelId of channels)
    for (let n = 0; n < 2; n += 1) bot.hear(message("!clip", { channelId, roles }));
  await vi.waitFor(() => expect(made).toHaveBeenCalledTimes(6));
  bot.hear(message("!hello"));
  await vi.waitFor(async () => expect(await said()).toEqual(["Hi Ann"]));
  const stopped = bot.stop();
  finish("A clip");
  await stopped;
  expect(await said()).toEqual(["Hi Ann", "A clip", "A clip"]);
});

test("a flood of commands is answered in part, and the rest is let go", async () => {
  const bot = duty();
  for (let n = 0; n < 500; n += 1) bot.hear(message("!hello"));
  await vi.waitFor(async () => expect(await said()).toHaveLength(52), { timeout: 60_000 });
  await pause(100);
  expect(await said()).toHaveLength(52);
}, 120_000);
