import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RecordedEvent } from "@/lib/events/schema";
import type { Observation } from "@/lib/live/core/live-state";
import { applyObservations } from "@/lib/live/service";
import { fanOutNext, getHearing, listInbox, lookAtVisit, markRead, noteVisit } from "@/lib/notifications";
import { applyEvents, itemsOf } from "@/lib/notifications/queries";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { aStream, at, missing, POLICY, saidOffline, seen } from "@/tests/support/live-model";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";

let database: TestDatabase;
let vera: string;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql(
    "TRUNCATE person, broadcaster, announcement, notification, outbox, live_status, broadcaster_sync CASCADE",
  );
  vera = await addPerson(database.pool);
  await addBroadcasters(database.pool, ["1", "2"], vera);
});

const sql = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await database.pool.query<T>(text, values)).rows;
const apply = (...observations: Observation[]) => applyObservations(database.pool, observations, POLICY);
const spread = async () => {
  while (await fanOutNext(database.pool));
};
const inbox = (query: Partial<Parameters<typeof listInbox>[1]> = {}) =>
  listInbox(vera, { limit: 30, ...query }, database.pool);
const events = () =>
  sql<RecordedEvent>("SELECT seq::int, id, kind, payload, created_at AS at FROM outbox ORDER BY seq");

const A = aStream("A", { startedAt: at(0) });
const ended = (seconds: number, id: string) => [saidOffline(seconds, id), missing(seconds + 1)];

describe("an entry and its show (N6a)", () => {
  test("on air: since when, and what it shows now beside what it began with", async () => {
    await apply(missing(0), seen(30, A), seen(60, { ...A, title: "Night run" }));
    await spread();
    const [stream] = await sql<{ id: string }>("SELECT id FROM stream WHERE broadcaster_id IS NOT NULL");
    expect((await inbox()).items).toMatchObject([
      {
        message: "Evening run - Playing Just Chatting",
        onAir: true,
        startedAt: at(0).toISOString(),
        endedAt: null,
        durationMs: null,
        showing: { title: "Night run", categoryName: "Just Chatting" },
        streamPath: `/channels/login1/streams/${stream?.id}`,
      },
    ]);
  });

  test("over: how long it was", async () => {
    await apply(missing(0), seen(30, A), seen(7_980, A), ...ended(8_000, "A"));
    await spread();
    expect((await inbox()).items).toMatchObject([
      { onAir: false, endedAt: at(7_980).toISOString(), durationMs: 7_980_000 },
    ]);
  });

  test("broken off and gone on with: one entry, from the first start to the last end", async () => {
    await apply(missing(0), seen(30, A), seen(600, A), ...ended(610, "A"));
    const B = aStream("B", { startedAt: at(900), title: "Back again" });
    await apply(seen(930, B));
    await spread();
    expect((await inbox()).items).toMatchObject([
      { streamId: "A", lastStreamId: "B", onAir: true, showing: { title: "Back again" } },
    ]);
    await apply(seen(3_600, B), ...ended(3_610, "B"));
    expect((await inbox()).items).toMatchObject([{ onAir: false, durationMs: 3_600_000 }]);
  });

  test("whose page was deleted, or that left no record, has no page to open", async () => {
    await apply(missing(0), seen(30, A));
    await spread();
    await sql("UPDATE stream SET deleted_at = now() WHERE broadcaster_id IS NOT NULL");
    expect((await inbox()).items).toMatchObject([{ streamPath: null, onAir: true }]);
    await sql("DELETE FROM stream WHERE broadcaster_id IS NOT NULL");
    expect((await inbox()).items).toMatchObject([{ streamPath: null, onAir: false, durationMs: null }]);
  });

  test("an open page makes of the events what the server answers", async () => {
    await apply(missing(0), seen(30, A), seen(600, { ...A, title: "Late run" }), ...ended(610, "A"));
    await apply(seen(930, aStream("B", { startedAt: at(900) })));
    await apply(
      missing(931, { broadcasterId: "2" }),
      seen(960, aStream("C", { startedAt: at(950) }), { broadcasterId: "2" }),
    );
    await apply(...ended(1_000, "B"));
    await spread();
    const heard = (await events()).map((event) => ({ ...event, at: new Date(event.at).toISOString() }));
    const empty = { pages: [{ items: [], next_cursor: null, unread: 0 }] };
    const shown = applyEvents(empty, heard, () => true);
    const { items, unread } = await inbox();
    // Its page's address is for the server to say; the moment of the event is a little after the announcement's.
    const known = items.map(({ streamPath, createdAt, ...rest }) => rest);
    expect(itemsOf(shown).map(({ streamPath, createdAt, ...rest }) => rest)).toEqual(known);
    expect(shown.pages[0]?.unread).toBe(unread);
    expect(applyEvents(shown, heard, () => true)).toEqual(shown);
  });
});

test("one kind alone is listed when asked for", async () => {
  await sql("INSERT INTO notification_preference (user_id, changes) VALUES ($1, true)", [vera]);
  await apply(missing(0), seen(30, A), seen(60, { ...A, title: "Night run" }));
  await sql("UPDATE announcement SET not_before = now() WHERE not_before IS NOT NULL");
  await spread();
  const types = async (type?: "broadcaster_live" | "stream_changed") =>
    (await inbox({ type })).items.map((item) => item.type);
  expect(await types()).toEqual(["stream_changed", "broadcaster_live"]);
  expect(await types("stream_changed")).toEqual(["stream_changed"]);
  expect(await types("broadcaster_live")).toEqual(["broadcaster_live"]);
});

