import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deleteOldMessages, makeChatPartitions } from "@/lib/chat";
import { weeksBetween } from "@/lib/chat/core/weeks";
import { listWeeks, makeWeeks } from "@/lib/chat/repository-partitions";
import { withTransaction } from "@/lib/db/tx";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

const DAY_MS = 86_400_000;
const NOW = new Date("2026-11-21T12:00:00Z");
const context = () => ({ now: NOW, signal: new AbortController().signal, progress: () => undefined });

let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
  await database.pool.query(
    "INSERT INTO broadcaster (id, login, display_name) SELECT n, 'c' || n, 'C' FROM unnest('{1,2,3}'::text[]) n",
  );
  await database.pool.query(
    `INSERT INTO channel (broadcaster_id, authorised_by, retention_days) VALUES ('1', 'owner', NULL), ('2', 'owner', 7)`,
  );
  const past = NOW.getTime() - 130 * DAY_MS;
  await withTransaction((tx) => makeWeeks(tx, weeksBetween(past, NOW.getTime())), database.pool);
});
afterEach(() => database.drop());

/** A message, an event and a mark so many days ago. */
async function addLine(channelId: string, daysAgo: number): Promise<void> {
  const at = new Date(NOW.getTime() - daysAgo * DAY_MS);
  const values = [randomUUID(), at, channelId, CHAT_ONLY_STREAM_ID];
  await database.pool.query(
    `INSERT INTO chat_message (id, sent_at, channel_id, stream_id, author_id, author_login, author_name, text, received_at)
     VALUES ($1, $2, $3, $4, '9', 'ann', 'Ann', 'hello', $2)`,
    values,
  );
  await database.pool.query(
    `INSERT INTO chat_event (id, sent_at, channel_id, stream_id, kind, author_id, author_login, author_name, system_text, received_at)
     VALUES ($1, $2, $3, $4, 'raid', '9', 'ann', 'Ann', 'raid', $2)`,
    values,
  );
  await database.pool.query(
    `INSERT INTO chat_mark (channel_id, at, "by", target) VALUES ($1, $2, 'clear', '')`,
    [channelId, at],
  );
}

/** Days ago of what is left, by table, as `channel daysAgo`. */
async function left(table: "chat_message" | "chat_event" | "chat_mark"): Promise<string[]> {
  const time = table === "chat_mark" ? "at" : "sent_at";
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT channel_id || ' ' || round(date_part('epoch', $1 - ${time}) / 86400) AS line FROM ${table} ORDER BY 1`,
    [NOW],
  );
  return rows.map(({ line }) => line);
}

test("whole weeks go when they are too old for everybody, and what is too old for its own channel goes from the others", async () => {
  for (const daysAgo of [1, 6, 8, 60, 89, 120])
    for (const channel of ["1", "2"]) await addLine(channel, daysAgo);
  const before = await listWeeks(database.pool);
  const result = await deleteOldMessages({ pool: database.pool, days: 90 }, context());
  const kept = ["1 1", "1 6", "1 60", "1 8", "1 89", "2 1", "2 6"];
  expect(await left("chat_message")).toEqual(kept);
  expect(await left("chat_event")).toEqual(kept);
  expect(await left("chat_mark")).toEqual([
    "1 1",
    "1 6",
    "1 60",
    "1 8",
    "1 89",
    "2 1",
    "2 6",
    "2 60",
    "2 8",
    "2 89",
  ]);
  const weeks = await listWeeks(database.pool);
  expect(before.length - weeks.length).toBe(result.weeks);
  expect(weeks[0]?.to.getTime()).toBeGreaterThan(NOW.getTime() - 90 * DAY_MS);
  expect(result).toMatchObject({ messages: 3 });
});

test("where one channel keeps more, its weeks stay, and only its lines in them", async () => {
  await database.pool.query("UPDATE channel SET retention_days = 365 WHERE broadcaster_id = '2'");
  for (const channel of ["1", "2", "3"]) for (const daysAgo of [1, 95, 120]) await addLine(channel, daysAgo);
  await deleteOldMessages({ pool: database.pool, days: 90 }, context());
  expect(await left("chat_message")).toEqual(["1 1", "2 1", "2 120", "2 95", "3 1"]);
});

test("a second time there is nothing to do, and figures stay", async () => {
  await addLine("1", 120);
  await database.pool.query("INSERT INTO chat_hour VALUES ('1', $1, '9', $2, 5)", [
    new Date(NOW.getTime() - 120 * DAY_MS),
    CHAT_ONLY_STREAM_ID,
  ]);
  await deleteOldMessages({ pool: database.pool, days: 90 }, context());
  expect(await deleteOldMessages({ pool: database.pool, days: 90 }, context())).toEqual({
    weeks: 0,
    messages: 0,
  });
  expect((await database.pool.query("SELECT messages FROM chat_hour")).rows).toEqual([{ messages: 5 }]);
});

test("weeks are made four weeks ahead, by several at once, with every index of the whole", async () => {
  const made = await Promise.all([1, 2, 3].map(() => makeChatPartitions(database.pool, context())));
  expect(new Set(made.map(({ weeks }) => weeks)).size).toBe(1);
  const weeks = await listWeeks(database.pool);
  expect(weeks.at(-1)?.to.getTime()).toBeGreaterThan(NOW.getTime() + 28 * DAY_MS);
  const { rows } = await database.pool.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM pg_inherits i
     WHERE i.inhparent = 'chat_message'::regclass
       AND (SELECT count(*) FROM pg_index WHERE indrelid = i.inhrelid)
         <> (SELECT count(*) FROM pg_index WHERE indrelid = i.inhparent)`,
  );
  expect(rows).toEqual([{ wrong: 0 }]);
});

test("whoever reads for long is not made to wait, and the week goes the next time", async () => {
  const reader = await database.pool.connect();
  await reader.query("BEGIN");
  await reader.query("SELECT count(*) FROM chat_message");
  await expect(deleteOldMessages({ pool: database.pool, days: 90 }, context())).rejects.toMatchObject({
    code: "55P03",
  });
  await reader.query("COMMIT");
  reader.release();
  expect((await deleteOldMessages({ pool: database.pool, days: 90 }, context())).weeks).toBeGreaterThan(0);
});
