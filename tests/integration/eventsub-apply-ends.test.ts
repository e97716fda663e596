import { afterEach, beforeEach, expect, test } from "vitest";
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

async function receive(type: string, event: object): Promise<void> {
  const condition = { broadcaster_user_id: "1" };
  const subscription = { id: "s", type, version: "1", status: "enabled", condition };
  await receiveEventSub(database.pool, {
    ...{ messageId: `of ${type}`, at: new Date(), via: "webhook" as const, type, version: "1" },
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

test("text that Postgres does not take is stored without what it does not take", async () => {
  await receive("channel.update", { ...channel, title: "a\0b\ud800c" });
  const { rows } = await database.pool.query(
    "SELECT payload->'event'->>'title' AS title FROM eventsub_message",
  );
  expect(rows).toEqual([{ title: "ab\ufffdc" }]);
});
