import { afterEach, beforeEach, expect, test } from "vitest";
import { Heart } from "@/lib/bot/process/heart";
import { Reader } from "@/lib/bot/process/reader";
import { putSign, renew } from "@/lib/bot/repository-leases";
import { takeFree } from "@/lib/bot/take-free";
import { gapsOf } from "@/tests/support/bots";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

// C3a: what a bot read beside the one that held the lease is no gap, whoever takes the lease when that one is dead.

const CHANNEL = "7";
const T = Date.UTC(2026, 10, 21, 12);
/** What was sent a moment ago may be under way: see `Reader.readUntil`. */
const TRAVEL_MS = 1_000;
let database: TestDatabase;
let now: number;

beforeEach(async () => {
  database = await testDatabase();
  now = T;
  const { pool } = database;
  await pool.query("INSERT INTO broadcaster (id, login, display_name) VALUES ($1, 'seven', 'Seven')", [
    CHANNEL,
  ]);
  await pool.query("INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner')", [CHANNEL]);
  const sign = { id: "dead", startedAt: new Date(T), account: null, problem: null };
  await putSign(pool, { ...sign, messagesPerMinute: 0, spooledBytes: 0 });
  await takeFree(pool, "dead", [CHANNEL]);
  const lease = { channelId: CHANNEL, state: "joined" as const, joinedAt: T - 60_000, lastMessageAt: null };
  await renew(pool, "dead", [
    { ...lease, messagesPerMinute: 0, lastError: null, readUntil: T, accountRole: null },
  ]);
});
afterEach(() => database.drop());

/** A bot that reads the channel without its lease from `since` on. */
function helper(since: number) {
  const nothing = () => undefined;
  const reader = new Reader({
    ...{ take: nothing, onMessage: nothing, ownId: () => null, onPresence: nothing, onTurn: nothing },
    now: () => now,
  });
  const told = { channelId: CHANNEL, login: "seven" };
  reader.readThrough({
    join: () => reader.turn({ ...told, joined: true, at: since, reason: null }),
    leave: () => reader.turn({ ...told, joined: false, at: now, reason: "left" }),
    close: () => Promise.resolve(),
  });
  const heart = new Heart({
    ...{ pool: database.pool, name: "helper", startedAt: new Date(T), reader, now: () => now },
    ...{ acknowledgedUntil: () => now, spooledBytes: () => 0, problem: () => null, account: () => null },
  });
  const lease = { bot: "dead", expired: false, state: "joined" as const };
  const channel = { channelId: CHANNEL, login: "seven", wanted: true, logging: true, exempt: false };
  reader.follow([{ ...channel, ...lease }]);
  return { reader, heart };
}
const tellAt = (heart: Heart, at: number) => {
  now = at;
  return heart.tell();
};
const die = () =>
  database.pool.query(
    "UPDATE channel_lease SET until = clock_timestamp() - interval '1 s' WHERE bot = 'dead'",
  );
const spans = async () => (await gapsOf(database.pool)).map(({ from, to }) => [from - T, to && to - T]);

test("what the helper told before there was a gap it tells again once another has the lease", async () => {
  const { heart } = helper(T + 800);
  await tellAt(heart, T + 5_000);
  await tellAt(heart, T + 10_000);
  await die();
  await takeFree(database.pool, "heir", [CHANNEL]);
  expect(await spans()).toEqual([[0, null]]);
  await tellAt(heart, T + 12_000);
  await tellAt(heart, T + 14_000);
  expect(await spans()).toEqual([
    [0, 800],
    [14_000 - TRAVEL_MS, null],
  ]);
});

test("also when it leaves the channel to the heir in between", async () => {
  const { heart, reader } = helper(T + 800);
  await tellAt(heart, T + 10_000);
  await die();
  await takeFree(database.pool, "heir", [CHANNEL]);
  await tellAt(heart, T + 12_000);
  reader.follow([]);
  await tellAt(heart, T + 14_000);
  expect(await spans()).toEqual([
    [0, 800],
    [12_000, null],
  ]);
  expect(reader.channels.size).toBe(0);
});
