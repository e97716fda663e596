import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "@/lib/auth/core/policy";
import { removeClip } from "@/lib/clips/change";
import {
  createCollection,
  getCollection,
  listCollectedClips,
  listCollections,
  removeCollection,
  restoreCollection,
  updateCollection,
} from "@/lib/clips/collections";
import { changeCollectionItems } from "@/lib/clips/collections-items";
import {
  type ClipCollectionInput,
  type CollectionItemsChange,
  clipCollectionInput,
  clipCollectionsQuery,
  clipCollectionUpdate,
  collectionItemsChange,
  MOST_COLLECTED,
} from "@/lib/clips/schema";
import { addChannel } from "../support/chat-rows";
import { addClips, addKept, putArchive } from "../support/clip-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { personOf } from "../support/people";

const owner = personOf("10");
const viewer = personOf("77");
const NONE = "01900000-0000-7000-8000-000000000000";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("DELETE FROM broadcaster; DELETE FROM outbox");
  for (const id of ["10", "20"]) {
    await addChannel(database.pool, id);
    await putArchive(database.pool, id);
  }
});

const make = async (input: ClipCollectionInput = { name: "Best" }, who = owner) =>
  (await createCollection(who, "channel10", clipCollectionInput.parse(input), database.pool)).id;
const change = (id: string, what: CollectionItemsChange, who = owner) =>
  changeCollectionItems(who, id, collectionItemsChange.parse(what), database.pool);
const clipsIn = async (id: string, who: Person | null = owner, limit = 100) => {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCollectedClips(who, id, { limit, cursor }, database.pool);
    names.push(...page.items.map(({ twitchId }) => twitchId));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return names.join("");
};
const add = (letters: string, channelId = "10") =>
  addClips(
    database.pool,
    channelId,
    [...letters].map((twitchId) => ({ twitchId })),
  );
const list = (who: Person, query: Record<string, unknown> = {}) =>
  listCollections(who, "channel10", clipCollectionsQuery.parse(query), database.pool);

