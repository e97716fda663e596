import { afterEach, beforeEach, expect, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import {
  countActivity,
  endPresence,
  forgetPerson,
  moveActivity,
  recordActivity,
  recordPresence,
  replaceChatters,
} from "@/lib/viewers";
import { addMessages } from "@/tests/support/chat-rows";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addStream } from "@/tests/support/history-rows";

const NOON = Date.parse("2026-11-20T12:00:00Z");
const MINUTE = 60_000;
let database: TestDatabase;
let streamId: string;

beforeEach(async () => {
  database = await testDatabase();
  await database.pool.query(
    "INSERT INTO broadcaster (id, login, display_name) SELECT i, 'c' || i, 'C' || i FROM unnest('{1,2}'::text[]) AS i",
  );
  streamId = await addStream(database.pool, {
    broadcasterId: "1",
    startedAt: new Date(NOON - 60 * MINUTE).toISOString(),
    endedAt: null,
  });
});
afterEach(() => database.drop());

const said = (
  authorId: string,
  minute: number,
  more: Partial<Parameters<typeof recordActivity>[1][0]> = {},
) => ({
  channelId: "1",
  streamId,
  authorId,
  authorLogin: `login${authorId}`,
  authorName: `Login${authorId}`,
  sentAt: NOON + minute * MINUTE,
  flags: 0,
  ...more,
});
async function record(...rows: ReturnType<typeof said>[]): Promise<void> {
  await withTransaction((tx) => recordActivity(tx, rows), database.pool);
  await countActivity(database.pool);
}

interface Row {
  channel: string;
  id: string;
  messages: number;
  streams: number;
  first: number;
  last: number;
  since: number | null;
  flags: number;
}
async function rows(): Promise<Row[]> {
  const { rows: found } = await database.pool.query<Row>(
    `SELECT channel_id AS channel, viewer_id AS id, messages, streams, flags,
       (date_part('epoch', first_seen_at) * 1000 - $1) / 60000 AS first,
       (date_part('epoch', last_seen_at) * 1000 - $1) / 60000 AS last,
       (date_part('epoch', present_since) * 1000 - $1) / 60000 AS since
     FROM channel_viewer ORDER BY channel_id, viewer_id`,
    [NOON],
  );
  return found;
}
const row = async (id: string, channel = "1") =>
  (await rows()).find((one) => one.id === id && one.channel === channel);

test("messages count by person, channel and stream; channels are kept apart", async () => {
  await record(said("7", 0), said("7", 2, { flags: 4 }), said("8", 1));
  await record(said("7", 3, { channelId: "2", streamId: CHAT_ONLY_STREAM_ID }), said("7", 4, { flags: 8 }));
  expect(await rows()).toEqual([
    { channel: "1", id: "7", messages: 3, streams: 1, first: 0, last: 4, since: 0, flags: 8 },
    { channel: "1", id: "8", messages: 1, streams: 1, first: 1, last: 1, since: 1, flags: 0 },
    { channel: "2", id: "7", messages: 1, streams: 0, first: 3, last: 3, since: 3, flags: 0 },
  ]);
});

test("what comes late from a disk counts, and changes neither name, roles nor presence", async () => {
  await record(said("7", 10, { flags: 4 }));
  await record(said("7", -5, { authorLogin: "oldname", flags: 8 }));
  expect(await row("7")).toMatchObject({ messages: 2, first: -5, last: 10, since: 10, flags: 4 });
  const { rows: people } = await database.pool.query("SELECT login FROM viewer");
  expect(people).toEqual([{ login: "login7" }]);
});

test("whoever was silent for more than a quarter of an hour comes anew", async () => {
  await record(said("7", 0));
  await record(said("7", 14));
  expect((await row("7"))?.since).toBe(0);
  await record(said("7", 40));
  expect((await row("7"))?.since).toBe(40);
});

test("who was removed from a channel is not counted there, but elsewhere", async () => {
  await record(said("7", 0), said("7", 0, { channelId: "2" }));
  await database.pool.query("UPDATE channel_viewer SET deleted_at = now() WHERE channel_id = '1'");
  await record(said("7", 1), said("7", 1, { channelId: "2" }));
  await recordPresence(
    { channelId: "1", change: "joined", logins: ["login7"], at: NOON + 9 * MINUTE },
    database.pool,
  );
  expect(await row("7", "1")).toMatchObject({ messages: 1, last: 0 });
  expect(await row("7", "2")).toMatchObject({ messages: 2, last: 1 });
});

test("many batches of two bots at once neither deadlock nor lose a count", async () => {
  const people = Array.from({ length: 40 }, (_, index) => String(100 + index));
  const batch = (seed: number) =>
    people.map((_, index) =>
      said(people[(index * 7 + seed * 13) % 40] ?? "", seed, { channelId: String((index % 2) + 1) }),
    );
  await Promise.all(Array.from({ length: 30 }, (_, seed) => record(...batch(seed))));
  const { rows: sum } = await database.pool.query("SELECT sum(messages)::int AS all FROM channel_viewer");
  expect(sum).toEqual([{ all: 30 * 40 }]);
});

