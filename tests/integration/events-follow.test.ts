import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents, type FollowOptions, followOutbox, newestSeq, seqBehindLatest } from "@/lib/events";
import type { DomainEvent, RecordedEvent } from "@/lib/events/schema";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { eventually } from "@/tests/support/eventually";
import { type Gate, openGate } from "@/tests/support/gate";

const silent = { info: () => undefined, warn: () => undefined };
const jobRun = (jobId: string): DomainEvent => ({
  kind: "job.run",
  payload: { runId: randomUUID(), jobId, status: "running" },
});
const jobIds = (events: RecordedEvent[]) =>
  events.map((event) => (event.kind === "job.run" ? event.payload.jobId : event.kind));

let database: TestDatabase;
let gate: Gate;
let ending: AbortController;
const running: Promise<void>[] = [];

beforeEach(async () => {
  database = await testDatabase();
  gate = await openGate(database.url);
  ending = new AbortController();
});
afterEach(async () => {
  ending.abort();
  await Promise.all(running.splice(0));
  await gate.stop();
  await database.drop();
});

const append = (...ids: string[]) =>
  withTransaction((tx) => appendEvents(tx, ids.map(jobRun)), database.pool);

function follow(options: Partial<FollowOptions> = {}) {
  const seen: RecordedEvent[] = [];
  const follower = followOutbox({
    url: gate.url,
    from: 0,
    onEvents: (events) => void seen.push(...events),
    signal: ending.signal,
    log: silent,
    // Long, so that a test that passes was woken and did not just poll.
    pollMs: 60_000,
    ...options,
  });
  running.push(follower.done);
  return { seen, follower };
}