describe("collections", () => {
  test("made, changed, removed and restored; others see the public ones", async () => {
    const id = await make({ name: " Best of ", description: "All\nof it" });
    expect(await getCollection(owner, id, database.pool)).toMatchObject({
      ...{
        name: "Best of",
        description: "All\nof it",
        public: false,
        clips: 0,
        coverUrl: null,
        deletedAt: null,
      },
      ...{ broadcaster: { id: "10", login: "channel10" }, manages: true },
    });
    for (const who of [viewer, null])
      await expect(getCollection(who, id, database.pool)).rejects.toMatchObject({ code: "not_found" });
    expect((await list(viewer)).items).toEqual([]);
    const opened = await updateCollection(
      owner,
      id,
      clipCollectionUpdate.parse({ public: true }),
      database.pool,
    );
    expect(opened).toMatchObject({ name: "Best of", description: "All\nof it", public: true });
    for (const who of [viewer, null])
      expect(await getCollection(who, id, database.pool)).toMatchObject({ name: "Best of", manages: false });
    expect((await list(viewer)).items).toHaveLength(1);

    for (let time = 0; time < 2; time += 1) await removeCollection(owner, id, database.pool);
    for (const who of [viewer, null])
      await expect(getCollection(who, id, database.pool)).rejects.toMatchObject({ code: "not_found" });
    expect([(await list(owner)).items.length, (await list(owner, { removed: "true" })).items.length]).toEqual(
      [0, 1],
    );
    await expect(list(viewer, { removed: "true" })).rejects.toMatchObject({ code: "not_found" });
    await expect(updateCollection(owner, id, { name: "x" }, database.pool)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(change(id, { action: "add", ids: [NONE] })).rejects.toMatchObject({ code: "conflict" });
    for (let time = 0; time < 2; time += 1)
      expect(await restoreCollection(owner, id, database.pool)).toMatchObject({
        public: true,
        deletedAt: null,
      });
  });

  test("what is none of theirs is not there", async () => {
    const id = await make();
    const asks = (who: Person) => [
      make({ name: "x" }, who),
      updateCollection(who, id, { name: "x" }, database.pool),
      removeCollection(who, id, database.pool),
      restoreCollection(who, id, database.pool),
      change(id, { action: "remove", ids: [NONE] }, who),
    ];
    for (const result of await Promise.allSettled([...asks(viewer), ...asks(personOf("20"))]))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
    await expect(removeCollection(owner, NONE, database.pool)).rejects.toMatchObject({ code: "not_found" });
  });

  test.each([
    { name: "" },
    { name: "x".repeat(101) },
    { name: "a\nb" },
    { name: "x", description: "y".repeat(501) },
  ])("%j is refused", (input) => {
    expect(clipCollectionInput.safeParse(input).success).toBe(false);
  });

  test("a channel has no more than 200, however many are made at once", async () => {
    await database.pool.query(
      "INSERT INTO clip_collection (channel_id, name) SELECT '10', 'n' FROM generate_series(1, 197)",
    );
    const made = await Promise.allSettled(Array.from({ length: 8 }, () => make()));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(made.filter(({ status }) => status === "rejected")[0]).toMatchObject({
      reason: { code: "conflict" },
    });
  });

  test("which of them hold a clip, and whose picture they have", async () => {
    const [a = "", b = ""] = await add("ab");
    await database.pool.query("UPDATE clip SET gone_at = now() WHERE id = $1", [a]);
    const [first, second] = [await make({ name: "1" }), await make({ name: "2", public: true })];
    await change(first, { action: "add", ids: [a, b] });
    expect((await list(owner, { clipId: b })).holding).toEqual([first]);
    expect((await list(viewer, { clipId: b })).holding).toEqual([]);
    expect((await getCollection(owner, first, database.pool)).coverUrl).toBe("https://pictures.example/b");
    await addKept(database.pool, a, "thumbnail");
    expect((await getCollection(owner, first, database.pool)).coverUrl).toBe(`/api/v1/clips/${a}/thumbnail`);
    expect((await list(owner)).items.map(({ id }) => id)).toEqual([first, second]);
  });
});

describe("the clips of one", () => {
  test("stand in the order in which they were added, and can be moved before another or to the end", async () => {
    const [a = "", b = "", c = "", d = ""] = await add("abcd");
    const id = await make();
    expect(await change(id, { action: "add", ids: [c, a] })).toMatchObject({ clips: 2 });
    await change(id, { action: "add", ids: [a, d, b, b] });
    expect(await clipsIn(id)).toBe("cadb");
    expect(await clipsIn(id, owner, 1)).toBe("cadb");
    await change(id, { action: "move", ids: [b, d], before: c });
    expect(await clipsIn(id)).toBe("bdca");
    await change(id, { action: "move", ids: [d], before: null });
    expect(await clipsIn(id)).toBe("bcad");
    await change(id, { action: "remove", ids: [c, NONE] });
    expect(await clipsIn(id)).toBe("bad");
    await expect(change(id, { action: "move", ids: [a], before: c })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(change(id, { action: "move", ids: [c], before: null })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("removed ones are not shown but keep their place; those gone on Twitch say so; others' cannot be added", async () => {
    const [a = "", b = "", c = ""] = await add("abc");
    const [theirs = ""] = await add("x", "20");
    const id = await make({ name: "Best", public: true });
    await change(id, { action: "add", ids: [a, b, c, theirs] });
    await removeClip(owner, b, database.pool);
    await database.pool.query("UPDATE clip SET gone_at = now() WHERE id = $1", [c]);
    expect(await clipsIn(id, null)).toBe("ac");
    expect(
      (await listCollectedClips(null, id, { limit: 9, cursor: undefined }, database.pool)).items[1],
    ).toMatchObject({
      goneAt: expect.any(String),
      embedUrl: null,
    });
    expect((await getCollection(null, id, database.pool)).clips).toBe(2);
    await change(id, { action: "move", ids: [a], before: null });
    await database.pool.query("UPDATE clip SET deleted_at = NULL");
    expect(await clipsIn(id)).toBe("bca");
    await expect(change(id, { action: "add", ids: [theirs] })).rejects.toMatchObject({ code: "not_found" });
  });

  test("there are no more than 1,000", async () => {
    const id = await make();
    await database.pool.query(
      `WITH made AS (
         INSERT INTO clip (twitch_id, channel_id, creator_id, creator_name, title, duration_ms, created_at, refresh_due_at)
         SELECT 'm' || n, '10', '5', 'Ann', 't', 1, now(), now() FROM generate_series(1, $2::int) AS n RETURNING id
       ) INSERT INTO clip_collection_item SELECT $1, id, 1 FROM made`,
      [id, MOST_COLLECTED],
    );
    const [a = ""] = await add("a");
    await expect(change(id, { action: "add", ids: [a] })).rejects.toMatchObject({ code: "conflict" });
    expect((await getCollection(owner, id, database.pool)).clips).toBe(MOST_COLLECTED);
  });

  test("two who change it at once lose nothing: every clip stands in it once, in one order", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(7), fc.nat(8), fc.constantFrom("move", "remove", "add")), {
          minLength: 2,
          maxLength: 8,
        }),
        async (deeds) => {
          await database.pool.query("DELETE FROM clip; DELETE FROM clip_collection");
          const ids = await add("abcdefgh");
          const id = await make();
          await change(id, { action: "add", ids });
          const results = await Promise.allSettled(
            deeds.map(([which, before, action]) => {
              const moved = [ids[which] ?? ""];
              if (action === "move") return change(id, { action, ids: moved, before: ids[before] ?? null });
              return change(id, { action, ids: moved });
            }),
          );
          for (const result of results) {
            if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
          }
          const { rows } = await database.pool.query<{ position: number; clip_id: string }>(
            "SELECT position, clip_id FROM clip_collection_item WHERE collection_id = $1 ORDER BY position",
            [id],
          );
          expect(rows.map(({ position }) => position)).toEqual(rows.map((_, place) => place + 1));
          const removable = new Set(
            deeds.filter(([, , action]) => action === "remove").map(([which]) => ids[which]),
          );
          const there = new Set(rows.map(({ clip_id }) => clip_id));
          expect(ids.filter((one) => !removable.has(one) && !there.has(one))).toEqual([]);
        },
      ),
      { numRuns: 30 },
    ));
});
