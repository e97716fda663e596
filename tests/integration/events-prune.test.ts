import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { appendEvents, newestSeq, pruneOutbox, seqBehindLatest } from "@/lib/events";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

const BEFORE = new Date("2026-03-01T00:00:00Z");
let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

/** Writes `count` events and dates them. */
async function writeAt(count: number, at: string): Promise<void> {
  const behind = await newestSeq(database.pool);
  const event = { kind: "follow.changed" as const, payload: { userId: randomUUID(), broadcasterId: null } };
  await appendEvents(
    database.pool,
    Array.from({ length: count }, () => event),
  );
  await database.pool.query("UPDATE outbox SET created_at = $1 WHERE seq > $2", [at, behind]);
}

const left = async () => (await database.pool.query("SELECT seq FROM outbox")).rowCount;

describe("pruning the outbox", () => {
  test("deletes what is older, in more than one batch, and nothing else", async () => {
    await writeAt(12_000, "2026-02-01T00:00:00Z");
    await writeAt(3, "2026-03-02T00:00:00Z");
    expect(await pruneOutbox(database.pool, BEFORE)).toBe(12_000);
    expect(await left()).toBe(3);
    expect(await pruneOutbox(database.pool, BEFORE)).toBe(0);
  });

  test("keeps the newest event whatever its age, so that readers know where they are", async () => {
    await writeAt(3, "2026-01-01T00:00:00Z");
    expect(await pruneOutbox(database.pool, BEFORE)).toBe(2);
    expect(await newestSeq(database.pool)).toBe(3);
  });

  test("stops between batches when told to", async () => {
    await writeAt(2, "2026-01-01T00:00:00Z");
    expect(await pruneOutbox(database.pool, BEFORE, AbortSignal.abort())).toBe(0);
    expect(await left()).toBe(2);
  });
});

describe("the seq behind the latest rows", () => {
  test.each([
    ["an empty outbox", 0, 5, 0],
    ["fewer rows than asked", 3, 5, 0],
    ["exactly as many", 5, 5, 0],
    ["more rows than asked", 8, 5, 3],
  ])("%s", async (_name, written, asked, expected) => {
    await writeAt(written, "2026-01-01T00:00:00Z");
    expect(await seqBehindLatest(database.pool, asked)).toBe(expected);
  });

  test("after pruning, the last seq that is gone", async () => {
    await writeAt(4, "2026-01-01T00:00:00Z");
    await writeAt(2, "2026-04-01T00:00:00Z");
    await pruneOutbox(database.pool, BEFORE);
    expect(await seqBehindLatest(database.pool, 5)).toBe(4);
  });
});
