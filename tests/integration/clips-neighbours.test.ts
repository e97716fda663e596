import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createCollection } from "@/lib/clips/collections";
import { changeCollectionItems } from "@/lib/clips/collections-items";
import { listClips } from "@/lib/clips/list";
import { findNeighbours } from "@/lib/clips/neighbours";
import { clipCollectionInput, clipNeighboursQuery, clipsQuery } from "@/lib/clips/schema";
import { addChannel } from "../support/chat-rows";
import { addClips, type ClipRowGiven, putArchive } from "../support/clip-rows";
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
  await database.pool.query("DELETE FROM clip; DELETE FROM broadcaster");
  for (const id of ["10", "20"]) {
    await addChannel(database.pool, id);
    await putArchive(database.pool, id, id === "10");
  }
});

const add = (clips: readonly ClipRowGiven[], channelId = "10") => addClips(database.pool, channelId, clips);
const beside = (id: string, query: Record<string, unknown> = {}, who = viewer) =>
  findNeighbours(who, id, clipNeighboursQuery.parse(query), database.pool);

test("each clip stands between those that the list has beside it, in every order and whatever ties there are", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ views: fc.nat(2), durationMs: fc.nat(2), minute: fc.nat(2) }), { maxLength: 9 }),
      fc.constantFrom("created", "views", "duration"),
      async (given, sort) => {
        await database.pool.query("DELETE FROM clip");
        await add(
          given.map(({ minute, ...clip }, place) => ({
            ...{ ...clip, twitchId: `t${place}`, createdAt: `2026-05-01T12:0${minute}:00Z` },
          })),
        );
        const { items } = await listClips(viewer, clipsQuery.parse({ sort }), database.pool);
        const shown = (place: number) => items[place] && { id: items[place].id, title: items[place].title };
        for (const [place, { id }] of items.entries()) {
          const expected = { previous: shown(place - 1) ?? null, next: shown(place + 1) ?? null };
          expect(await beside(id, { sort })).toEqual({ listed: true, ...expected });
        }
      },
    ),
    { numRuns: 25 },
  ));

test("a clip is found however far down it stands, in the list as it is narrowed", async () => {
  const ids = await add(
    Array.from({ length: 330 }, (_, n) => ({
      ...{ twitchId: `t${n}`, title: `Clip ${n}`, views: n, tags: n % 2 === 0 ? ["even"] : [] },
    })),
  );
  const [, , far = "", , further = ""] = ids;
  expect(await beside(far, { sort: "views", channel: "channel10" })).toMatchObject({
    ...{ listed: true, previous: { title: "Clip 3" }, next: { title: "Clip 1" } },
  });
  expect(await beside(far, { sort: "views", tag: "even" })).toEqual({
    ...{ listed: true, previous: { id: further, title: "Clip 4" }, next: { id: ids[0], title: "Clip 0" } },
  });
  expect(await beside(ids[1] ?? "", { sort: "views", tag: "even" })).toMatchObject({
    ...{ listed: false, previous: { title: "Clip 2" }, next: { title: "Clip 0" } },
  });
});

test("a collection has its own order", async () => {
  const { pool } = database;
  const [a = "", b = "", c = "", d = ""] = await add(
    [..."abcd"].map((twitchId) => ({ twitchId, title: twitchId })),
  );
  const input = clipCollectionInput.parse({ name: "Best" });
  const { id: collectionId } = await createCollection(owner, "channel10", input, pool);
  await changeCollectionItems(owner, collectionId, { action: "add", ids: [c, a, b] }, pool);
  const inIt = (id: string, who = owner) => beside(id, { sort: "collection", collectionId }, who);
  expect(await inIt(a)).toMatchObject({ listed: true, previous: { title: "c" }, next: { title: "b" } });
  expect(await inIt(c)).toMatchObject({ previous: null, next: { title: "a" } });
  expect(await inIt(d)).toEqual({ listed: false, previous: null, next: null });
  await pool.query("UPDATE clip SET deleted_at = now() WHERE id = $1", [a]);
  expect(await inIt(c)).toMatchObject({ next: { title: "b" } });
  await expect(inIt(b, viewer)).rejects.toMatchObject({ code: "not_found" });
  expect(clipNeighboursQuery.safeParse({ sort: "collection" }).success).toBe(false);
});

test("of what somebody does not see nothing is told", async () => {
  const [seen = "", removed = ""] = await add([{ twitchId: "a" }, { twitchId: "b", deleted: true }]);
  const [closed = ""] = await add([{ twitchId: "c" }], "20");
  for (const id of [removed, closed, NONE])
    await expect(beside(id)).rejects.toMatchObject({ code: "not_found" });
  await expect(beside(seen, { channel: "channel20" })).rejects.toMatchObject({ code: "not_found" });
  expect(await beside(seen)).toEqual({ listed: true, previous: null, next: null });
  expect(await beside(removed, {}, owner)).toMatchObject({ listed: false });
});
