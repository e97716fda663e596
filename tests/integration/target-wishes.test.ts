import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readDueFacts } from "@/lib/deliveries/repository-due";
import { listInbox } from "@/lib/notifications";
import { tellWishes } from "@/lib/targets/tell-wishes";
import { listWishes, putWish, removeWish } from "@/lib/targets/wishes";
import { type TestDatabase, testDatabase } from "../support/database";
import { addMailReaders, letFollow, readDeliveries } from "../support/deliveries";
import { addBroadcasters, addPerson } from "../support/live-rows";
import { aMember, HOUR_MS, type WishStage, wishStage } from "../support/wishes";

let database: TestDatabase;
let stage: WishStage;
let userId: string;
beforeEach(async () => {
  database = await testDatabase();
  stage = await wishStage(database.pool);
  userId = await addPerson(database.pool);
});
afterEach(() => database.drop());

const query = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await database.pool.query<Row>(sql, values)).rows;
const inboxOf = (person: string) => listInbox(person, { limit: 100 }, database.pool);

describe("who wishes for a category", () => {
  test("is told of a stream there once, with the words that say why, and open pages are woken", async () => {
    await stage.wish(userId);
    await stage.look(aMember("1", 1240));
    await stage.look(aMember("1", 2000));
    const { items, unread } = await inboxOf(userId);
    expect(unread).toBe(1);
    expect(items).toMatchObject([
      {
        type: "category_live",
        title: "Name 1 plays Chess - 1,240 viewers",
        message: "Title 1 - You watch this category",
        watched: { viewerCount: 1240, more: 0 },
      },
    ]);
    expect(await query("SELECT payload FROM outbox WHERE kind = 'notification.changed'")).toEqual([
      { payload: expect.objectContaining({ userId, change: "added", ids: [items[0]?.id] }) },
    ]);
  });

  test("is told while it is on air, as soon as so many watch, with their number", async () => {
    const other = await addPerson(database.pool, "900002");
    await stage.wish(userId, 100);
    await stage.wish(other, 500);
    await stage.look(aMember("1", 99));
    expect(await stage.inbox(userId)).toEqual([]);
    await stage.look(aMember("1", 100));
    await stage.look(aMember("1", 500));
    const viewers = async (person: string) =>
      (await inboxOf(person)).items.map(({ watched }) => watched?.viewerCount);
    expect([await viewers(userId), await viewers(other)]).toEqual([[100], [500]]);
  });

  test("is not told of what was on air before they wished, and of that as little after the wish is changed", async () => {
    const old = aMember("1", 900, { startedAtMs: Date.now() - HOUR_MS });
    await stage.wish(userId, 100);
    await stage.look(old, aMember("2", 900));
    expect(await stage.inbox(userId)).toEqual(["Name 2"]);
    await stage.wish(userId, 50, { at: new Date(Date.now() + 2000) });
    await stage.look(old, aMember("3", 60, { startedAtMs: Date.now() }));
    expect(await stage.inbox(userId)).toEqual(["Name 2"]);
    await stage.look(old, aMember("4", 60));
    expect(await stage.inbox(userId)).toEqual(["Name 2", "Name 4"]);
  });

  test("is not told of what came while the category was switched off", async () => {
    await stage.wish(userId);
    await stage.look();
    await query("UPDATE watch_target SET since = now() + interval '2 seconds'");
    await stage.look(aMember("1", 900));
    expect(await stage.inbox(userId)).toEqual([]);
  });

  test("is not told of whom they follow or muted, nor of themselves, nor of other languages", async () => {
    await addBroadcasters(database.pool, ["91", "92"]);
    await letFollow(database.pool, [userId], "91");
    await letFollow(database.pool, [userId], "92");
    await query("UPDATE follow SET muted = true, choice = 'unfollow' WHERE broadcaster_id = '92'");
    await stage.wish(userId, 100, { language: "en" });
    await stage.look(
      aMember("1", 900),
      aMember("2", 900),
      aMember("3", 900, { userId: "900001" }),
      aMember("4", 900, { language: "de" }),
      aMember("5", 900),
    );
    expect(await stage.inbox(userId)).toEqual(["Name 5"]);
  });

  test("hears of twenty within the hour; the latest entry counts the rest", async () => {
    await stage.wish(userId, 1);
    const members = Array.from({ length: 33 }, (_, n) => aMember(String(n), 1_000 - n));
    await stage.look(...members);
    const { items } = await inboxOf(userId);
    expect(items.map(({ watched }) => watched?.more)).toEqual([13, ...Array.from({ length: 19 }, () => 0)]);
    expect(items[0]?.message).toMatch(/and 13 more in this hour$/);
    await query("UPDATE target_told SET told_at = told_at - interval '1 hour'");
    await stage.look(...members, aMember("later", 5));
    expect(await stage.inbox(userId)).toHaveLength(21);
  });
});

