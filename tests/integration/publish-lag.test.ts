import { afterEach, beforeEach, expect, test } from "vitest";
import { findPublisher } from "@/lib/publishers";
import { MOST_LOOKED_AT } from "@/lib/publishers/repository-read";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addWebhook } from "@/tests/support/publishing";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const happen = (kind: string, count: number) =>
  database.pool.query(
    "INSERT INTO outbox (kind, key, payload) SELECT $1, '1', '{}' FROM generate_series(1, $2::int)",
    [kind, count],
  );

test("what waits is counted as far as it is looked at, and said to be more where that is not the end", async () => {
  const { pool } = database;
  const id = await addWebhook(pool, { kinds: ["stream.offline"] });
  const lag = async () => (await findPublisher(id, pool)).lag;
  expect(await lag()).toEqual({ events: 0, more: false, ageMs: null });
  await happen("stream.online", MOST_LOOKED_AT - 4);
  await happen("stream.offline", 3);
  expect(await lag()).toEqual({ events: 3, more: false, ageMs: expect.any(Number) });
  await happen("stream.offline", 7);
  expect(await lag()).toEqual({ events: 4, more: true, ageMs: expect.any(Number) });
  await pool.query("UPDATE publisher SET position = position + $1", [MOST_LOOKED_AT]);
  expect(await lag()).toEqual({ events: 6, more: false, ageMs: expect.any(Number) });
});
