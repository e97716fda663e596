import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { receiveEventSub } from "@/lib/eventsub";
import { applyEventSub } from "@/lib/eventsub/apply";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { eventually } from "@/tests/support/eventually";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

type GetStreams = Parameters<typeof applyEventSub>[0]["twitch"]["getStreams"];

const apply = (getStreams: GetStreams, signal = new AbortController().signal) =>
  applyEventSub(
    {
      ...{ pool: database.pool, twitch: { getStreams }, policy: { offlineMisses: 1, continuationMs: 0 } },
      ...{ clock: () => new Date(), log: { warn: () => undefined } },
      endSessionsOf: async (ids) => ids.length,
      checkTokensOf: async () => undefined,
    },
    { signal },
  );

async function receive(type: string, event: object, at = new Date()): Promise<void> {
  const condition = { broadcaster_user_id: "1" };
  const version = type === "channel.update" ? "2" : "1";
  const subscription = { id: "s", type, version, status: "enabled", condition };
  await receiveEventSub(database.pool, {
    ...{ messageId: `of ${type}`, at, via: "webhook" as const, type, version },
    subscriptionId: "s",
    payload: { subscription, event },
  });
}
const channel = { broadcaster_user_id: "1", broadcaster_user_login: "one" };
const online = { ...channel, id: "11", type: "live", started_at: new Date().toISOString() };
const revoked = { client_id: "c", user_id: "2", user_login: "two", user_name: "Two" };

async function messages() {
  const { rows } = await database.pool.query<{ type: string; outcome: string | null; due: boolean }>(
    `SELECT type, outcome, next_attempt_at <= clock_timestamp() AS due FROM eventsub_message
     ORDER BY type`,
  );
  return rows;
}

test("a run that is told to end while Twitch is asked leaves its messages to the next, at once", async () => {
  await receive("stream.online", online);
  await receive("user.authorization.revoke", revoked);
  const ending = new AbortController();
  let isAsked = false;
  const never: GetStreams = (_ids, options) =>
    new Promise((_resolve, reject) => {
      isAsked = true;
      options?.signal?.addEventListener("abort", () => reject(options.signal?.reason));
    });
  const run = apply(never, ending.signal);
  await eventually(() => expect(isAsked).toBe(true));
  expect(await messages()).toMatchObject([{ outcome: null, due: false }, { due: false }]);
  ending.abort();
  expect(await run).toMatchObject({ applied: 1, postponed: 0 });
  expect(await messages()).toMatchObject([{ outcome: null, due: true }, { outcome: "applied" }]);
});

test("what cannot be asked about holds up nothing else, and is asked about again", async () => {
  await receive("stream.online", online);
  await receive("stream.offline", { ...channel, id: "10" });
  await receive("user.authorization.revoke", revoked);
  const ending = new AbortController();
  const looks: number[] = [];
  const failing: GetStreams = async () => {
    looks.push(performance.now());
    if (looks.length === 2) ending.abort();
    throw new Error("Twitch is away.");
  };
  expect(await apply(failing, ending.signal)).toMatchObject({ applied: 1, postponed: 2 });
  expect((looks[1] ?? 0) - (looks[0] ?? 0)).toBeGreaterThan(900);
  expect(await messages()).toMatchObject([{ outcome: null }, { outcome: null }, { outcome: "applied" }]);
});

describe("a stream that was over before Twitch's list showed it", () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 9, 1, 18, minutes));
  const begun = { ...online, started_at: at(1).toISOString() };
  const told = { title: "Quick test", language: "en", category_id: "7", category_name: "Chess" };
  const nothing: GetStreams = async () => ({ streams: [], unclear: [], observedAt: new Date() });
  const streams = async () => {
    const { rows } = await database.pool.query(
      `SELECT s.twitch_stream_id AS id, s.started_at AS began, s.ended_at AS ended, s.title, s.category_name AS category,
         s.detection_source AS source, count(g.stream_id)::int AS segments
       FROM stream s LEFT JOIN stream_segment g ON g.stream_id = s.id
       WHERE s.twitch_stream_id IS NOT NULL GROUP BY s.id ORDER BY s.started_at`,
    );
    return rows;
  };
  const recorded = {
    ...{ id: "11", began: at(1), ended: at(3), title: "Quick test", category: "Chess" },
    ...{ source: "eventsub", segments: 1 },
  };
  beforeEach(async () => {
    await database.pool.query("INSERT INTO broadcaster (id, login, display_name) VALUES ('1', 'one', 'One')");
  });

  test("is recorded as it was told, and nobody is told of it", async () => {
    await receive("channel.update", { ...channel, ...told }, at(0));
    await receive("stream.online", begun, at(1));
    await receive("stream.offline", { ...channel, id: "11" }, at(3));
    expect(await apply(nothing)).toMatchObject({ applied: 3, postponed: 0 });
    expect(await streams()).toEqual([recorded]);
    const { rows } = await database.pool.query("SELECT kind FROM outbox WHERE kind LIKE 'stream.%'");
    expect(rows).toEqual([]);
  });

  test("is recorded when its end comes long after its beginning was given up", async () => {
    await receive("channel.update", { ...channel, ...told }, at(0));
    await receive("stream.online", begun, at(1));
    await database.pool.query("UPDATE eventsub_message SET attempts = 99 WHERE type = 'stream.online'");
    expect(await apply(nothing)).toMatchObject({ left: 1 });
    expect(await streams()).toEqual([]);
    await receive("stream.offline", { ...channel, id: "11" }, at(3));
    expect(await apply(nothing)).toMatchObject({ applied: 1 });
    expect(await streams()).toEqual([recorded]);
  });

  test("stays as it is recorded, and does not lie within another", async () => {
    await database.pool.query(
      `INSERT INTO stream (broadcaster_id, twitch_stream_id, title, started_at, last_seen_at, ended_at, end_reason)
       VALUES ('1', '10', 'Another', $1, $2, $2, 'offline')`,
      [at(0), at(2)],
    );
    await receive("stream.online", begun, at(1));
    await database.pool.query("UPDATE eventsub_message SET attempts = 99");
    await receive("stream.offline", { ...channel, id: "11" }, at(3));
    expect(await apply(nothing)).toMatchObject({ left: 1, applied: 1 });
    expect(await streams()).toMatchObject([{ id: "10" }]);
    await database.pool.query("UPDATE stream SET twitch_stream_id = '11' WHERE twitch_stream_id = '10'");
    await database.pool.query(
      "UPDATE eventsub_message SET applied_at = NULL, outcome = NULL, next_attempt_at = now()",
    );
    expect(await apply(nothing)).toMatchObject({ applied: 2 });
    expect(await streams()).toMatchObject([{ id: "11", title: "Another", ended: at(2) }]);
  });
});

test("text that Postgres does not take is stored without what it does not take", async () => {
  await receive("channel.update", { ...channel, title: "a\0b\ud800c" });
  const { rows } = await database.pool.query(
    "SELECT payload->'event'->>'title' AS title FROM eventsub_message",
  );
  expect(rows).toEqual([{ title: "ab\ufffdc" }]);
});