describe("mails of wishes", () => {
  test("keep to the hour's limit, whatever their rules say about those they follow", async () => {
    const [reader = ""] = await addMailReaders(database.pool, 1);
    await query("UPDATE notification_preference SET hourly_limit = 2, rules = $1", [
      { words: ["nothing like it"], minViewers: 9999 },
    ]);
    await stage.wish(reader);
    await stage.look(...["1", "2", "3", "4", "5"].map((id) => aMember(id, 900)));
    const states = (await readDeliveries(database.pool)).map(({ state, reason }) => [state, reason]);
    expect(states.filter(([state]) => state === "queued")).toHaveLength(2);
    expect(states.filter(([state, reason]) => state === "gathering" && reason === "limit")).toHaveLength(3);
  });

  test("that waited are not sent once the stream is in no watched category any more", async () => {
    const [reader = ""] = await addMailReaders(database.pool, 1);
    await stage.wish(reader);
    await stage.look(aMember("1", 900));
    const [delivery] = await readDeliveries(database.pool);
    const ended = async () => (await readDueFacts(database.pool, [delivery?.id ?? ""]))[0]?.ended;
    expect(await ended()).toBe(false);
    await query("UPDATE target_start SET ended_at = now()");
    expect(await ended()).toBe(true);
  });
});

test("looks at once and one that dies half-way tell each once, and nobody is left out", async () => {
  const others = await addMailReaders(database.pool, 30);
  for (const person of others) await stage.wish(person);
  const members = Array.from({ length: 8 }, (_, n) => aMember(String(n), 500));
  const set = { targetId: stage.targetId, version: 1, lookedAtMs: Date.now(), members };
  const dying = new AbortController();
  const half = tellWishes(database.pool, set, { now: new Date(), signal: dying.signal, served: new Map() });
  setTimeout(() => dying.abort(), 20);
  await half;
  await Promise.all(
    [1, 2, 3].map(() => tellWishes(database.pool, set, { now: new Date(), served: new Map() })),
  );
  expect(await query<{ n: number }>("SELECT count(*)::int AS n FROM notification")).toEqual([{ n: 240 }]);
  expect(await query<{ n: number }>("SELECT count(*)::int AS n FROM target_told")).toEqual([{ n: 240 }]);
  expect(await readDeliveries(database.pool)).toHaveLength(240);
});

describe("wishes", () => {
  const deps = () => ({ pool: database.pool, clock: () => new Date() });
  const input = { minViewers: 100, language: null };

  test("are listed with the categories that can be wished for, changed and taken back", async () => {
    await putWish(userId, stage.targetId, input, deps());
    const list = await putWish(userId, stage.targetId, { minViewers: 5, language: "de" }, deps());
    expect(list).toEqual({
      items: [
        {
          targetId: stage.targetId,
          name: "Chess",
          imageUrl: null,
          enabled: true,
          minViewers: 5,
          language: "de",
        },
      ],
      categories: [{ targetId: stage.targetId, name: "Chess", imageUrl: null }],
    });
    await removeWish(userId, stage.targetId, deps());
    expect((await listWishes(userId, deps())).items).toEqual([]);
    await expect(removeWish(userId, stage.targetId, deps())).rejects.toMatchObject({ code: "not_found" });
  });

  test("are of categories alone, and fifty at most, however many are made at once", async () => {
    const ids = await query<{ id: string; kind: string }>(
      `INSERT INTO watch_target (kind, twitch_id, name, since)
       SELECT CASE WHEN n = 0 THEN 'broadcaster' ELSE 'game' END, 'x' || n, 'X ' || n, now() FROM generate_series(0, 55) AS n
       RETURNING id, kind`,
    );
    const [broadcaster, ...games] = ids;
    await expect(putWish(userId, broadcaster?.id ?? "", input, deps())).rejects.toMatchObject({
      code: "not_found",
    });
    const made = await Promise.allSettled(games.map(({ id }) => putWish(userId, id, input, deps())));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(50);
    expect((await listWishes(userId, deps())).items).toHaveLength(50);
  });
});