describe("what is read before the fan-out has come by", () => {
  const [live] = [seen(30, A)];
  test.each<[string, string, number]>([
    [
      "has chosen mail as well",
      "INSERT INTO notification_preference (user_id, email) SELECT id, true FROM person",
      1,
    ],
    [
      "wants theirs alone in the app",
      `WITH off AS (INSERT INTO notification_preference (user_id, in_app) SELECT id, false FROM person RETURNING user_id)
       INSERT INTO broadcaster_preference (user_id, broadcaster_id, in_app) SELECT user_id, '1', true FROM off`,
      1,
    ],
    [
      "has rules, which decide later",
      `INSERT INTO notification_preference (user_id, rules) SELECT id, '{"words":["chess"]}' FROM person`,
      0,
    ],
    [
      "wants nothing of theirs in the app",
      "INSERT INTO broadcaster_preference (user_id, broadcaster_id, in_app) SELECT id, '1', false FROM person",
      0,
    ],
    [
      "has rules for all, but none for theirs",
      `WITH ruled AS (
         INSERT INTO notification_preference (user_id, rules) SELECT id, '{"words":["chess"]}' FROM person RETURNING user_id)
       INSERT INTO broadcaster_preference (user_id, broadcaster_id, rules) SELECT user_id, '1', '{}' FROM ruled`,
      1,
    ],
    [
      "has rules for theirs alone",
      `INSERT INTO broadcaster_preference (user_id, broadcaster_id, rules) SELECT id, '1', '{"minViewers":999999}' FROM person`,
      0,
    ],
    ["has muted them", "UPDATE follow SET muted = true", 0],
  ])("by somebody who %s", async (_name, setting, entries) => {
    await sql(setting);
    await apply(missing(0), live);
    await markRead(vera, undefined, database.pool);
    expect(await sql("SELECT FROM notification WHERE read_at IS NOT NULL")).toHaveLength(entries);
    await spread();
    expect(await inbox()).toMatchObject({
      unread: 0,
      items: entries === 1 ? [{ readAt: expect.any(String) }] : [],
    });
  });
});

describe("how an open page hears", () => {
  test("without choices: bell and banner, no changes", async () => {
    expect(await getHearing(vera, database.pool)).toEqual({
      banner: true,
      bell: "rings",
      changes: false,
      exceptions: {},
    });
  });

  test("rules leave it to the server, for all or for one; what one has for one broadcaster is said with all that holds", async () => {
    await sql(
      `INSERT INTO notification_preference (user_id, changes, rules) VALUES ($1, true, '{"minViewers":5}')`,
      [vera],
    );
    await sql(
      `INSERT INTO broadcaster_preference (user_id, broadcaster_id, in_app, rules)
       VALUES ($1, '1', false, NULL), ($1, '2', NULL, '{}')`,
      [vera],
    );
    expect(await getHearing(vera, database.pool)).toEqual({
      banner: true,
      bell: "decided",
      changes: true,
      exceptions: { "1": { bell: "silent", changes: false }, "2": { bell: "rings", changes: true } },
    });
  });
});

describe("a visit", () => {
  const ago = (minutes: number) =>
    sql("UPDATE visit SET last_here_at = now() - $1 * interval '1 minute'", [minutes]);
  const visit = () => noteVisit(vera, database.pool);

  test("the first: nothing was missed", async () => {
    expect(await visit()).toMatchObject({ awaySince: null, returned: false });
  });

  test("goes on as long as somebody is here every few minutes", async () => {
    const first = await visit();
    await ago(9);
    expect(await visit()).toEqual(first);
    expect(await visit()).toEqual(first);
  });

  test("after an absence another begins, the same for all that follows in it", async () => {
    await visit();
    await ago(60);
    const back = await visit();
    expect(back.returned).toBe(true);
    const gone = Date.parse(back.beganAt) - Date.parse(back.awaySince ?? "");
    expect(gone / 60_000).toBeCloseTo(60, 1);
    expect(await visit()).toEqual({ ...back, returned: false });
    await ago(5);
    expect(await visit()).toEqual({ ...back, returned: false });
  });

  test("is begun by one of many devices that come back at once", async () => {
    await visit();
    await ago(60);
    const all = await Promise.all(Array.from({ length: 8 }, visit));
    expect(all.filter(({ returned }) => returned)).toHaveLength(1);
    expect(new Set(all.map(({ awaySince }) => awaySince)).size).toBe(1);
  });

  test("can be looked at without being noted, as it would be", async () => {
    expect(await lookAtVisit(vera, database.pool)).toBeNull();
    const first = await visit();
    await ago(60);
    const before = await sql("SELECT * FROM visit");
    const looked = await lookAtVisit(vera, database.pool);
    expect(looked).toMatchObject({ returned: false });
    expect(looked?.awaySince).not.toBe(first.awaySince);
    expect(await sql("SELECT * FROM visit")).toEqual(before);
    expect((await visit()).awaySince).toBe(looked?.awaySince);
  });

  test("of nobody is not found", async () => {
    await sql("DELETE FROM person");
    await expect(visit()).rejects.toMatchObject({ code: "not_found" });
  });
});
