import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "@/lib/auth/core/policy";
import { askErasure, eraseChat, listErasures } from "@/lib/chat";
import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { forgetPerson } from "@/lib/viewers";
import { addChannel, addMessages } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";

// C4: whoever wants what they wrote to be gone gets it, all of it, and a receipt.

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await addChannel(database.pool, "1");
  await addChannel(database.pool, "2");
});
afterEach(() => database.drop());

const HOUR = 3_600_000;
const START = Date.now() - 30 * 24 * HOUR;
const ann: Person = {
  id: randomUUID(),
  twitchId: "77",
  login: "ann",
  name: "Ann",
  image: null,
  operator: false,
};

const context = (signal = new AbortController().signal) => ({ signal, progress: () => undefined });
const run = (signal?: AbortSignal) =>
  eraseChat({ pool: database.pool, clock: () => new Date(), forgetPerson }, context(signal));

async function tableSizes(of: string): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM chat_message WHERE author_id = $1) AS messages,
       (SELECT count(*)::int FROM chat_event WHERE author_id = $1) AS events,
       (SELECT count(*)::int FROM chat_hour WHERE author_id = $1) AS hours,
       (SELECT count(*)::int FROM viewer WHERE twitch_id = $1) AS viewers,
       (SELECT count(*)::int FROM channel_viewer WHERE viewer_id = $1) AS "channelViewers",
       (SELECT count(*)::int FROM viewer_stream WHERE viewer_id = $1) AS "viewerStreams"`,
    [of],
  );
  return rows[0] ?? {};
}

/** Messages of Ann and Ben, five hours apart, over 30 days in two channels. */
async function fill(): Promise<void> {
  const at = (n: number) => new Date(START + n * 5 * HOUR);
  const said = Array.from({ length: 140 }, (_, n) => ({ at: at(n), channelId: n % 2 ? "1" : "2" }));
  await addMessages(
    database.pool,
    said.map((one, n) => ({ ...one, login: n < 70 ? "ann" : "ann_new" })),
  );
  await addMessages(
    database.pool,
    said.map((one) => ({ ...one, authorId: "88", login: "ben" })),
  );
  await database.pool.query(
    `INSERT INTO chat_event (id, sent_at, received_at, channel_id, stream_id, kind, author_id, author_login,
       author_name, system_text, text)
     SELECT gen_random_uuid(), $1, $1, '1', gen_random_uuid(), 'resub', a, l, l, l || ' subscribed', 'hi'
     FROM (VALUES ('77', 'ann'), ('88', 'ben')) AS who (a, l)`,
    [at(3)],
  );
}

const NOTHING = { messages: 0, events: 0, hours: 0, viewers: 0, channelViewers: 0, viewerStreams: 0 };

test("everything of the person goes, in all weeks and channels, and nothing of anybody else", async () => {
  await fill();
  const ben = await tableSizes("88");
  await askErasure(ann, database.pool);
  expect(await run()).toEqual({ erasures: 1 });
  expect(await tableSizes("77")).toEqual(NOTHING);
  expect(await tableSizes("88")).toEqual(ben);
  const { items } = await listErasures(ann, database.pool);
  expect(items).toMatchObject([
    { progress: 1, messages: 140, events: 1, hours: 140, records: 4, searches: 0 },
  ]);
  expect(Date.parse(items[0]?.doneAt ?? "")).toBeGreaterThanOrEqual(Date.parse(items[0]?.askedAt ?? ""));
});

test("the words are out of the index, not only out of sight", async () => {
  await addMessages(database.pool, [
    { text: "xylophonist" },
    { text: "hello", authorId: "88", login: "ben" },
  ]);
  await askErasure(ann, database.pool);
  await run();
  const { rows } = await database.pool.query<{ vacuums: number }>(
    `SELECT vacuum_count::int AS vacuums FROM pg_inherits i JOIN pg_stat_user_tables t ON t.relid = i.inhrelid
     WHERE i.inhparent = 'chat_message'::regclass`,
  );
  expect(rows).toEqual([{ vacuums: 1 }]);
});

test("what the person writes after asking stays, and counts by the hour", async () => {
  const now = Date.now();
  const asked = new Date(now);
  await addMessages(database.pool, [{ at: new Date(now - 1), text: "before" }]);
  await database.pool.query("INSERT INTO chat_erasure (twitch_id, asked_at) VALUES ('77', $1)", [asked]);
  await addMessages(database.pool, [{ at: new Date(now + 1), text: "after" }]);
  await run();
  const { rows } = await database.pool.query("SELECT text FROM chat_message WHERE author_id = '77'");
  expect(rows).toEqual([{ text: "after" }]);
  const hours = await database.pool.query("SELECT messages FROM chat_hour WHERE author_id = '77'");
  expect(hours.rows).toEqual([{ messages: 1 }]);
});

describe("however it is run", () => {
  test("stopped at once and at every step, it goes on and counts each message once", async () => {
    await fill();
    await askErasure(ann, database.pool);
    for (const after of [0, 5, 20, 60]) await run(AbortSignal.timeout(after)).catch(() => undefined);
    await run();
    expect(await tableSizes("77")).toEqual(NOTHING);
    const { items } = await listErasures(ann, database.pool);
    expect(items).toMatchObject([{ progress: 1, messages: 140, events: 1, hours: 140, records: 4 }]);
  });

  test("twice at once, it counts each message once", async () => {
    await fill();
    await askErasure(ann, database.pool);
    await Promise.all([run(), run(), run()]);
    const { items } = await listErasures(ann, database.pool);
    expect(items).toMatchObject([{ progress: 1, messages: 140, events: 1, hours: 140, records: 4 }]);
  });

  test("asked for again while under way it is one erasure, until the later moment", async () => {
    await fill();
    const first = await askErasure(ann, database.pool);
    const second = await askErasure(ann, database.pool);
    expect(second.id).toBe(first.id);
    expect(second.askedAt > first.askedAt).toBe(true);
    await run();
    const third = await askErasure(ann, database.pool);
    expect(third.id).not.toBe(first.id);
    await run();
    const { items } = await listErasures(ann, database.pool);
    expect(items.map(({ messages }) => messages)).toEqual([0, 140]);
  });

  test("a batch that looked before the erasure was asked for is waited for", async () => {
    await fill();
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    const looked = new Promise<void>((begin) => {
      void withTransaction(async (tx) => {
        await tx.query("SELECT pg_advisory_xact_lock_shared(7210031)");
        begin();
        await stored;
        await addMessages(tx, [{ at: new Date(START), text: "late" }]);
      }, database.pool);
    });
    await looked;
    await askErasure(ann, database.pool);
    const running = run();
    setTimeout(store, 200);
    await running;
    expect(await tableSizes("77")).toEqual(NOTHING);
  });
});

test("searches that name the person forget the name, old ones too", async () => {
  await fill();
  const { pool } = database;
  const { rows } = await pool.query<{ id: string }>(
    "INSERT INTO person (twitch_id, login, name) VALUES ('99', 'olga', 'Olga') RETURNING id",
  );
  const queries = ["from:ann pizza", "-from:ANN_NEW", "pizza @Ann", 'from:"ann"', "ann pizza", "from:annika"];
  for (const [n, query] of queries.entries()) {
    await pool.query(
      "INSERT INTO chat_search_audit (channel_id, user_id, action, query) VALUES ('1', $1, 'search', $2)",
      [rows[0]?.id, query],
    );
    await pool.query("INSERT INTO saved_search (user_id, name, query) VALUES ($1, $2, $3)", [
      rows[0]?.id,
      n,
      query,
    ]);
  }
  await askErasure(ann, pool);
  await run();
  const redacted = [
    "from:[erased] pizza",
    "-from:[erased]",
    "pizza @[erased]",
    'from:"[erased]"',
    "ann pizza",
    "from:annika",
  ];
  for (const table of ["chat_search_audit", "saved_search"]) {
    const found = await pool.query<{ query: string }>(`SELECT query FROM ${table} ORDER BY id`);
    expect(found.rows.map(({ query }) => query)).toEqual(redacted);
  }
  expect((await listErasures(ann, pool)).items).toMatchObject([{ searches: 8 }]);
});

test("one that fails does not keep the others waiting", async () => {
  await fill();
  await askErasure(ann, database.pool);
  await askErasure({ ...ann, twitchId: "88" }, database.pool);
  const deps = {
    pool: database.pool,
    clock: () => new Date(),
    forgetPerson: (db: Db, twitchId: string) =>
      twitchId === "77" ? Promise.reject(new Error("no")) : forgetPerson(db, twitchId),
  };
  await expect(eraseChat(deps, context())).rejects.toThrow("no");
  expect(await tableSizes("88")).toEqual(NOTHING);
  expect((await listErasures(ann, database.pool)).items).toMatchObject([{ doneAt: null, messages: 140 }]);
});
