import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSendingDuty } from "@/lib/sending";
import { claim } from "@/lib/sending/claim";
import { putOutcome } from "@/lib/sending/repository-outcome";
import type { SaidOverIrc } from "@/lib/twitch/chat";
import { personas } from "@/lib/twitch/simulator";
import { connectChannels } from "@/tests/support/bots";
import { connectAccount, leaseTo, outgoingOf, queue, saidIn } from "@/tests/support/sending";
import { CLIENT, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

let bench: TwitchBench;
let channels: { id: string; login: string }[];
const duties: ReturnType<typeof createSendingDuty>[] = [];
const first = () => channels[0] ?? { id: "", login: "" };

beforeEach(async () => {
  bench = await startTwitchBench();
  channels = await connectChannels(bench.database.pool, bench.simulator, 2);
  for (const { login } of channels) bench.simulator.chat.setModerator(login, personas.tallybot.login, true);
});
afterEach(async () => {
  await Promise.all(duties.splice(0).map((duty) => duty.stop()));
  await bench.stop();
});

const connect = (scopes?: readonly string[]) =>
  connectAccount(bench.database.pool, bench.simulator, bench.client(), {
    clientId: CLIENT.clientId,
    ...(scopes && { scopes }),
  });

function startDuty(
  bot = "a bot",
  irc: () => Promise<SaidOverIrc> = async () => ({ result: "not_sent", reason: "there is no chat" }),
) {
  const duty = createSendingDuty({
    ...{ pool: bench.database.pool, bot, irc, now: Date.now },
    helix: bench.client({ config: { timeoutMs: 1_000 } }),
    channels: () => channels.map(({ id }) => id),
    log: { info: () => undefined, warn: () => undefined },
  });
  duties.push(duty);
  return duty;
}

const settled = (count = 1) =>
  vi.waitFor(
    async () => {
      const rows = await outgoingOf(bench.database.pool);
      const open = rows.filter(({ state }) => state === "queued" || state === "sending");
      expect([rows.length, open.length]).toEqual([count, 0]);
      return rows;
    },
    { timeout: 60_000, interval: 25 },
  );

test("K1 K5: what waits is said, in order, with Twitch's ids", async () => {
  const { pool } = bench.database;
  await connect();
  await leaseTo(pool, "a bot", channels);
  for (const text of ["one", "two", "three"]) await queue(pool, first().id, text);
  startDuty();
  const rows = await settled(3);
  expect(rows).toMatchObject([
    { text: "one", state: "sent", via: "api" },
    { text: "two", state: "sent", via: "api" },
    { text: "three", state: "sent", via: "api" },
  ]);
  const said = saidIn(bench.simulator, first().login);
  expect(said.map(({ text }) => text)).toEqual(["one", "two", "three"]);
  expect(rows.map(({ messageId }) => messageId)).toEqual(said.map(({ id }) => id));
});

const { tallybot } = personas;
const fault = (input: Parameters<TwitchBench["simulator"]["faults"]["set"]>[0]) =>
  bench.simulator.faults.set({ endpoint: "helix/chat/messages", ...input });
const asked = () =>
  bench.simulator.requests.last().filter(({ endpoint }) => endpoint === "helix/chat/messages");
const texts = () => saidIn(bench.simulator, first().login).map(({ text }) => text);

async function ready(scopes?: readonly string[], role: string | null = "moderator") {
  await connect(scopes);
  await leaseTo(bench.database.pool, "a bot", channels, role);
}
const queueOne = (text: string, wish?: Parameters<typeof queue>[3]) =>
  queue(bench.database.pool, first().id, text, wish);

test("K5: what waits too long is dropped, and says so", async () => {
  await ready();
  await queueOne("late", { withinMs: -1 });
  startDuty();
  expect(await settled()).toMatchObject([{ state: "dropped", code: "too_late", reason: expect.any(String) }]);
  expect(asked()).toEqual([]);
});

test("without an account nothing is said, and why is told", async () => {
  await leaseTo(bench.database.pool, "a bot", channels);
  await queueOne("hello");
  startDuty();
  expect(await settled()).toMatchObject([{ state: "dropped", code: "no_account" }]);
});

test("order comes before answers, answers before timers, in each the oldest first", async () => {
  await ready();
  for (const source of ["timer", "api", "command", "moderation"] as const) await queueOne(source, { source });
  startDuty();
  await settled(4);
  expect(texts()).toEqual(["moderation", "command", "api", "timer"]);
});

test("K5: the same text again within 30 s is made another one that looks the same", async () => {
  for (const { login } of channels) bench.simulator.chat.setModerator(login, tallybot.login, false);
  await ready(undefined, "nobody");
  await queueOne("hello");
  await queueOne("hello");
  startDuty();
  expect(await settled(2)).toMatchObject([{ state: "sent" }, { state: "sent" }]);
  expect(texts()).toEqual(["hello", "hello \u034f"]);
});

test("K5: where the account is nobody it writes once a second, and nothing is refused", async () => {
  for (const { login } of channels) bench.simulator.chat.setModerator(login, tallybot.login, false);
  await ready(undefined, "nobody");
  const startedAt = Date.now();
  for (const text of ["a", "b", "c"]) await queueOne(text);
  startDuty();
  await settled(3);
  expect(Date.now() - startedAt).toBeGreaterThan(2_000);
  expect(bench.simulator.chat.speech.ignored).toBe(0);
});

test("what Twitch does not let through is dropped with Twitch's words", async () => {
  for (const { login } of channels) bench.simulator.chat.setModerator(login, tallybot.login, false);
  bench.simulator.chat.speech.heldWords.add("rude");
  await ready(undefined, "nobody");
  await queueOne("how rude");
  startDuty();
  expect(await settled()).toMatchObject([
    { state: "dropped", code: "automod_held", reason: expect.stringContaining("checked by mods") },
  ]);
});

test("where the account is banned that is the reason", async () => {
  await ready();
  bench.simulator.chat.ban(first().login, tallybot.login);
  await queueOne("hello");
  startDuty();
  expect(await settled()).toMatchObject([{ state: "dropped", code: "forbidden" }]);
});

test("a reply answers its message", async () => {
  await ready();
  const parent = bench.simulator.chat.say(first().login, "who are you?");
  const heard: string[] = [];
  const { hub } = bench.simulator.chat;
  const room = hub.room(first().login);
  const send = room.send.bind(room);
  room.send = (line, ...rest) => {
    heard.push(line);
    send(line, ...rest);
  };
  await queueOne("the bot", { replyToId: parent });
  startDuty();
  await settled();
  expect(heard.join("\n")).toContain(`reply-parent-msg-id=${parent}`);
});

test("a token that Twitch refuses is renewed once, and the message said once", async () => {
  await ready();
  bench.simulator.authority.expireAccessTokens();
  await queueOne("hello");
  startDuty();
  expect(await settled()).toMatchObject([{ state: "sent" }]);
  expect(texts()).toEqual(["hello"]);
});

test("the channel let the bot in: it is said as the app; otherwise as the account", async () => {
  for (const { login } of channels) bench.simulator.chat.setModerator(login, tallybot.login, false);
  await ready(undefined, "nobody");
  await queueOne("as the account");
  startDuty();
  await settled();
  expect(bench.simulator.rateLimits.list().map(({ userId }) => userId)).toEqual([tallybot.id]);
  await bench.signIn(first(), { scopes: ["channel:bot"] });
  await queueOne("as the app");
  await settled(2);
  expect(bench.simulator.rateLimits.list().map(({ userId }) => userId)).toContain(null);
});

test.each([
  ["a 429", { kind: "status", status: 429, headers: false, times: 1 }],
  ["a 503", { kind: "status", status: 503, times: 2 }],
] as const)("%s: it was not said, and is said a little later, once", async (_case, input) => {
  await ready();
  fault(input);
  await queueOne("hello");
  startDuty();
  expect(await settled()).toMatchObject([{ state: "sent" }]);
  expect(texts()).toEqual(["hello"]);
});

test.each([
  ["no answer", { kind: "hang", times: 1 }],
  ["a connection that breaks", { kind: "disconnect", times: 1 }],
  ["a 502", { kind: "status", status: 502, times: 1 }],
  ["half an answer", { kind: "truncate", times: 1 }],
] as const)("%s: it may have been said, and is never sent again", async (_case, input) => {
  await ready();
  fault(input);
  await queueOne("hello");
  startDuty();
  expect(await settled()).toMatchObject([
    { state: "unknown", reason: expect.stringContaining("may have been said") },
  ]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked()).toHaveLength(1);
});

test("read in the chat, it is known to be said", async () => {
  await ready();
  fault({ kind: "truncate", times: 1 });
  await queueOne("hello");
  const duty = startDuty();
  await settled();
  const [said] = saidIn(bench.simulator, first().login);
  duty.hear({
    ...{
      kind: "message",
      id: said?.id ?? "",
      channelId: first().id,
      channelLogin: first().login,
      text: "hello",
    },
    author: { id: tallybot.id, login: tallybot.login, displayName: tallybot.displayName },
    roles: {
      broadcaster: false,
      moderator: true,
      leadModerator: false,
      vip: false,
      subscriber: false,
      founder: false,
    },
    ...{
      badges: [],
      subscribedMonths: null,
      colour: null,
      emotes: [],
      source: null,
      bits: 0,
      isAction: false,
    },
    ...{ isFirst: false, isHighlighted: false, rewardId: null, replyTo: null, sentAt: 0, receivedAt: 0 },
  });
  await vi.waitFor(async () =>
    expect(await outgoingOf(bench.database.pool)).toMatchObject([{ state: "sent", messageId: said?.id }]),
  );
});

test("when Helix left open what it did, the next goes over IRC; so does all, where that is all that was allowed", async () => {
  await ready();
  const irc: string[] = [];
  const overIrc = async (): Promise<SaidOverIrc> => {
    irc.push("said");
    return { result: "sent", messageId: null };
  };
  fault({ kind: "status", status: 502, times: 1 });
  await queueOne("first");
  await queueOne("second");
  startDuty("a bot", overIrc);
  expect(await settled(2)).toMatchObject([{ state: "unknown" }, { state: "sent", via: "irc" }]);
  await connect(["chat:read", "chat:edit"]);
  await queueOne("third");
  await settled(3);
  expect(irc).toHaveLength(2);
});

test("an account that may not write says nothing, and why is told", async () => {
  await ready(["chat:read"]);
  await queueOne("hello");
  startDuty();
  expect(await settled()).toMatchObject([{ state: "dropped", code: "missing_scope" }]);
});

test("two bots: each says what is in its channels, together at the pace of one account, nothing twice", async () => {
  const [one, two] = channels;
  await connect();
  await leaseTo(bench.database.pool, "first bot", one ? [one] : []);
  await leaseTo(bench.database.pool, "second bot", two ? [two] : []);
  for (let n = 0; n < 60; n += 1) {
    for (const { id } of channels) await queue(bench.database.pool, id, `line ${n}`, { withinMs: 600_000 });
  }
  startDuty("first bot");
  startDuty("second bot");
  await vi.waitFor(
    async () => {
      const rows = await outgoingOf(bench.database.pool);
      expect(rows.filter(({ state }) => state === "sent")).toHaveLength(100);
    },
    { timeout: 60_000, interval: 100 },
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(asked()).toHaveLength(100);
  expect(bench.simulator.chat.speech.ignored).toBe(0);
  for (const { login } of channels) {
    const said = saidIn(bench.simulator, login).map(({ text }) => text);
    expect(said).toEqual(said.map((_text, n) => `line ${n}`));
  }
});

test("what a dead bot was sending is unknown, and its channel goes on", async () => {
  const { pool } = bench.database;
  await ready();
  const id = await queueOne("begun");
  await queueOne("next");
  await pool.query(
    `UPDATE outgoing_message SET state = 'sending', bot = 'dead', claimed_at = clock_timestamp(),
       leased_until = clock_timestamp() + interval '1 hour' WHERE id = $1`,
    [id],
  );
  startDuty();
  expect(await settled(2)).toMatchObject([{ state: "unknown", code: "bot_ended" }, { state: "sent" }]);
  expect(texts()).toEqual(["next"]);
});

test("that a message was refused, told again when it is being sent anew, does not have it sent beside itself", async () => {
  const { pool } = bench.database;
  await ready();
  const id = await queueOne("hello");
  const claimOne = async () => {
    const { claimed } = await claim(pool, "a bot", { sweeps: false });
    return { id, bot: "a bot", claimedAt: claimed[0]?.claimedAt ?? new Date(0) };
  };
  const refused = { state: "queued", afterMs: 0, reason: "Away." } as const;
  const before = await claimOne();
  expect(await putOutcome(pool, before, refused)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const anew = await claimOne();
  expect(await putOutcome(pool, before, refused)).toBe(false);
  expect(await outgoingOf(pool)).toMatchObject([{ state: "sending" }]);
  expect(await putOutcome(pool, anew, { state: "sent", messageId: "m", via: "api" })).toBe(true);
});
