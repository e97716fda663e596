import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findPublisher, previewReplay, replay } from "@/lib/publishers";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addWebhook, append, starts } from "@/tests/support/publishing";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A publisher that has sent the first seven of ten, and each event's id. */
async function halfway(kinds: string[] | null = null) {
  await database.pool.query("DELETE FROM publisher");
  await database.pool.query("DELETE FROM outbox");
  const id = await addWebhook(database.pool, { kinds });
  await append(database.pool, starts(10));
  const { rows } = await database.pool.query<{ id: string; seq: string }>(
    "SELECT id, seq FROM outbox ORDER BY seq",
  );
  await database.pool.query("UPDATE publisher SET position = $2 WHERE id = $1", [id, rows[6]?.seq]);
  return { id, events: rows.map((row) => row.id) };
}

test("a webhook that was added later can be given what happened before it", async () => {
  const { pool } = database;
  const { events } = await halfway();
  const young = await addWebhook(pool);
  expect(await findPublisher(young, pool)).toMatchObject({ lag: { events: 0 } });
  const from = { eventId: events[2] ?? "" };
  expect(await previewReplay(young, from, pool)).toEqual({ events: 8 });
  expect(await replay(young, from, pool)).toMatchObject({ lag: { events: 8, more: false } });
  await append(pool, starts(2));
  expect(await findPublisher(young, pool)).toMatchObject({ lag: { events: 10 } });
});

describe("what a replay would send again", () => {
  let half: Awaited<ReturnType<typeof halfway>>;
  beforeEach(async () => {
    half = await halfway();
  });
  const preview = (eventId: string) => previewReplay(half.id, { eventId }, database.pool);

  test.each([
    [0, 7],
    [6, 1],
    // It waits: it goes out in any case.
    [7, 0],
    [9, 0],
  ])("from event %i on are %i", async (index, events) => {
    expect(await preview(half.events[index] ?? "")).toEqual({ events });
  });

  test("since a moment are those that happened since", async () => {
    const { pool } = database;
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    await pool.query("UPDATE outbox SET created_at = created_at - interval '1 hour' WHERE id = ANY($1)", [
      half.events.slice(0, 3),
    ]);
    expect(await previewReplay(half.id, { from: ago(30) }, pool)).toEqual({ events: 4 });
    expect(await previewReplay(half.id, { from: ago(-1) }, pool)).toEqual({ events: 0 });
  });

  test("are only those that it wants", async () => {
    const { id, events } = await halfway(["stream.offline"]);
    expect(await previewReplay(id, { eventId: events[0] ?? "" }, database.pool)).toEqual({ events: 0 });
  });

  test("is nothing that is older than what is kept, nor of an id that no event has", async () => {
    const { pool } = database;
    const longAgo = new Date(Date.now() - 3_600_000).toISOString();
    await expect(previewReplay(half.id, { from: longAgo }, pool)).rejects.toMatchObject({ code: "conflict" });
    // An id of another kind holds no time, or one that no database knows.
    for (const none of ["ffffffff-ffff-4fff-bfff-ffffffffffff", "f47ac10b-58cc-4372-a567-0e02b2c3d479"])
      await expect(preview(none)).rejects.toMatchObject({ code: "not_found" });
    await expect(previewReplay("nobody", { from: longAgo }, pool)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("the course of an hour has a figure for each minute, the present one last", async () => {
  const { id } = await halfway();
  await database.pool.query(
    `INSERT INTO publisher_minute (publisher_id, minute, published)
     SELECT $1, date_trunc('minute', clock_timestamp()) - m * interval '1 minute', 100 + m FROM unnest($2::int[]) AS m`,
    [id, [2, 59, 60]],
  );
  const { minutes } = (await findPublisher(id, database.pool)).rate;
  expect(minutes).toHaveLength(60);
  // Unless a minute began just now.
  expect(minutes.filter((sent) => sent > 0)).toContain(102);
  expect(minutes.at(-3) === 102 || minutes.at(-4) === 102).toBe(true);
  expect(minutes).not.toContain(160);
});
