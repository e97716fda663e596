import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { publicEventOf } from "@/lib/events";
import { readEvents } from "@/lib/events/read";
import type { EventKind, EventOf } from "@/lib/events/schema";
import { forgetEverywhere } from "@/lib/jobs/forget-everywhere";
import { bury } from "@/lib/publishers/repository-progress";
import { countActivity } from "@/lib/viewers";
import { tellArrivals } from "@/lib/viewers/tell-arrivals";
import { cleared, message, openIngest, type TestIngest, temporaryFolder } from "@/tests/support/chat-ingest";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { eventually } from "@/tests/support/eventually";

// E1: what is said and who comes is told only while somebody wants it, and forgotten with the person.

const ANN = { id: "2", login: "ann", displayName: "Ann" };
const BOB = { id: "3", login: "bob", displayName: "Bob" };

let database: TestDatabase;
let folder: ReturnType<typeof temporaryFolder>;
let ingest: TestIngest;

beforeEach(async () => {
  database = await testDatabase();
  await database.pool.query("INSERT INTO broadcaster (id, login, display_name) VALUES ('1', 'one', 'One')");
  folder = temporaryFolder();
});
afterEach(async () => {
  await ingest.stop();
  await database.drop();
  folder.remove();
});

const addPublisher = (kinds: readonly EventKind[] | null, disabled = false) =>
  database.pool.query(
    `INSERT INTO publisher (id, kind, name, position, kinds, disabled_at)
     VALUES ('hook', 'webhook', 'Hook', 0, $1, CASE WHEN $2 THEN now() END)`,
    [kinds, disabled],
  );

async function take(...events: Parameters<TestIngest["take"]>[0][]): Promise<void> {
  for (const event of events) await ingest.take(event, "1");
  await ingest.flush();
  await countActivity(database.pool);
  await tellArrivals(database.pool);
}

async function told<K extends EventKind>(kind: K): Promise<EventOf<K>["payload"][]> {
  const { events } = await readEvents(database.pool, 0, 10_000);
  return events.filter((event) => event.kind === kind).map(({ payload }) => payload as EventOf<K>["payload"]);
}
const begin = () => {
  ingest = openIngest({ ...database, directory: folder.path });
};

describe("while nobody chose them", () => {
  test.each([
    ["no publisher", null],
    ["one that takes what needs no choosing", { kinds: null, disabled: false }],
    ["one that chose other kinds", { kinds: ["stream.online"] as const, disabled: false }],
    ["one that was given up", { kinds: ["chat.message", "viewer.arrived"] as const, disabled: true }],
  ])("nothing is written: %s", async (_name, publisher) => {
    if (publisher) await addPublisher(publisher.kinds, publisher.disabled);
    begin();
    await take(message({ author: ANN }));
    expect(await told("chat.message")).toEqual([]);
    expect(await told("viewer.arrived")).toEqual([]);
    expect((await database.pool.query("SELECT FROM viewer_arrival")).rowCount).toBe(0);
  });
});

