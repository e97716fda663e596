import { afterEach, beforeEach, expect, test } from "vitest";
import { pruneOldRows } from "@/lib/jobs/prune-old-rows";
import { findPublisher } from "@/lib/publishers";
import { watchPublishers } from "@/lib/publishers/watch";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { event } from "@/tests/support/events";
import { addWebhook, append, starts } from "@/tests/support/publishing";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const signal = new AbortController().signal;
const age = (days: number) =>
  database.pool.query("UPDATE outbox SET created_at = created_at - $1 * interval '1 day'", [days]);
const seqs = async () => {
  const { rows } = await database.pool.query<{ seq: string }>("SELECT seq FROM outbox ORDER BY seq");
  return rows.map(({ seq }) => Number(seq));
};

test("what a publisher has not sent within a week is counted as lost and told once; the rest stays", async () => {
  const { pool } = database;
  const behind = await addWebhook(pool);
  const choosy = await addWebhook(pool, { kinds: ["stream.offline"] });
  await append(pool, [
    ...starts(5),
    event.offline("1"),
    { kind: "bot.account", payload: { twitchId: null } },
  ]);
  const current = await addWebhook(pool);
  await age(8);
  await append(pool, starts(3));
  const [, , , , , , , next = 0] = await seqs();

  expect(await pruneOldRows(pool, { now: new Date(), signal })).toMatchObject({ events: 7, lostEvents: 7 });
  expect(await findPublisher(behind, pool)).toMatchObject({
    lost: 6,
    position: next - 1,
    lag: { events: 3 },
  });
  expect(await findPublisher(choosy, pool)).toMatchObject({ lost: 1, lag: { events: 0 } });
  expect(await findPublisher(current, pool)).toMatchObject({ lost: 0, lostAt: null, lag: { events: 3 } });
  expect(await seqs()).toHaveLength(3);

  await watchPublishers({ pool, operatorIds: [] });
  await watchPublishers({ pool, operatorIds: [] });
  const { rows } = await pool.query("SELECT kind, summary FROM alert");
  expect(rows).toEqual([{ kind: "publishing-events-lost", summary: expect.stringContaining("6 events") }]);
  expect(await pruneOldRows(pool, { now: new Date(), signal })).toMatchObject({ events: 0, lostEvents: 0 });
});

test("what is younger than a week is kept for those who are behind, and dead letters for 30 days", async () => {
  const { pool } = database;
  const id = await addWebhook(pool);
  await append(pool, starts(2));
  await age(6);
  await append(pool, starts(1));
  for (const days of [29, 31]) {
    await pool.query(
      `INSERT INTO dead_letter (publisher_id, event_id, seq, kind, key, at, body, reason, created_at)
       SELECT $1, id, seq, kind, key, created_at, payload, 'no', clock_timestamp() - $2 * interval '1 day'
       FROM outbox ORDER BY seq DESC OFFSET $3 LIMIT 1`,
      [id, days, days === 29 ? 0 : 1],
    );
  }
  expect(await pruneOldRows(pool, { now: new Date(), signal })).toMatchObject({
    lostEvents: 0,
    deadLetters: 1,
  });
  expect(await findPublisher(id, pool)).toMatchObject({ lost: 0, deadLetters: 1, lag: { events: 3 } });
});
