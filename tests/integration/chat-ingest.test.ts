import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import {
  channelEvent,
  cleared,
  deletion,
  figures,
  message,
  openIngest,
  storedMessages,
  type TestIngest,
  temporaryFolder,
} from "@/tests/support/chat-ingest";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addStream } from "@/tests/support/history-rows";

const CHANNEL = "1";
const ANN = { id: "2", login: "ann", displayName: "Ann" };
const BOB = { id: "3", login: "bob", displayName: "Bob" };

let database: TestDatabase;
let folder: ReturnType<typeof temporaryFolder>;
let ingest: TestIngest;

beforeEach(async () => {
  database = await testDatabase();
  await database.pool.query("INSERT INTO broadcaster (id, login, display_name) VALUES ($1, 'one', 'One')", [
    CHANNEL,
  ]);
  folder = temporaryFolder();
  ingest = openIngest({ ...database, directory: folder.path });
});
afterEach(async () => {
  await ingest.stop();
  await database.drop();
  folder.remove();
});

const take = async (...events: Parameters<TestIngest["take"]>[0][]) => {
  for (const event of events) await ingest.take(event, CHANNEL);
  await ingest.flush();
};
const markOf = async (id: string) =>
  (await storedMessages(database.pool)).find((row) => row.id === id)?.deletedBy;

describe("what is stored", () => {
  test("a message can be found as it was written, and is acknowledged", async () => {
    const said = message({
      text: "Grüße, 世界 😀 </b>",
      bits: 5,
      isAction: true,
      emotes: [{ id: "25", from: 0, to: 4 }],
    });
    await take(said);
    const { rows } = await database.pool.query(
      `SELECT id, text, flags, bits, emotes, author_name, words @@ plainto_tsquery('simple', 'grüße') AS found
       FROM chat_message`,
    );
    expect(rows).toEqual([
      {
        id: said.id,
        text: said.text,
        flags: 128 + 512 + 1024,
        bits: 5,
        emotes: [["25", 0, 4]],
        author_name: "Ann",
        found: true,
      },
    ]);
    expect(ingest.stats()).toMatchObject({ taken: 1, acknowledged: 1, stored: 1, waiting: 0, lost: 0 });
    expect(ingest.acknowledgedUntil()).toBeGreaterThanOrEqual(said.receivedAt);
  });

  test("the same message twice, in one batch or in two, is stored and counted once", async () => {
    const said = message();
    await take(said, said);
    await take(said);
    expect(await storedMessages(database.pool)).toHaveLength(1);
    expect(await figures(database.pool)).toEqual({
      hours: { [CHAT_ONLY_STREAM_ID]: 1 },
      people: { messages: 1, streams: 0 },
    });
  });

  test("two bots that read the same channel store and count each message once", async () => {
    const other = openIngest({
      ...database,
      directory: folder.path,
      name: "other",
    });
    const said = Array.from({ length: 3_000 }, (_, n) =>
      message({ text: `message ${n}`, author: { ...ANN, id: String(n % 50) } }),
    );
    await Promise.all([
      ...said.map((event) => ingest.take(event, CHANNEL)),
      ...said.toReversed().map((event) => other.take(event, CHANNEL)),
    ]);
    await Promise.all([ingest.flush(), other.flush()]);
    await other.stop();
    expect(await storedMessages(database.pool)).toHaveLength(3_000);
    expect(await figures(database.pool)).toMatchObject({
      hours: { [CHAT_ONLY_STREAM_ID]: 3_000 },
      people: { messages: 3_000 },
    });
  });

  test("an event of Twitch is kept with what it says", async () => {
    await take(channelEvent());
    const { rows } = await database.pool.query("SELECT kind, system_text, params FROM chat_event");
    expect(rows).toEqual([
      {
        kind: "raid",
        system_text: "5 raiders",
        params: { is: "raid", viewers: 5, from: { login: "bob", displayName: "Bob" } },
      },
    ]);
  });

  test("what Postgres would never take stops nothing else, and its place is told", async () => {
    const broken = message({ author: { ...ANN, id: randomBytes(10_000).toString("hex") } });
    const said = [message(), broken, message(), message()];
    await take(...said);
    expect((await storedMessages(database.pool)).map(({ id }) => id).toSorted()).toEqual(
      said.flatMap(({ id }) => (id === broken.id ? [] : id)).toSorted(),
    );
    expect(ingest.stats().refused).toEqual({ unstorable: 1 });
    expect(ingest.lost).toEqual([
      { channelId: CHANNEL, from: broken.sentAt, to: broken.receivedAt, reason: "unstorable" },
    ]);
  });

  test("a name that passes to another person stays with both", async () => {
    await take(message({ author: ANN }), message({ author: { ...BOB, login: "ann" } }));
    const { rows } = await database.pool.query("SELECT author_id FROM chat_message ORDER BY author_id");
    expect(rows).toEqual([{ author_id: "2" }, { author_id: "3" }]);
  });

  test("those who listen are told which channels have something new, and no word of it", async () => {
    const client = await database.pool.connect();
    const heard: (string | undefined)[] = [];
    client.on("notification", ({ payload }) => heard.push(payload));
    await client.query("LISTEN chat");
    await ingest.take(message(), CHANNEL);
    await ingest.take(message({ channelId: "7" }), "7");
    await ingest.flush();
    await expect.poll(() => heard.join(",").split(",").toSorted()).toEqual(["1", "7"]);
    client.release(true);
  });
});

