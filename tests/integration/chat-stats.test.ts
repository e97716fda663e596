import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "@/lib/auth/core/policy";
import { readRate, readStats } from "@/lib/chat";
import { addChannel, addMessages } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { addStream } from "../support/history-rows";

// C6: messages per hour, who wrote most, emotes, how many people; bots are left out unless wanted.

const HOUR = 3_600_000;
const START = Math.floor(Date.now() / HOUR) * HOUR - 10 * HOUR;
const owner: Person = {
  id: randomUUID(),
  twitchId: "1",
  login: "one",
  name: "One",
  image: null,
  operator: false,
};
const stranger: Person = { ...owner, twitchId: "9" };
let database: TestDatabase;
let streamId: string;

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await addChannel(pool, "1", { login: "one" });
  await addChannel(pool, "2", { login: "two" });
  streamId = await addStream(pool, {
    ...{ broadcasterId: "1", viewers: 10 },
    startedAt: new Date(START).toISOString(),
    endedAt: new Date(START + 3 * HOUR).toISOString(),
    segments: [[new Date(START).toISOString(), "7"]],
  });
  const at = (minutes: number) => new Date(START + minutes * 60_000);
  const ben = { authorId: "88", login: "ben" };
  const bot = { authorId: "99", login: "helper_bot" };
  await addMessages(pool, [
    {
      streamId,
      at: at(1),
      text: "Kappa 🎉 Kappa",
      emotes: [
        ["25", 0, 4],
        ["25", 8, 12],
      ],
    },
    { streamId, at: at(1.5), text: "🎉 PogChamp", emotes: [["88", 2, 9]] },
    { streamId, at: at(70), text: "still here" },
    { ...ben, streamId, at: at(70), text: "Kappa", emotes: [["25", 0, 4]] },
    { ...bot, streamId, at: at(5), text: "beep LUL", emotes: [["425618", 5, 7]] },
    { ...bot, streamId, at: at(6) },
    { ...bot, streamId, at: at(7) },
    { ...bot, streamId, at: at(8) },
    // After the stream, and in another channel.
    { at: at(200), text: "afterwards" },
    { ...ben, channelId: "2", at: at(70) },
  ]);
  await pool.query("UPDATE viewer SET bot = true WHERE twitch_id = '99'");
});
afterAll(() => database.drop());

const stats = (query: Partial<Parameters<typeof readStats>[2]>, login = "one", who = owner) =>
  readStats(who, login, { bots: false, ...query }, database.pool);

describe("figures", () => {
  test("of a stream: hours, people, who wrote most, emotes by the name they were written with", async () => {
    expect(await stats({ streamId })).toEqual({
      ...{ messages: 4, chatters: 2, emotesOf: null },
      hours: [
        [START, 2, 1],
        [START + HOUR, 2, 2],
      ],
      topChatters: [
        { id: "77", login: "ann", displayName: "Ann", messages: 3, bot: false },
        { id: "88", login: "ben", displayName: "Ben", messages: 1, bot: false },
      ],
      topEmotes: [
        { id: "25", name: "Kappa", uses: 3 },
        { id: "88", name: "PogChamp", uses: 1 },
      ],
    });
  });

  test("with bots, when asked for", async () => {
    const { messages, chatters, topChatters, topEmotes } = await stats({ streamId, bots: true });
    expect({ messages, chatters }).toEqual({ messages: 8, chatters: 3 });
    expect(topChatters[0]).toMatchObject({ id: "99", messages: 4, bot: true });
    expect(topEmotes.map(({ name }) => name)).toContain("LUL");
  });

  test("of days count what was written outside of streams too", async () => {
    expect(await stats({ days: 1 })).toMatchObject({ messages: 5, chatters: 2 });
  });

  test("are for those who may read; a stream of another channel is none of this one", async () => {
    await expect(stats({}, "one", stranger)).rejects.toMatchObject({ code: "not_found" });
    await expect(stats({ streamId }, "two", { ...owner, twitchId: "2" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(readRate(stranger, streamId, database.pool)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("the rate of a stream by the minute, with the gaps that touch it", async () => {
  const gap = (from: number, to: number | null) =>
    database.pool.query(
      "INSERT INTO chat_gap (channel_id, from_at, to_at, reason) VALUES ('1', $1, $2, 'test')",
      [new Date(START + from * HOUR), to === null ? null : new Date(START + to * HOUR)],
    );
  await gap(-2, -1);
  await gap(-0.5, 0.5);
  await gap(2.5, null);
  const { stepSeconds, points, gaps } = await readRate(owner, streamId, database.pool);
  expect(stepSeconds).toBe(60);
  const minute = (n: number) => START + n * 60_000;
  expect(points).toEqual([
    [minute(1), 2],
    [minute(5), 1],
    [minute(6), 1],
    [minute(7), 1],
    [minute(8), 1],
    [minute(70), 2],
  ]);
  expect(gaps.map(({ from }) => Date.parse(from) - START)).toEqual([-0.5 * HOUR, 2.5 * HOUR]);
});

test("figures stay when the messages are gone, under the names that are known", async () => {
  await database.pool.query("DELETE FROM chat_message");
  expect(await stats({ streamId })).toMatchObject({ messages: 4, chatters: 2, topEmotes: [] });
  expect(await readRate(owner, streamId, database.pool)).toMatchObject({
    stepSeconds: 3600,
    points: [
      [START, 6],
      [START + HOUR, 2],
    ],
  });
});
