import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { removeClip, restoreClip, updateClip } from "@/lib/clips/change";
import { changeClips } from "@/lib/clips/change-many";
import { getClip } from "@/lib/clips/get";
import { type ClipsBulkInput, clipsBulk, clipUpdate } from "@/lib/clips/schema";
import { archiveSoon } from "@/lib/clips/soon";
import { takeClip } from "@/lib/clips/take-in";
import type { TwitchClip } from "@/lib/twitch";
import { addChannel } from "../support/chat-rows";
import { addClips, putArchive } from "../support/clip-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { personOf } from "../support/people";

const owner = personOf("10");
const viewer = personOf("77");
const operator = personOf("88", { operator: true });

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

const add = async (channelId: string, ...twitchIds: string[]) =>
  addClips(
    database.pool,
    channelId,
    twitchIds.map((twitchId) => ({ twitchId, title: `Title ${twitchId}` })),
  );
/** What was told: change and of which clip, in order. */
async function told(): Promise<[string, string | null][]> {
  const { rows } = await database.pool.query<{ payload: { change: string; clipId: string | null } }>(
    "SELECT payload FROM outbox WHERE kind = 'clip.changed' ORDER BY seq",
  );
  return rows.map(({ payload }) => [payload.change, payload.clipId]);
}
const update = (id: string, change: unknown, who = owner) =>
  updateClip(who, id, clipUpdate.parse(change), database.pool);

describe("what a channel says of a clip", () => {
  test("its own title stands in place of Twitch's, until it is taken back", async () => {
    const [id = ""] = await add("10", "a");
    expect(await update(id, { title: "  Ours " })).toMatchObject({ title: "Ours", originalTitle: "Title a" });
    await database.pool.query("UPDATE clip SET title = 'Theirs' WHERE id = $1", [id]);
    expect(await update(id, { tags: ["x"] })).toMatchObject({
      title: "Ours",
      originalTitle: "Theirs",
      tags: ["x"],
    });
    expect(await update(id, { title: null })).toMatchObject({
      title: "Theirs",
      originalTitle: null,
      tags: ["x"],
    });
    expect(await told()).toEqual([
      ["updated", id],
      ["updated", id],
      ["updated", id],
    ]);
  });

  test("a title that is Twitch's own follows Twitch's, and what is so already is told to nobody", async () => {
    const [id = ""] = await add("10", "a");
    expect(await update(id, { title: "Title a", tags: [] })).toMatchObject({
      title: "Title a",
      originalTitle: null,
    });
    await update(id, {});
    await restoreClip(owner, id, database.pool);
    expect(await told()).toEqual([]);
  });

  test("tags are in lower case, each once, with one space between words, and found by each of them", async () => {
    const [id = ""] = await add("10", "a");
    expect((await update(id, { tags: [" Funny\u00a0 Moment ", "funny moment", "ACE"] })).tags).toEqual([
      "funny moment",
      "ace",
    ]);
    expect((await update(id, { tags: [] })).tags).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["a title of 141 characters", { title: "x".repeat(141) }],
    ["an empty title", { title: " " }],
    ["a title of two lines", { title: "a\nb" }],
    ["a title with NUL", { title: "a\0b" }],
    ["a tag with a control character", { tags: ["a\u0007b"] }],
    ["an empty tag", { tags: [" "] }],
    ["a tag of 31 characters", { tags: ["x".repeat(31)] }],
    ["21 tags", { tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }],
    ["no title but a number", { title: 3 }],
  ])("%s is refused", (_, change) => {
    expect(clipUpdate.safeParse(change).success).toBe(false);
  });
});

