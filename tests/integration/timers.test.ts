import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLinesDuty } from "@/lib/timers";
import { addLines } from "@/lib/timers/repository-lines";
import { sayDue } from "@/lib/timers/say";
import { createTimersDuty } from "@/lib/timers/timers-duty";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { addBotAccount, addLease, addTimer, letPass, putOnAir, queuedIn } from "../support/timer-rows";

let database: TestDatabase;
const CHANNEL = "900";
const OTHER = "901";
const render = async (_from: unknown, _channelId: string, message: string) => message;

beforeAll(async () => {
  database = await testDatabase();
  for (const id of [CHANNEL, OTHER]) await addChannel(database.pool, id);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { pool } = database;
  await pool.query(
    "TRUNCATE chat_timer, outgoing_message, channel_lines, channel_lease, live_status, bot_account",
  );
  await addLease(pool, CHANNEL, "a");
  await addBotAccount(pool);
});

const look = (bot = "a", channelId = CHANNEL) => sayDue({ pool: database.pool, bot, render }, channelId);
const said = () => queuedIn(database.pool, CHANNEL);
const newestEvents = async (count: number) => {
  const { rows } = await database.pool.query<{ kind: string }>(
    "SELECT kind FROM outbox ORDER BY seq DESC LIMIT $1",
    [count],
  );
  return rows.map(({ kind }) => kind).toReversed();
};

describe("a turn", () => {
  test("is taken once, and the next one comes after its time", async () => {
    await addTimer(database.pool, CHANNEL);
    expect(await look()).toMatchObject({ said: true });
    expect(await newestEvents(2)).toEqual(["commands.changed", "outgoing.changed"]);
    expect(await look()).toMatchObject({ said: false });
    await letPass(database.pool, CHANNEL, 14.9);
    expect(await look()).toMatchObject({ said: false });
    await letPass(database.pool, CHANNEL, 0.2);
    expect(await look()).toMatchObject({ said: true });
    expect(await said()).toEqual(["Follow!", "Follow!"]);
  });

  test("is that of the bot that holds the channel, and of no other", async () => {
    await addTimer(database.pool, CHANNEL);
    expect((await look("b")).said).toBe(false);
    await database.pool.query("UPDATE channel_lease SET until = clock_timestamp() - interval '1 ms'");
    expect((await look("a")).said).toBe(false);
    await addLease(database.pool, CHANNEL, "b");
    expect((await look("b")).said).toBe(true);
  });

  test("waits for lines, which count from the last turn", async () => {
    await addTimer(database.pool, CHANNEL, { minLines: 3 });
    expect((await look()).said).toBe(false);
    await addLines(database.pool, new Map([[CHANNEL, 3]]));
    expect((await look()).said).toBe(true);
    await letPass(database.pool, CHANNEL, 60);
    await addLines(database.pool, new Map([[CHANNEL, 2]]));
    expect((await look()).said).toBe(false);
    await addLines(database.pool, new Map([[CHANNEL, 1]]));
    expect((await look()).said).toBe(true);
  });

  test("waits for the channel to be on air, unless it need not", async () => {
    const { pool } = database;
    await addTimer(pool, CHANNEL, { onlineOnly: true, message: "on air" });
    expect((await look()).said).toBe(false);
    await putOnAir(pool, CHANNEL, true);
    expect((await look()).said).toBe(true);
    await putOnAir(pool, CHANNEL, false);
    await letPass(pool, CHANNEL, 60);
    expect((await look()).said).toBe(false);
  });

  test("waits for an account that can say it", async () => {
    await database.pool.query("TRUNCATE bot_account");
    await addTimer(database.pool, CHANNEL);
    expect((await look()).said).toBe(false);
    await addBotAccount(database.pool);
    expect((await look()).said).toBe(true);
  });

  test("is not lost when the bot dies while it takes it, and nothing is said then", async () => {
    await addTimer(database.pool, CHANNEL);
    const dying = async () => {
      throw new Error("killed");
    };
    await expect(sayDue({ pool: database.pool, bot: "a", render: dying }, CHANNEL)).rejects.toThrow("killed");
    expect(await said()).toEqual([]);
    expect((await look()).said).toBe(true);
  });

  test("of a message that says nothing now is over all the same", async () => {
    await addTimer(database.pool, CHANNEL, { message: "" });
    expect((await look()).said).toBe(true);
    expect(await said()).toEqual([]);
    expect((await look()).said).toBe(false);
  });

  test("of a deleted timer is nobody's, but it keeps the others apart", async () => {
    await addTimer(database.pool, CHANNEL, { name: "gone", message: "gone" });
    await look();
    await database.pool.query("UPDATE chat_timer SET deleted_at = now()");
    await addTimer(database.pool, CHANNEL, { name: "new", message: "new" });
    expect((await look()).said).toBe(false);
    await letPass(database.pool, CHANNEL, 6);
    expect((await look()).said).toBe(true);
    expect(await said()).toEqual(["gone", "new"]);
  });
});

test("ten timers of a channel that comes back after hours are said one after the other", async () => {
  for (let index = 0; index < 10; index += 1)
    await addTimer(database.pool, CHANNEL, { name: String(index), message: String(index), everyMinutes: 30 });
  await letPass(database.pool, CHANNEL, 600);
  for (let round = 1; round <= 10; round += 1) {
    await Promise.all([look(), look(), look()]);
    expect(await said()).toHaveLength(round);
    await letPass(database.pool, CHANNEL, 3);
  }
  expect(new Set(await said()).size).toBe(10);
});