test("JOIN and PART: known people come and go, unknown logins are left out", async () => {
  await record(said("7", 0));
  await recordPresence(
    { channelId: "1", change: "left", logins: ["login7"], at: NOON + MINUTE },
    database.pool,
  );
  expect((await row("7"))?.since).toBeNull();
  const joined = {
    channelId: "1",
    change: "joined",
    logins: ["login7", "stranger"],
    at: NOON + 2 * MINUTE,
  } as const;
  await recordPresence(joined, database.pool);
  await recordPresence(joined, database.pool);
  expect(await rows()).toEqual([
    { channel: "1", id: "7", messages: 1, streams: 1, first: 0, last: 2, since: 2, flags: 0 },
  ]);
  await recordPresence(
    { channelId: "1", change: "left", logins: ["login7"], at: NOON + MINUTE },
    database.pool,
  );
  expect((await row("7"))?.since).toBe(2);
});

test("Twitch's list makes people known who never wrote, and says who is gone", async () => {
  const chatter = (id: string) => ({ id, login: `login${id}`, displayName: `Login${id}` });
  await record(said("7", 0), said("8", 0));
  await replaceChatters("1", [chatter("9"), chatter("8"), chatter("9")], NOON + 5 * MINUTE, database.pool);
  await record(said("6", 6));
  await replaceChatters("1", [chatter("8")], NOON + 5.5 * MINUTE, database.pool);
  expect((await rows()).map(({ id, since, messages, streams }) => [id, since, messages, streams])).toEqual([
    ["6", 6, 1, 1],
    ["7", null, 1, 1],
    ["8", 0, 1, 1],
    ["9", null, 0, 1],
  ]);
});

test("when a channel is not read any more, nobody is known to be there", async () => {
  await record(said("7", 0), said("8", 3));
  await endPresence("1", NOON + 2 * MINUTE, database.pool);
  expect((await rows()).map(({ since }) => since)).toEqual([null, 3]);
});

test("nobody who opted out is put on record by being there", async () => {
  await database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ('9')");
  await replaceChatters("1", [{ id: "9", login: "nine", displayName: "Nine" }], NOON, database.pool);
  expect(await rows()).toEqual([]);
});

test("bots: by name, and by being in more than 20 chats without a word", async () => {
  const bots = async () =>
    (
      await database.pool.query<{ id: string }>("SELECT twitch_id AS id FROM viewer WHERE bot ORDER BY 1")
    ).rows.map(({ id }) => id);
  const lurker = { id: "5", login: "everywhere", displayName: "Everywhere" };
  const reader = { id: "6", login: "reader", displayName: "Reader" };
  await record(said("3", 0, { authorLogin: "nightbot" }), said("4", 0));
  await record(said("6", 0, { channelId: "900" }));
  for (let channel = 100; channel < 120; channel += 1)
    await replaceChatters(String(channel), [lurker, reader], NOON, database.pool);
  expect(await bots()).toEqual(["3"]);
  await replaceChatters("120", [lurker, reader], NOON, database.pool);
  expect(await bots()).toEqual(["3", "5"]);
  await record(said("5", 1, { authorLogin: "everywhere" }));
  expect(await bots()).toEqual(["3"]);
});

test("messages that go to another stream take what is known of attendance with them", async () => {
  const other = await addStream(database.pool, {
    broadcasterId: "1",
    startedAt: new Date(NOON - 180 * MINUTE).toISOString(),
    endedAt: new Date(NOON - 120 * MINUTE).toISOString(),
  });
  await record(said("7", 0), said("7", 1), said("8", 0, { streamId: CHAT_ONLY_STREAM_ID }));
  const move = (authorId: string, from: string, to: string, messages: number) => ({
    ...{ authorId, from, to, messages },
    firstAt: NOON,
  });
  const moved = (...moves: ReturnType<typeof move>[]) =>
    withTransaction((tx) => moveActivity(tx, "1", moves), database.pool);
  const attended = async () =>
    (
      await database.pool.query<{ line: string }>(
        `SELECT viewer_id || ' ' || (stream_id = $1)::int || ' ' || messages AS line FROM viewer_stream ORDER BY 1`,
        [other],
      )
    ).rows.map(({ line }) => line);
  await moved(move("7", streamId, other, 1), move("8", CHAT_ONLY_STREAM_ID, other, 1));
  expect(await attended()).toEqual(["7 0 1", "7 1 1", "8 1 1"]);
  expect((await rows()).map(({ id, streams }) => [id, streams])).toEqual([
    ["7", 2],
    ["8", 1],
  ]);
  await moved(move("7", streamId, other, 1), move("8", other, CHAT_ONLY_STREAM_ID, 1));
  expect(await attended()).toEqual(["7 1 2"]);
  expect((await rows()).map(({ id, streams }) => [id, streams])).toEqual([
    ["7", 1],
    ["8", 0],
  ]);
});

test("somebody is forgotten everywhere; what they write afterwards counts anew", async () => {
  await record(said("7", 0), said("7", 0, { channelId: "2" }), said("8", 0));
  await addMessages(database.pool, [
    { channelId: "1", authorId: "7", login: "login7", at: new Date(NOON + MINUTE), streamId },
  ]);
  const records = await withTransaction((tx) => forgetPerson(tx, "7"), database.pool);
  // The person, two channels, and one stream.
  expect(records).toBe(4);
  await countActivity(database.pool);
  expect(
    (await rows()).map(({ channel, id, messages, streams }) => [channel, id, messages, streams]),
  ).toEqual([
    ["1", "7", 1, 1],
    ["1", "8", 1, 1],
  ]);
});