describe("who does not want to be kept", () => {
  test("is not, from the moment the event of it is heard", async () => {
    await take(message({ author: ANN }));
    await database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ('2')");
    await database.pool.query(
      `INSERT INTO outbox (kind, key, payload) VALUES ('chat.optout', 'chatter:2', '{"twitchId": "2", "optedOut": true}')`,
    );
    await database.pool.query("NOTIFY outbox");
    await expect
      .poll(async () => {
        await ingest.take(message({ author: ANN }), CHANNEL);
        return ingest.stats().refused.forgotten ?? 0;
      })
      .toBeGreaterThan(0);
    await ingest.flush();
    const before = (await storedMessages(database.pool)).length;
    await take(message({ author: ANN }), message({ author: BOB }), channelEvent({ author: ANN }));
    expect(await storedMessages(database.pool)).toHaveLength(before + 1);
    expect((await database.pool.query("SELECT 1 FROM chat_event")).rowCount).toBe(0);
  });

  test("is not, even before it was heard: the transaction asks", async () => {
    await take();
    await database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ('2')");
    await take(message({ author: ANN }), message({ author: BOB }));
    expect(await storedMessages(database.pool)).toHaveLength(1);
  });

  test("after an erasure is kept again from then on", async () => {
    await database.pool.query("INSERT INTO chat_erasure (twitch_id) VALUES ('2')");
    const old = Date.now() - 60_000;
    await take(message({ sentAt: old }), message({ sentAt: Date.now() + 1_000, text: "new" }));
    expect((await storedMessages(database.pool)).map(({ text }) => text)).toEqual(["new"]);
  });
});

describe("what was taken away is marked", () => {
  test("in the batch, in the table, and when it comes after its mark", async () => {
    const [inBatch, inTable, late] = [message(), message(), message()];
    await take(inTable);
    await take(inBatch, deletion(inBatch.id), deletion(inTable.id), deletion(late.id));
    await take(late);
    for (const { id } of [inBatch, inTable, late]) expect(await markOf(id)).toBe("deletion");
  });

  test("one person's by a timeout, all by a clear, and nothing that was written after", async () => {
    const at = Date.now() - 10_000;
    const ann = message({ author: ANN, sentAt: at });
    const bob = message({ author: BOB, sentAt: at });
    const after = message({ author: ANN, sentAt: at + 2_000 });
    await take(ann, bob, after, cleared("timeout", ANN, at + 1_000));
    expect(await Promise.all([ann, bob, after].map(({ id }) => markOf(id)))).toEqual(["timeout", null, null]);
    await take(cleared("all", null, at + 3_000));
    expect(await Promise.all([ann, bob, after].map(({ id }) => markOf(id)))).toEqual([
      "timeout",
      "clear",
      "clear",
    ]);
  });

  test("in no other channel", async () => {
    const elsewhere = message({ channelId: "7" });
    await ingest.take(elsewhere, "7");
    await take(cleared("all", null, Date.now() + 1_000), cleared("ban", ANN, Date.now() + 1_000));
    expect(await markOf(elsewhere.id)).toBeNull();
  });
});