test("two bots that look at once, each believing the channel is its own, say each turn once: 100 rounds", async () => {
  const { pool } = database;
  for (const name of ["x", "y"]) await addTimer(pool, CHANNEL, { name, message: name });
  for (let round = 1; round <= 100; round += 1) {
    await addLease(pool, CHANNEL, round % 2 ? "a" : "b");
    const answers = await Promise.all([look("a"), look("b"), look("a"), look("b")]);
    expect(answers.filter((answer) => answer.said)).toHaveLength(1);
    await letPass(pool, CHANNEL, 16);
  }
  const all = await said();
  expect(all).toHaveLength(100);
  // Neither is favoured.
  expect(all.filter((text) => text === "x")).toHaveLength(50);
});

describe("the duty", () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const start = (bot: string, own: () => string[], at = { ms: 0 }) =>
    createTimersDuty({
      ...{ pool: database.pool, bot, render, log: silent, channels: own },
      now: () => Date.now() + at.ms,
    });
  const changed = {
    ...{ kind: "commands.changed" as const, payload: { channelId: CHANNEL, what: "timers" as const } },
    ...{ seq: 1, id: "", at: "" },
  };

  test("says what is due in its channels, and what becomes due by a change that it is told of", async () => {
    await addTimer(database.pool, CHANNEL);
    await addTimer(database.pool, OTHER);
    const duty = start("a", () => [CHANNEL]);
    await expect.poll(said).toEqual(["Follow!"]);
    await letPass(database.pool, CHANNEL, 60);
    duty.onEvents([changed]);
    await expect.poll(said).toEqual(["Follow!", "Follow!"]);
    await duty.stop();
    expect(await queuedIn(database.pool, OTHER)).toEqual([]);
  });

  test("takes a channel on when it becomes its own", async () => {
    await addTimer(database.pool, CHANNEL);
    let own: string[] = [];
    const duty = start("a", () => own);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await said()).toEqual([]);
    own = [CHANNEL];
    await expect.poll(said, { timeout: 60_000 }).toEqual(["Follow!"]);
    await duty.stop();
  });

  test("two of them say each turn once while the channel changes hands", async () => {
    await addTimer(database.pool, CHANNEL);
    const duties = ["a", "b"].map((bot) => start(bot, () => [CHANNEL]));
    for (let round = 1; round <= 5; round += 1) {
      await expect.poll(said, { timeout: 60_000 }).toHaveLength(round);
      await addLease(database.pool, CHANNEL, round % 2 ? "b" : "a");
      await letPass(database.pool, CHANNEL, 16);
      for (const duty of duties) duty.onEvents([changed]);
    }
    await expect.poll(said, { timeout: 60_000 }).toHaveLength(6);
    await Promise.all(duties.map((duty) => duty.stop()));
    expect(await said()).toHaveLength(6);
  });
});

describe("lines", () => {
  const linesOf = async (channelId: string) => {
    const { rows } = await database.pool.query<{ lines: string }>(
      "SELECT lines FROM channel_lines WHERE channel_id = $1",
      [channelId],
    );
    return Number(rows[0]?.lines ?? 0);
  };
  const person = (id: string) => ({ id, login: id, displayName: id });
  const message = (channelId: string, authorId = "1", sourceChannelId: string | null = null) =>
    ({
      kind: "message",
      channelId,
      author: person(authorId),
      source: sourceChannelId && { messageId: "m", channelId: sourceChannelId },
    }) as Parameters<ReturnType<typeof createLinesDuty>["hear"]>[0];

  test("are those of others, in its own channels, each written once", async () => {
    const { pool } = database;
    const duty = createLinesDuty({ pool, channels: () => [CHANNEL], log: { warn: () => undefined } });
    duty.onEvents([{ kind: "bot.account", payload: { twitchId: "77" }, seq: 1, id: "", at: "" }]);
    const heard = [
      message(CHANNEL),
      message(CHANNEL, "2"),
      message(CHANNEL, "77"),
      message(CHANNEL, "3", CHANNEL),
      message(CHANNEL, "4", OTHER),
      message(OTHER),
    ].map((one) => duty.hear(one));
    expect(heard).toEqual([false, false, false, false, false, false]);
    await duty.stop();
    expect([await linesOf(CHANNEL), await linesOf(OTHER)]).toEqual([3, 0]);
  });

  test("add up when two bots write at once, and leave out channels that are not there", async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        addLines(
          database.pool,
          new Map(
            index % 2
              ? [
                  [CHANNEL, 1],
                  [OTHER, 2],
                  ["404", 1],
                ]
              : [
                  [OTHER, 2],
                  [CHANNEL, 1],
                ],
          ),
        ),
      ),
    );
    expect([await linesOf(CHANNEL), await linesOf(OTHER)]).toEqual([50, 100]);
  });

  test("that Postgres did not take are written later", async () => {
    let isAway = true;
    const { pool } = database;
    const warned: string[] = [];
    const duty = createLinesDuty({
      pool: {
        query: (sql, values) => (isAway ? Promise.reject(new Error("away")) : pool.query(sql, values)),
      },
      channels: () => [CHANNEL],
      log: { warn: (_, text) => warned.push(text) },
    });
    duty.hear(message(CHANNEL));
    await expect.poll(() => warned.length, { timeout: 60_000 }).toBe(1);
    isAway = false;
    duty.hear(message(CHANNEL));
    await duty.stop();
    expect(await linesOf(CHANNEL)).toBe(2);
  });
});
