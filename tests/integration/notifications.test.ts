import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { announce, deleteNotification, fanOut, listInbox, markRead } from "@/lib/notifications";
import { newAnnouncement } from "../support/announcements";
import { type TestDatabase, testDatabase } from "../support/database";
import { addBroadcasters, addPerson } from "../support/live-rows";

let database: TestDatabase;
let vera: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("TRUNCATE person, broadcaster, announcement, notification, outbox CASCADE");
  vera = await addPerson(database.pool);
  await addBroadcasters(database.pool, ["1", "2"], vera);
});

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await database.pool.query<T>(sql, values)).rows;
const inbox = (query: Partial<Parameters<typeof listInbox>[1]> = {}, who = vera) =>
  listInbox(who, { limit: 30, ...query }, database.pool);
const read = (ids?: string[], who = vera) => markRead(who, ids, database.pool);
const remove = (id: string, who = vera) => deleteNotification(who, id, database.pool);
const changes = async () =>
  (
    await rows<{ payload: { change: string; ids: string[] | null } }>(
      "SELECT payload FROM outbox WHERE kind = 'notification.changed' ORDER BY seq",
    )
  ).map(({ payload }) => ({ change: payload.change, ids: payload.ids }));
const spread = () => fanOut(database.pool, { signal: new AbortController().signal });

async function goLive(broadcasterId: string, title = "Endgames", category = "Chess"): Promise<string> {
  const made = newAnnouncement({ broadcasterId, streamTitle: title, categoryName: category });
  await announce(database.pool, [made]);
  return made.id;
}

describe("the inbox (N1)", () => {
  test("says what happened in its exact words, newest first, and counts the unread", async () => {
    const first = await goLive("1");
    const second = await goLive("2", "", "");
    await spread();
    expect(await inbox()).toMatchObject({
      unread: 2,
      next_cursor: null,
      items: [
        {
          id: second,
          title: "Name 2 is now live!",
          message: "",
          link: "https://twitch.tv/login2",
          readAt: null,
        },
        {
          id: first,
          type: "broadcaster_live",
          title: "Name 1 is now live!",
          message: "Endgames - Playing Chess",
          link: "https://twitch.tv/login1",
          broadcaster: { id: "1", login: "login1", displayName: "Name 1", avatarUrl: null },
        },
      ],
    });
  });

  test("pages through without a gap or a double, also while new ones come", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push(await goLive("1"));
    await spread();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await inbox({ limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next_cursor ?? undefined;
      await goLive("2");
      await spread();
    } while (cursor);
    // The latest first; of those of one millisecond, their ids say which.
    expect(seen).toEqual(ids.toSorted().toReversed());
  });

  test("shows the unread alone when asked, and nobody else's ever", async () => {
    const [one, two] = [await goLive("1"), await goLive("1")];
    await spread();
    await read([one]);
    expect((await inbox({ unread: true })).items.map((item) => item.id)).toEqual([two]);
    const other = await addPerson(database.pool, "2");
    expect(await inbox({}, other)).toEqual({ items: [], next_cursor: null, unread: 0 });
  });

  test.each(["x", "W10", btoa('["not-a-uuid"]')])("refuses the cursor %s", async (cursor) => {
    await expect(inbox({ cursor })).rejects.toMatchObject({ code: "bad_request" });
  });
});

describe("reading (N6a)", () => {
  test("some: told to the other devices, once", async () => {
    const [one, two] = [await goLive("1"), await goLive("1")];
    await spread();
    await read([one, one]);
    await read([one]);
    expect(await inbox()).toMatchObject({ unread: 1, items: [{ id: two, readAt: null }, { id: one }] });
    expect(await changes()).toEqual([{ change: "read", ids: [one] }]);
  });

  test("all: everything up to now and nothing after", async () => {
    await goLive("1");
    await goLive("2");
    await spread();
    await read();
    const later = await goLive("1");
    await spread();
    expect(await inbox()).toMatchObject({ unread: 1, items: [{ id: later, readAt: null }, {}, {}] });
    expect(await changes()).toEqual([{ change: "read", ids: null }]);
  });

  test.each([
    ["by its id", true],
    ["with all others", false],
  ])("before the fan-out has come by, %s: it is read when it arrives", async (_name, named) => {
    const id = await goLive("1");
    await read(named ? [id] : undefined);
    await spread();
    expect(await inbox()).toMatchObject({ unread: 0, items: [{ id, readAt: expect.any(String) }] });
    expect(await changes()).toHaveLength(1);
  });

  test("at the same moment as the fan-out comes by: read, whoever is first", async () => {
    for (let n = 0; n < 15; n += 1) {
      const id = await goLive("1");
      await Promise.all([read([id]), spread()]);
      expect((await inbox({ limit: 1 })).items[0]).toMatchObject({ id, readAt: expect.any(String) });
    }
  });

  test.each<[string, string]>([
    ["one does not follow", "DELETE FROM follow"],
    ["one has muted", "UPDATE follow SET muted = true"],
    ["one unfollowed by hand", "UPDATE follow SET choice = 'unfollow'"],
    [
      "nobody wants in the app",
      "INSERT INTO notification_preference (user_id, in_app) SELECT id, false FROM person",
    ],
    ["has reached everybody before one followed", "UPDATE announcement SET completed_at = now()"],
  ])("an announcement that %s makes no entry", async (_name, sql) => {
    const id = await goLive("1");
    await rows(sql);
    await read([id]);
    await read();
    await expect(remove(id)).rejects.toMatchObject({ code: "not_found" });
    expect(await rows("SELECT FROM notification")).toEqual([]);
    expect(await changes()).toEqual([]);
  });
});

describe("deleting", () => {
  test("is for good: no retry of the fan-out brings it back", async () => {
    const [one, two] = [await goLive("1"), await goLive("2")];
    await remove(one);
    await spread();
    await rows("UPDATE announcement SET completed_at = NULL, cursor = NULL");
    await spread();
    expect(await inbox()).toMatchObject({ unread: 1, items: [{ id: two }] });
    expect((await inbox()).items).toHaveLength(1);
    expect(await changes()).toEqual([{ change: "deleted", ids: [one] }]);
  });

  test("twice is fine; of what is not there, or somebody else's, it is not found", async () => {
    const id = await goLive("1");
    await spread();
    const other = await addPerson(database.pool, "2");
    await expect(remove(id, other)).rejects.toMatchObject({ code: "not_found" });
    await expect(remove(uuidv7())).rejects.toMatchObject({ code: "not_found" });
    await remove(id);
    await remove(id);
    await read([id]);
    expect(await changes()).toEqual([{ change: "deleted", ids: [id] }]);
    expect(await inbox()).toEqual({ items: [], next_cursor: null, unread: 0 });
  });
});