describe("the stream a message belongs to", () => {
  const start = Date.now() - 600_000;
  const iso = (ms: number) => new Date(ms).toISOString();

  test("is the session on air as it was sent, to the millisecond, else Chat-Only", async () => {
    const first = await addStream(database.pool, {
      broadcasterId: CHANNEL,
      startedAt: iso(start),
      endedAt: iso(start + 60_000),
    });
    const second = await addStream(database.pool, {
      broadcasterId: CHANNEL,
      startedAt: iso(start + 120_000),
      endedAt: null,
    });
    const moments = [-1, 0, 59_999, 60_000, 119_999, 120_000];
    await take(...moments.map((ms) => message({ sentAt: start + ms })));
    expect((await storedMessages(database.pool)).map(({ streamId }) => streamId)).toEqual([
      CHAT_ONLY_STREAM_ID,
      first,
      first,
      CHAT_ONLY_STREAM_ID,
      CHAT_ONLY_STREAM_ID,
      second,
    ]);
  });

  test("is put right with all figures when the session is noticed late, and again when its end is", async () => {
    const moments = [-1, 0, 1_000, 2_000, 3_000];
    await take(...moments.map((ms) => message({ sentAt: start + ms })), channelEvent({ sentAt: start }));
    const stream = await addStream(database.pool, {
      broadcasterId: CHANNEL,
      startedAt: iso(start),
      endedAt: null,
    });
    await tell("stream.online", { change: "went_live", startedAt: iso(start) });
    await expect
      .poll(() => figures(database.pool))
      .toEqual({ hours: { [CHAT_ONLY_STREAM_ID]: 1, [stream]: 4 }, people: { messages: 5, streams: 1 } });
    expect((await database.pool.query("SELECT stream_id FROM chat_event")).rows).toEqual([
      { stream_id: stream },
    ]);

    await database.pool.query("UPDATE stream SET ended_at = $1 WHERE id = $2", [iso(start + 1_500), stream]);
    await tell("stream.offline", { startedAt: iso(start), endedAt: iso(start + 1_500) });
    await expect
      .poll(() => figures(database.pool))
      .toEqual({ hours: { [CHAT_ONLY_STREAM_ID]: 3, [stream]: 2 }, people: { messages: 5, streams: 1 } });

    await database.pool.query("UPDATE stream SET started_at = $1, ended_at = $1 WHERE id = $2", [
      iso(start - 10),
      stream,
    ]);
    await tell("stream.offline", { startedAt: iso(start), endedAt: iso(start - 10) });
    await expect
      .poll(() => figures(database.pool))
      .toEqual({ hours: { [CHAT_ONLY_STREAM_ID]: 5 }, people: { messages: 5, streams: 0 } });
  });

  test("is put right by the next bot, when the one that noticed was killed before it could", async () => {
    await database.pool.query("INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner')", [
      CHANNEL,
    ]);
    await take(message({ sentAt: start + 1_000 }), message({ sentAt: start - 1_000 }));
    const stream = await addStream(database.pool, {
      broadcasterId: CHANNEL,
      startedAt: iso(start),
      endedAt: null,
    });
    const next = openIngest({ ...database, directory: folder.path, name: "next" });
    await expect
      .poll(async () => (await figures(database.pool)).hours)
      .toEqual({ [CHAT_ONLY_STREAM_ID]: 1, [stream]: 1 });
    await next.stop();
  });

  async function tell(kind: string, about: { change?: string; startedAt: string; endedAt?: string }) {
    const broadcaster = { id: CHANNEL, login: "one", displayName: "One", avatarUrl: null };
    const detection = { source: "poll", observedAt: new Date().toISOString(), delayMs: null };
    const live = { id: "s", title: "", categoryId: "", categoryName: "", language: "en", tags: [] };
    const stream = { ...live, viewerCount: 0, thumbnailUrl: "", startedAt: about.startedAt };
    const payload =
      kind === "stream.online"
        ? { change: about.change, broadcaster, stream, detection, announcementId: null }
        : { broadcaster, streamId: "s", startedAt: about.startedAt, endedAt: about.endedAt, detection };
    await database.pool.query("INSERT INTO outbox (kind, key, payload) VALUES ($1, $2, $3)", [
      kind,
      CHANNEL,
      JSON.stringify(payload),
    ]);
    await database.pool.query("NOTIFY outbox");
  }
});

describe("weeks", () => {
  test("are made when a message is the first of one", async () => {
    await take(message({ sentAt: Date.now() - 40 * 86_400_000 }), message());
    expect(await storedMessages(database.pool)).toHaveLength(2);
  });
});