describe("once somebody chose them", () => {
  beforeEach(async () => {
    await addPublisher(["chat.message", "viewer.arrived"]);
    begin();
  });

  test("every message is told once, in the order in which it was written", async () => {
    const said = Array.from({ length: 40 }, (_, n) => message({ author: n % 2 ? ANN : BOB, text: `${n}` }));
    await take(...said);
    await take(...said);
    const events = await told("chat.message");
    expect(events.map(({ text }) => text)).toEqual(said.map(({ text }) => text));
    expect(events[1]).toEqual({
      channelId: "1",
      messageId: said[1]?.id,
      author: ANN,
      text: "1",
      sentAt: new Date(said[1]?.sentAt ?? 0).toISOString(),
    });
  });

  test("whoever is new in the channel is told once", async () => {
    await take(message({ author: ANN }), message({ author: BOB }), message({ author: ANN }));
    await take(message({ author: ANN }));
    const events = await told("viewer.arrived");
    expect(events.map(({ channelId, twitchId, login }) => [channelId, twitchId, login]).sort()).toEqual([
      ["1", "2", "ann"],
      ["1", "3", "bob"],
    ]);
  });

  test("nothing of whoever wants nothing kept", async () => {
    await database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ($1)", [ANN.id]);
    await take(message({ author: ANN, text: "mine" }), message({ author: BOB, text: "his" }));
    expect((await told("chat.message")).map(({ text }) => text)).toEqual(["his"]);
    expect((await told("viewer.arrived")).map(({ login }) => login)).toEqual(["bob"]);
  });

  test("nothing of whoever opted out before it was told that they came", async () => {
    await ingest.take(message({ author: ANN }), "1");
    await ingest.flush();
    await countActivity(database.pool);
    expect((await database.pool.query("SELECT FROM viewer_arrival")).rowCount).toBe(1);
    await database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ($1)", [ANN.id]);
    await tellArrivals(database.pool);
    expect(await told("viewer.arrived")).toEqual([]);
    expect((await database.pool.query("SELECT FROM viewer_arrival")).rowCount).toBe(0);
  });

  test("nothing that a moderator took away before it was stored", async () => {
    const bad = message({ author: ANN, text: "bad" });
    await take(cleared("ban", { id: ANN.id, login: ANN.login }, bad.sentAt + 1), bad);
    expect(await told("chat.message")).toEqual([]);
  });

  test("whoever is erased goes from the outbox, the dead letters and what was not told yet", async () => {
    await take(message({ author: ANN, text: "mine" }), message({ author: BOB, text: "his" }));
    await database.pool.query(
      `INSERT INTO dead_letter (publisher_id, event_id, seq, kind, key, at, body, reason)
       SELECT 'hook', id, seq, kind, key, created_at, jsonb_build_object('data', payload), 'no' FROM outbox
       WHERE kind IN ('chat.message', 'viewer.arrived')`,
    );
    await database.pool.query("INSERT INTO viewer_arrival SELECT channel_id, viewer_id FROM channel_viewer");
    const { rows: before } = await database.pool.query("SELECT max(seq) FROM outbox");

    await database.pool.query("DELETE FROM chat_message WHERE author_id = $1", [ANN.id]);
    await withTransaction((tx) => forgetEverywhere(tx, ANN.id), database.pool);

    expect((await told("chat.message")).map(({ text }) => text)).toEqual(["his"]);
    expect((await told("viewer.arrived")).map(({ login }) => login)).toEqual(["bob"]);
    for (const table of ["outbox", "dead_letter", "viewer_arrival"]) {
      const { rows } = await database.pool.query(`SELECT to_jsonb(t) AS row FROM ${table} t`);
      expect(JSON.stringify(rows)).not.toMatch(/mine|"ann"|"viewer_id": ?"2"/);
      expect(JSON.stringify(rows)).not.toBe("[]");
    }
    // Positions still mean what they meant.
    expect((await database.pool.query("SELECT max(seq) FROM outbox")).rows).toEqual(before);
  });

  describe("a message that a receiver refuses", () => {
    let buryIt: (db: Db) => Promise<boolean>;
    beforeEach(async () => {
      await take(message({ author: ANN, text: "mine" }));
      const { events } = await readEvents(database.pool, 0, 100);
      const recorded = events.find(({ kind }) => kind === "chat.message");
      const event = recorded && publicEventOf(recorded);
      if (!recorded || !event) throw new Error("nothing was told");
      const { seq } = recorded;
      const step = { from: 0, to: seq, published: 0 };
      const refused = { event: { seq, key: event.key, event }, reason: "no" };
      buryIt = (db) => bury(db, { id: "hook", kind: "webhook", fence: 0 }, step, refused);
    });
    const letters = async () => (await database.pool.query("SELECT FROM dead_letter")).rowCount;
    const forget = () => withTransaction((tx) => forgetEverywhere(tx, ANN.id), database.pool);

    test("is put by", async () => {
      expect(await buryIt(database.pool)).toBe(true);
      expect(await letters()).toBe(1);
    });

    test("is not put by when its author was erased while it was under way", async () => {
      await forget();
      expect(await buryIt(database.pool)).toBe(true);
      expect(await letters()).toBe(0);
    });

    test("is found by an erasure that begins before it is put by for good", async () => {
      let forgetting: Promise<number> | undefined;
      await withTransaction(async (tx) => {
        await buryIt(tx);
        forgetting = forget();
        await eventually(async () => {
          const { rowCount } = await database.pool.query(
            "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
          );
          expect(rowCount).toBe(1);
        });
      }, database.pool);
      await forgetting;
      expect(await letters()).toBe(0);
    });
  });
});