describe("removing", () => {
  test("a removed clip is gone for others, stays as it is, and comes back as it was", async () => {
    const [id = ""] = await add("10", "a");
    await update(id, { title: "Ours", tags: ["x"] });
    for (let time = 0; time < 2; time += 1) await removeClip(owner, id, database.pool);
    await expect(getClip(viewer, id, database.pool)).rejects.toMatchObject({ code: "not_found" });
    await expect(update(id, { title: "Other" })).rejects.toMatchObject({ code: "conflict" });
    await expect(update(id, { title: "Other", removed: true })).rejects.toMatchObject({ code: "conflict" });
    for (let time = 0; time < 2; time += 1) await restoreClip(owner, id, database.pool);
    expect(await getClip(viewer, id, database.pool)).toMatchObject({
      title: "Ours",
      tags: ["x"],
      deletedAt: null,
    });
    await removeClip(owner, id, database.pool);
    expect(await update(id, { title: "Other", removed: false })).toMatchObject({
      title: "Other",
      deletedAt: null,
    });
    expect((await told()).map(([change]) => change)).toEqual([
      "updated",
      "deleted",
      "restored",
      "deleted",
      "restored",
    ]);
  });

  test("only who keeps the channel's clips in order may", async () => {
    const [id = ""] = await add("10", "a");
    const [theirs = ""] = await add("20", "b");
    for (const change of [{ removed: true }, { title: "x" }, {}]) {
      await expect(update(id, change, viewer)).rejects.toMatchObject({ code: "not_found" });
      await expect(update(theirs, change)).rejects.toMatchObject({ code: "not_found" });
      await expect(update("01900000-0000-7000-8000-000000000000", change)).rejects.toMatchObject({
        code: "not_found",
      });
    }
    expect(await update(id, { title: "x" }, operator)).toMatchObject({ title: "x", manages: true });
  });
});

describe("many at once", () => {
  const bulk = (input: ClipsBulkInput, who = owner, login = "channel10") =>
    changeClips(who, login, clipsBulk.parse(input), database.pool);
  const tagsOf = async (id: string) => (await getClip(owner, id, database.pool)).tags;

  test("the channel's are changed, others' are not, and one event tells of all", async () => {
    const [a = "", b = ""] = await add("10", "a", "b");
    const [theirs = ""] = await add("20", "c");
    expect(await bulk({ action: "remove", ids: [a, b, theirs, a] })).toEqual({ done: 2 });
    expect((await getClip(viewer, theirs, database.pool)).deletedAt).toBeNull();
    expect(await bulk({ action: "restore", ids: [a] })).toEqual({ done: 1 });
    expect(await told()).toEqual([
      ["deleted", null],
      ["restored", a],
    ]);
    await expect(bulk({ action: "remove", ids: [theirs] })).rejects.toMatchObject({ code: "not_found" });
    await expect(bulk({ action: "remove", ids: [a] }, viewer)).rejects.toMatchObject({ code: "not_found" });
  });

  test("tags are added behind and taken away; who is full or removed is left out", async () => {
    const [a = "", full = "", removed = ""] = await add("10", "a", "b", "c");
    const many = Array.from({ length: 20 }, (_, n) => `t${n}`);
    await update(a, { tags: ["x", "y"] });
    await update(full, { tags: many });
    await removeClip(owner, removed, database.pool);
    const ids = [a, full, removed];
    expect(await bulk({ action: "tag", ids, tags: ["Z", "y", "w"] })).toEqual({ done: 1 });
    expect(await tagsOf(a)).toEqual(["x", "y", "z", "w"]);
    expect(await tagsOf(full)).toEqual(many);
    expect(await bulk({ action: "untag", ids, tags: ["y", "x", "t3"] })).toEqual({ done: 2 });
    expect(await tagsOf(a)).toEqual(["z", "w"]);
    expect(await tagsOf(full)).toHaveLength(19);
  });

  test.each([0, 201, 10_000])("%d ids are refused", (count) => {
    const ids = Array.from({ length: count }, () => "01900000-0000-7000-8000-000000000000");
    expect(clipsBulk.safeParse({ action: "remove", ids }).success).toBe(false);
  });

  test("all or nothing: two who do so at once in other orders both end", async () => {
    const ids = await add("10", ...Array.from({ length: 50 }, (_, n) => `n${n}`));
    const done = await Promise.all(
      [ids, ids.toReversed(), ids, ids.toReversed()].map((order, turn) =>
        bulk({ action: turn % 2 ? "remove" : "restore", ids: order }),
      ),
    );
    expect(done).toEqual(Array.from({ length: 4 }, () => ({ done: 50 })));
    const states = await Promise.all(ids.map((id) => getClip(owner, id, database.pool)));
    expect(new Set(states.map(({ deletedAt }) => deletedAt !== null)).size).toBe(1);
  });
});

