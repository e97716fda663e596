import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { forgetEverywhere } from "@/lib/jobs/forget-everywhere";
import { createModerationDuty, pruneModeration, undoAction } from "@/lib/moderation";
import { recordOffence } from "@/lib/moderation/record-offence";
import { DEFAULT_CONDUCT } from "@/lib/moderation/schema";
import { changeConduct } from "@/lib/moderation/settings";
import { personas } from "@/lib/twitch/simulator";
import { connectChannels } from "@/tests/support/bots";
import { actionsOf, ownerOf, setRule, written } from "@/tests/support/moderation";
import { connectAccount, outgoingOf } from "@/tests/support/sending";
import { CLIENT, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const { max2000, kaya, vera, tom, tallybot } = personas;
const SCOPES = ["moderator:manage:banned_users", "moderator:manage:chat_messages"];
let bench: TwitchBench;
let channels: { id: string; login: string }[] = [];
let channel = { id: "", login: "" };
const duties: ReturnType<typeof createModerationDuty>[] = [];
const pool = () => bench.database.pool;
const room = () => bench.simulator.chat.hub.room(channel.login);

beforeAll(async () => {
  bench = await startTwitchBench();
  // The personas come first; they are whom the channels' owners look after.
  channels = (await connectChannels(pool(), bench.simulator, 40)).slice(-25);
});
afterAll(() => bench.stop());
beforeEach(async () => {
  channel = channels.pop() ?? channel;
  bench.simulator.chat.setModerator(channel.login, tallybot.login, true);
  await pool().query(
    "TRUNCATE moderation_action, moderation_rule, moderation_permit, outgoing_message, bot_account, twitch_token",
  );
  await setRule(pool(), channel, { kind: "links", enabled: true });
});
afterEach(async () => {
  bench.simulator.faults.clear();
  await Promise.all(duties.splice(0).map((duty) => duty.stop()));
});

const connect = (scopes: readonly string[] = SCOPES) =>
  connectAccount(pool(), bench.simulator, bench.client(), { clientId: CLIENT.clientId, scopes });

/** A bot that has read the rules. */
async function startDuty(bot = "a bot") {
  const quiet = () => undefined;
  const duty = createModerationDuty({
    ...{ pool: pool(), bot, now: Date.now, log: { info: quiet, warn: quiet, error: quiet } },
    twitch: bench.client({ config: { timeoutMs: 2_000 } }),
  });
  duties.push(duty);
  const harmless = written(bench.simulator, channel, kaya.login, "evil.com", {
    roles: { ...written(bench.simulator, channel, kaya.login, "hi").roles, moderator: true },
    text: `!permit ${tallybot.login} 5`,
  });
  // A moderator's word is heard as soon as the rules have been read.
  await vi.waitFor(() => expect(duty.hear(harmless)).toBe(true), { timeout: 60_000, interval: 20 });
  return duty;
}

const setConduct = (change: Parameters<typeof changeConduct>[2]) =>
  changeConduct(ownerOf(channel), channel.login, change, { pool: pool(), client: bench.client });
const settled = (count: number) =>
  vi.waitFor(
    async () => {
      const rows = await actionsOf(pool());
      expect([rows.length, rows.filter(({ state }) => state === "queued").length]).toEqual([count, 0]);
      return rows;
    },
    { timeout: 60_000, interval: 25 },
  );

const by = (text: string, who = max2000.login) => written(bench.simulator, channel, who, text);
const moderationTold = async () =>
  (await outgoingOf(pool())).map(({ text }) => text).filter((text) => text.startsWith("@"));

test("K3: a link is deleted, its author warned, and the next ones timed out; prose is left alone", async () => {
  await connect();
  const duty = await startDuty();
  expect(duty.hear(by("e.g. this costs 1.5, wait...what"))).toBe(false);
  for (const n of [1, 2, 3]) {
    expect(duty.hear(by(`see evil${n}.com`))).toBe(true);
    await settled(n);
  }
  expect(await settled(3)).toMatchObject([
    { action: "warn", state: "done", rule: "links" },
    { action: "delete", state: "done" },
    { action: "timeout", seconds: 60, state: "done" },
  ]);
  expect(room().timeouts.get(max2000.id)).toBeGreaterThan(Date.now() + 50_000);
  // Once a minute, however much is done.
  expect(await moderationTold()).toEqual([`@${max2000.login}, please ask before you post a link (warning).`]);
});

test("with the scope the first offence is warned through Twitch", async () => {
  await connect([...SCOPES, "moderator:manage:warnings"]);
  await setConduct({ announce: false });
  const duty = await startDuty();
  duty.hear(by("evil.com"));
  await settled(1);
  expect(room().warnings.get(max2000.id)).toBe("Please ask before you post a link.");
  expect(await moderationTold()).toEqual([]);
});

test("two bots that hear the same message act on it once", async () => {
  await connect();
  const bots = [await startDuty("one"), await startDuty("two")];
  const messages = Array.from({ length: 10 }, (_, n) => by(`evil${n}.com`, [max2000, kaya][n % 2]?.login));
  for (const message of messages) for (const duty of bots) expect(duty.hear(message)).toBe(true);
  const rows = await settled(10);
  // Five offences each: a first, a second, a third, and two more.
  expect(rows.map(({ action }) => action).sort()).toEqual(
    ["warn", "delete", "timeout", "timeout", "timeout"].flatMap((one) => [one, one]).sort(),
  );
});

test("what a bot left that died is done by another", async () => {
  await connect();
  const message = by("evil.com");
  const heard = {
    line: { ...message, author: message.author },
    offence: { rule: "links" as const, reason: "link to evil.com" },
    conduct: { ...DEFAULT_CONDUCT, steps: [{ action: "timeout" as const, seconds: 30 }] },
  };
  await recordOffence(pool(), "the dead one", channel.id, heard, 300);
  await startDuty("the living");
  expect(await settled(1)).toMatchObject([{ state: "done", action: "timeout", seconds: 30 }]);
  expect(room().timeouts.has(max2000.id)).toBe(true);
});

test("a bot's lease keeps others away", async () => {
  await connect();
  const message = by("evil.com");
  const heard = {
    line: message,
    offence: { rule: "links" as const, reason: "link to evil.com" },
    conduct: DEFAULT_CONDUCT,
  };
  await recordOffence(pool(), "a slow one", channel.id, heard);
  await startDuty("another");
  await setTimeout(2_500);
  expect(await actionsOf(pool())).toMatchObject([{ state: "queued" }]);
});

test("who is no moderator there is told how to become one", async () => {
  await connect();
  bench.simulator.chat.setModerator(channel.login, tallybot.login, false);
  const duty = await startDuty();
  duty.hear(by("evil.com"));
  const [row] = await settled(1);
  expect(row).toMatchObject({
    state: "failed",
    error: "tallybot is not a moderator in this channel: type /mod tallybot in its chat.",
  });
  expect(await moderationTold()).toEqual([]);
});

test("a missing scope and a missing account are told", async () => {
  await connect(["user:bot"]);
  const duty = await startDuty();
  duty.hear(by("evil.com"));
  expect((await settled(1))[0]?.error).toMatch(/tallybot has not allowed this on Twitch/);
  await pool().query("DELETE FROM bot_account");
  duty.hear(by("evil.com"));
  expect((await settled(2))[1]?.error).toMatch(/No account writes/);
});

test("while Twitch fails it is tried again", async () => {
  await connect();
  bench.simulator.faults.set({ kind: "status", endpoint: "helix/moderation/chat", status: 503, times: 2 });
  const duty = await startDuty();
  duty.hear(by("evil.com"));
  expect(await settled(1)).toMatchObject([{ state: "done", error: null }]);
});

test("a message that is gone already is as wanted", async () => {
  await connect();
  const duty = await startDuty();
  duty.hear({ ...by("evil.com"), id: "01900000-0000-7000-8000-00000000000a" });
  expect(await settled(1)).toMatchObject([{ action: "warn", state: "done" }]);
});

test("a person who is banned already is as wanted", async () => {
  await connect();
  await setConduct({ steps: [{ action: "ban" }] });
  const duty = await startDuty();
  const message = by("evil.com");
  bench.simulator.chat.ban(channel.login, max2000.login);
  duty.hear(message);
  expect(await settled(1)).toMatchObject([{ action: "ban", state: "done", error: null }]);
});

test("undo ends a timeout, and the offence counts no more", async () => {
  await connect();
  await setConduct({ steps: [{ action: "timeout", seconds: 600 }, { action: "ban" }] });
  const duty = await startDuty();
  duty.hear(by("evil.com"));
  const [row] = await settled(1);
  const deps = { pool: pool(), twitch: bench.client() };
  const done = await undoAction(ownerOf(channel), channel.login, row?.id ?? "", deps);
  expect(done).toMatchObject({ action: { state: "undone", undoneBy: channel.login } });
  expect(done.left).toMatch(/messages that Twitch removed cannot come back/);
  expect(room().timeouts.has(max2000.id)).toBe(false);
  // Again is fine.
  expect((await undoAction(ownerOf(channel), channel.login, row?.id ?? "", deps)).action.state).toBe(
    "undone",
  );
  duty.hear(by("evil.com"));
  expect((await settled(2))[1]?.action).toBe("timeout");
});

test("!permit lets somebody post links; from others it is a message like any", async () => {
  await connect();
  const duty = await startDuty();
  const asked = by(`!permit @${max2000.displayName} 60`, kaya.login);
  expect(duty.hear(asked)).toBe(false);
  expect(duty.hear({ ...asked, roles: { ...asked.roles, moderator: true } })).toBe(true);
  await vi.waitFor(() => expect(duty.hear(by("evil.com"))).toBe(false), { timeout: 60_000 });
  const told = (await outgoingOf(pool())).map(({ text }) => text);
  expect(told).toContain(`${max2000.displayName} may post links for 1 min.`);
});

test("the bot itself, bots of the channel, other rooms of a shared chat and exempted people are left alone", async () => {
  await connect();
  const duty = await startDuty();
  expect(duty.hear(by("evil.com", tallybot.login))).toBe(false);
  const elsewhere = { ...by("evil.com"), source: { messageId: "x", channelId: "1" } };
  expect(duty.hear(elsewhere)).toBe(false);
  const people = [{ id: max2000.id, login: max2000.login }];
  await setConduct({ people });
  duty.onEvents([
    {
      kind: "commands.changed",
      payload: { channelId: channel.id, what: "moderation" },
      seq: 1,
      id: "",
      at: "",
    },
  ]);
  await vi.waitFor(() => expect(duty.hear(by("evil.com"))).toBe(false), { timeout: 60_000 });
});

test("K5: who is marked as a bot is left alone, unless the owner says that they are none there", async () => {
  await connect();
  await pool().query("TRUNCATE viewer CASCADE");
  await pool().query(
    `INSERT INTO viewer (twitch_id, login, display_name, bot, first_seen_at, last_seen_at)
     SELECT id, id, id, bot, now(), now() FROM unnest($1::text[], $2::bool[]) AS v (id, bot)`,
    [
      [max2000.id, kaya.id, vera.id, tom.id],
      [true, true, false, false],
    ],
  );
  await pool().query(
    `INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at, bot)
     SELECT $1, id, now(), now(), bot FROM unnest($2::text[], $3::bool[]) AS v (id, bot)`,
    [channel.id, [max2000.id, kaya.id, vera.id, tom.id], [null, false, true, null]],
  );
  const duty = await startDuty();
  const isStopped = ({ login }: { login: string }) => duty.hear(by("evil.com", login));
  expect([max2000, kaya, vera, tom].map(isStopped)).toEqual([false, true, false, true]);
  await settled(2);
});

test("what somebody wrote who does not want to be logged is not kept", async () => {
  await pool().query("INSERT INTO chat_opt_out (twitch_id) VALUES ($1)", [max2000.id]);
  try {
    await connect();
    const duty = await startDuty();
    duty.hear(by("see evil.com"));
    await settled(1);
    duty.hear(by("see evil.com", kaya.login));
    await settled(2);
    const { rows } = await pool().query("SELECT person_id, text, state FROM moderation_action ORDER BY at");
    expect(rows).toEqual([
      { person_id: max2000.id, text: "", state: "done" },
      { person_id: kaya.id, text: "see evil.com", state: "done" },
    ]);
  } finally {
    await pool().query("DELETE FROM chat_opt_out");
  }
});

test("of who asks to be forgotten no offence and no permit is left, of others all are", async () => {
  await pool().query(
    `INSERT INTO moderation_action (id, channel_id, person_id, person_login, rule, reason, text, action)
     SELECT uuid_v7(), $1, person, 'a', 'links', '', 'evil.com', 'warn' FROM unnest(ARRAY['71', '71', '72']) AS person`,
    [channel.id],
  );
  await pool().query(
    "INSERT INTO moderation_permit SELECT $1, person, now() + interval '1 day' FROM unnest(ARRAY['71', '72']) AS person",
    [channel.id],
  );
  const forget = () => withTransaction((tx) => forgetEverywhere(tx, "71"), pool());
  expect(await forget()).toBe(3);
  const { rows } = await pool().query(
    "SELECT person_id FROM moderation_action UNION ALL SELECT person_id FROM moderation_permit",
  );
  expect(rows).toEqual([{ person_id: "72" }, { person_id: "72" }]);
  expect(await forget()).toBe(0);
});

test("what is 90 days old is forgotten", async () => {
  await pool().query(
    `INSERT INTO moderation_action (id, channel_id, person_id, person_login, rule, reason, text, action, at)
     SELECT uuid_v7(), $1, '1', 'a', 'links', '', '', 'warn', clock_timestamp() - d * interval '1 day'
     FROM unnest(ARRAY[1, 100, 200]) AS d`,
    [channel.id],
  );
  const before = new Date(Date.now() - 90 * 86_400_000);
  expect(await pruneModeration(pool(), before, new AbortController().signal)).toBe(2);
  expect(await actionsOf(pool())).toHaveLength(1);
});
