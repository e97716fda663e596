import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { beginRun } from "@/lib/roles/begin-run";
import { keepLease, LeaseLost } from "@/lib/roles/lease";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { eventually } from "../support/eventually";

const CHANNEL = "9001";
const START = new Date("2026-11-20T18:00:00.000Z");
const log = { warn: () => undefined };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await addChannel(database.pool, CHANNEL);
});
afterAll(() => database.drop());

beforeEach(() => database.pool.query("TRUNCATE role_sync, role_sync_run"));

const until = async (): Promise<Date> =>
  (await database.pool.query<{ until: Date }>("SELECT leased_until AS until FROM role_sync")).rows[0]
    ?.until ?? new Date(0);

test("a worker that lives keeps its channel, and hears when another has taken it", async () => {
  const { pool } = database;
  const run = await beginRun(pool, { channelId: CHANNEL, source: "startup", now: START });
  if (!run) throw new Error("not begun");
  const keeper = keepLease({ pool, log }, run, 20);
  const first = await until();
  await eventually(async () => expect((await until()).getTime()).toBeGreaterThan(first.getTime()));
  expect(keeper.lost.aborted).toBe(false);
  keeper.stop();

  await pool.query("UPDATE role_sync SET leased_until = clock_timestamp()");
  const other = await beginRun(pool, { channelId: CHANNEL, source: "manual-ui", now: START });
  expect(other).not.toBeNull();
  const late = keepLease({ pool, log }, run, 20);
  await eventually(() => expect(late.lost.reason).toBeInstanceOf(LeaseLost));
  late.stop();
  const { rows } = await pool.query("SELECT leased_by AS by FROM role_sync");
  expect(rows).toEqual([{ by: other?.id }]);
});

test("while a list is stored the lease waits for it once, however long that takes", async () => {
  const { pool } = database;
  const run = await beginRun(pool, { channelId: CHANNEL, source: "startup", now: START });
  if (!run) throw new Error("not begun");
  const keeper = keepLease({ pool, log }, run, 5);
  try {
    await withTransaction(async (tx) => {
      await tx.query("SELECT FROM role_sync FOR UPDATE");
      await sleep(200);
      const { rows } = await tx.query(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(rows).toEqual([{ waiting: 1 }]);
    }, pool);
    const before = await until();
    await eventually(async () => expect((await until()).getTime()).toBeGreaterThan(before.getTime()));
  } finally {
    keeper.stop();
  }
});