describe("taking one in", () => {
  const twitchClip = (id: string, broadcasterId = "10"): TwitchClip => ({
    ...{
      id,
      broadcasterId,
      creatorId: "5",
      creatorName: "Ann",
      videoId: null,
      vodOffset: null,
      categoryId: "",
    },
    ...{
      language: "en",
      title: `Title ${id}`,
      views: 3,
      durationMs: 9_900,
      createdAt: new Date("2026-05-01T12:00:00Z"),
    },
    ...{ thumbnailUrl: "", embedUrl: "", featured: false },
  });
  const asked: string[][] = [];
  const take = (typed: string, clips: TwitchClip[], { who = owner, unread = 0 } = {}) =>
    takeClip(who, "channel10", typed, {
      pool: database.pool,
      now: new Date(),
      getClips: async (ids) => {
        asked.push([...ids]);
        return { clips, unread };
      },
    });
  beforeEach(() => asked.splice(0));

  test("a new one is asked of Twitch and found; known, it is answered as it is", async () => {
    const taken = await take("https://clips.twitch.tv/OddClip-x_1", [twitchClip("OddClip-x_1")]);
    expect(taken).toMatchObject({
      known: false,
      title: "Title OddClip-x_1",
      createdAt: "2026-05-01T12:00:00.000Z",
    });
    const { rows } = await database.pool.query("SELECT kind FROM outbox");
    expect(rows).toEqual([{ kind: "clips.found" }]);
    await removeClip(owner, taken.id, database.pool);
    expect(await take("OddClip-x_1", [])).toMatchObject({
      id: taken.id,
      known: true,
      deletedAt: expect.any(String),
    });
    expect(asked).toEqual([["OddClip-x_1"]]);
  });

  test("ten at once are one", async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => take("One", [twitchClip("One")])));
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
  });

  test.each<[string, string, TwitchClip[]]>([
    ["that is none", "https://example.org/clip/Odd", []],
    ["that Twitch does not have", "Odd", []],
    ["of another channel", "Odd", [twitchClip("Odd", "20")]],
    ["of a channel that nobody connected", "Odd", [twitchClip("Odd", "99")]],
  ])("one %s is refused by name", async (_, typed, clips) => {
    await expect(take(typed, clips)).rejects.toMatchObject({
      code: "unprocessable",
      fields: [{ field: "clip" }],
    });
  });

  test("one of another channel that is known is refused alike, and an answer without sense is Twitch's fault", async () => {
    await add("20", "theirs");
    await expect(take("theirs", [])).rejects.toMatchObject({
      fields: [{ message: "must be a clip of this channel" }],
    });
    await expect(take("Odd", [], { unread: 1 })).rejects.toMatchObject({ code: "unavailable" });
    await expect(take("Odd", [], { who: viewer })).rejects.toMatchObject({ code: "not_found" });
  });
});

test("after a clip was made in chat the channel's latest are due a moment later, where they are archived", async () => {
  const now = new Date("2026-05-01T12:00:00Z");
  await putArchive(database.pool, "20", false);
  await database.pool.query("UPDATE clip_archive SET due_at = '2026-05-01T12:59:00Z'");
  for (const id of ["10", "20", "404"]) await archiveSoon(id, database.pool, now);
  const { rows } = await database.pool.query<{ at: Date }>(
    "SELECT due_at AS at FROM clip_archive ORDER BY channel_id",
  );
  expect(rows.map(({ at }) => at.toISOString().slice(11, 19))).toEqual(["12:00:20", "12:59:00"]);
});