describe("following the outbox", () => {
  test("gives what is there, then what comes, oldest first", async () => {
    await append("a", "b");
    const { seen, follower } = follow();
    await follower.caughtUp;
    expect(jobIds(seen)).toEqual(["a", "b"]);
    await append("c");
    await append("d", "e");
    await eventually(() => expect(jobIds(seen)).toEqual(["a", "b", "c", "d", "e"]));
    await eventually(async () => expect(follower.state().position).toBe(await newestSeq(database.pool)));
    expect(follower.state()).toMatchObject({ connected: true, lastError: null });
  });

  test("reads more than one batch without being woken again", async () => {
    await append(...Array.from({ length: 25 }, (_, n) => String(n)));
    const { seen, follower } = follow({ batchSize: 10 });
    await follower.caughtUp;
    expect(seen).toHaveLength(25);
  });

  test("never misses and never doubles an event of 20 transactions at once", async () => {
    const { seen } = follow();
    const write = async (writer: number) => {
      for (let n = 0; n < 5; n += 1) {
        await withTransaction(async (tx) => {
          await pause(Math.random() * 20);
          await appendEvents(tx, [jobRun(`${writer}.${n}.a`), jobRun(`${writer}.${n}.b`)]);
          await pause(Math.random() * 20);
        }, database.pool);
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
    await eventually(() => expect(seen.length).toBeGreaterThanOrEqual(200));
    expect(new Set(jobIds(seen)).size).toBe(200);
    expect(seen).toHaveLength(200);
    expect(seen.map((event) => event.seq)).toEqual(seen.map((event) => event.seq).toSorted((a, b) => a - b));
  });

  test("one that began to write first is seen first, however long it takes to commit", async () => {
    const { seen } = follow();
    const slow = await database.pool.connect();
    await slow.query("BEGIN");
    await appendEvents(slow, [jobRun("first")]);
    const second = append("second");
    await eventually(async () => {
      const waiting = await database.pool.query("SELECT FROM pg_locks WHERE NOT granted");
      expect(waiting.rowCount === 1 || seen.length === 1).toBe(true);
    });
    await slow.query("COMMIT");
    slow.release();
    await second;
    await eventually(() => expect(jobIds(seen)).toEqual(["first", "second"]));
  });

  test("a transaction that rolled back is never seen and does not stop those after it", async () => {
    const { seen } = follow();
    const failed = withTransaction(async (tx) => {
      await appendEvents(tx, [jobRun("undone")]);
      throw new Error("no");
    }, database.pool);
    await expect(failed).rejects.toThrow("no");
    await append("after");
    await eventually(() => expect(jobIds(seen)).toEqual(["after"]));
  });

  test("finds by polling what no wake-up told of", async () => {
    const { seen, follower } = follow({ pollMs: 50 });
    await follower.caughtUp;
    await database.pool.query("ALTER TABLE outbox DISABLE TRIGGER outbox_wake");
    await append("unheard");
    await eventually(() => expect(jobIds(seen)).toEqual(["unheard"]));
  });

  test("skips kinds it does not know, and moves on behind them", async () => {
    const { seen, follower } = follow();
    await follower.caughtUp;
    await database.pool.query(
      `INSERT INTO outbox (kind, key, payload) VALUES ('from.the.future', 'x', '{}')`,
    );
    await append("known");
    await eventually(() => expect(jobIds(seen)).toEqual(["known"]));
    await eventually(async () => expect(follower.state().position).toBe(await newestSeq(database.pool)));
  });

  test("gives the same events again when their handler failed", async () => {
    let failures = 0;
    const seen: RecordedEvent[] = [];
    follow({
      onEvents: (events) => {
        if (failures++ < 2) throw new Error("not now");
        seen.push(...events);
      },
    });
    await append("a");
    await eventually(() => expect(jobIds(seen)).toEqual(["a"]));
    expect(failures).toBe(3);
  });
});

describe("when Postgres goes away", () => {
  test("a killed connection is made again and nothing is missed or doubled", async () => {
    const { seen, follower } = follow();
    await append("before");
    await eventually(() => expect(seen).toHaveLength(1));
    const killed = await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name LIKE 'tallylight outbox reader%' AND datname = current_database()`,
    );
    expect(killed.rowCount).toBe(1);
    await append("while away");
    await eventually(() => expect(jobIds(seen)).toEqual(["before", "while away"]));
    await append("after");
    await eventually(() => expect(jobIds(seen)).toEqual(["before", "while away", "after"]));
    expect(follower.state().connected).toBe(true);
  });

  test("an outage is told by the state and caught up on afterwards, in order", async () => {
    const { seen, follower } = follow();
    await follower.caughtUp;
    gate.shut();
    await eventually(() => expect(follower.state().connected).toBe(false));
    await append("1");
    await append("2");
    await eventually(() => expect(follower.state().lastError).not.toBeNull());
    expect(seen).toEqual([]);
    gate.open();
    await eventually(() => expect(jobIds(seen)).toEqual(["1", "2"]));
    await eventually(() => expect(follower.state()).toMatchObject({ connected: true, lastError: null }));
  });

  test("away from the start, it begins when Postgres is there", async () => {
    gate.shut();
    await append("a");
    const { seen, follower } = follow({ from: (db) => seqBehindLatest(db, 10) });
    await eventually(() => expect(follower.state().lastError).not.toBeNull());
    expect(follower.state().position).toBeNull();
    gate.open();
    await eventually(() => expect(jobIds(seen)).toEqual(["a"]));
  });

  test("another database in its place is noticed: following goes on from that one's end", async () => {
    const rewound = vi.fn();
    await append("a", "b", "c");
    const { seen, follower } = follow({ onRewound: rewound });
    await follower.caughtUp;
    gate.shut();
    await database.pool.query("TRUNCATE outbox RESTART IDENTITY");
    await append("other");
    gate.open();
    await eventually(() => expect(rewound).toHaveBeenCalledWith(1));
    await append("new");
    await eventually(() => expect(jobIds(seen)).toEqual(["a", "b", "c", "new"]));
  });

  test("it ends at once when told to, also in the middle of an outage", async () => {
    gate.shut();
    const { follower } = follow();
    await eventually(() => expect(follower.state().lastError).not.toBeNull());
    ending.abort();
    await follower.done;
  });
});
