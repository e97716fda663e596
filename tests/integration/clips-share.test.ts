import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "@/lib/auth/core/policy";
import { clipForViewing } from "@/lib/clips/access-viewing";
import type { Clip, ClipCollection, ClipList, TakenClip } from "@/lib/clips/schema";
import { getSharedClip, shareClip } from "@/lib/clips/share";
import { personas } from "@/lib/twitch/simulator";
import { type Call, call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";
import { clipRoutes, openClipRoutes } from "../support/clip-api-routes";
import { addClips, addKept, putArchive } from "../support/clip-rows";
import { personOf } from "../support/people";

const { vera, tom } = personas;
const viewer = personOf("77");
const NONE = "01900000-0000-7000-8000-000000000000";
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, vera.id, { login: vera.login });
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.database.pool.query("DELETE FROM clip; DELETE FROM clip_collection; DELETE FROM outbox");
  await putArchive(app.database.pool, vera.id);
});

const handlers = new Map([...clipRoutes, ...openClipRoutes].map(([name, handler]) => [name, handler]));
/** Asks as Vera, whose channel it is, unless told otherwise; null: signed out. */
function ask(
  name: string,
  params: Record<string, string>,
  { body, who = vera.login, query = "" }: { body?: unknown; who?: string | null; query?: string } = {},
): Promise<Response> {
  const [method = "GET", template = ""] = name.split(" ");
  const path = `/api/v1${template.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? "")}${query}`;
  const handler = handlers.get(name);
  if (!handler) throw new Error(`no route ${name}`);
  const jar = who === null ? {} : (jars[who] ?? {});
  const asked: Call = { method, path, params, jar, ...(body === undefined ? {} : { body }) };
  return call(handler, asked);
}
const channel = { login: vera.login };
const add = async (twitchId: string): Promise<string> =>
  (await addClips(app.database.pool, vera.id, [{ twitchId, title: `Title ${twitchId}` }]))[0] ?? "";
const share = async (id: string) =>
  (await json<{ sharePath: string }>(await ask("POST /clips/{id}/share", { id }))).sharePath.slice(3);
const watch = (who: Person | null, id: string, token?: string) =>
  clipForViewing(who, id, token ?? null, app.database.pool);

describe("a share link", () => {
  test("shows the one clip to whoever has it, until it is taken away for good", async () => {
    const id = await add("a");
    const other = await add("b");
    await addKept(app.database.pool, id, "video");
    await expect(watch(null, id)).rejects.toMatchObject({ code: "not_found" });
    const token = await share(id);
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(await share(id)).toBe(token);

    const shown = await getSharedClip(token, app.database.pool);
    expect(shown).toMatchObject({
      id,
      videoUrl: `/api/v1/clips/${id}/video?share=${token}`,
      sharePath: null,
    });
    expect((await watch(null, id, token)).files).toEqual([
      expect.objectContaining({ kind: "video", store: "disk", bytes: 1234, contentType: "video/mp4" }),
    ]);
    for (const wrong of [undefined, "", token.slice(1), `${token.slice(1)}A`])
      await expect(watch(null, id, wrong)).rejects.toMatchObject({ code: "not_found" });
    await expect(watch(null, other, token)).rejects.toMatchObject({ code: "not_found" });

    for (let time = 0; time < 2; time += 1)
      expect((await ask("DELETE /clips/{id}/share", { id })).status).toBe(204);
    await expect(getSharedClip(token, app.database.pool)).rejects.toMatchObject({ code: "not_found" });
    await expect(watch(null, id, token)).rejects.toMatchObject({ code: "not_found" });
    expect(await share(id)).not.toBe(token);
  });

  test("only who keeps the clips in order makes it and is told of it; two at once make one", async () => {
    const id = await add("a");
    expect((await ask("POST /clips/{id}/share", { id }, { who: tom.login })).status).toBe(404);
    expect((await ask("DELETE /clips/{id}/share", { id }, { who: tom.login })).status).toBe(404);
    const tokens = await Promise.all(Array.from({ length: 8 }, () => share(id)));
    expect(new Set(tokens).size).toBe(1);
    const seenBy = async (who: string) =>
      (await json<Clip>(await ask("GET /clips/{id}", { id }, { who }))).sharePath;
    expect(await seenBy(vera.login)).toBe(`/c/${tokens[0]}`);
    expect(await seenBy(tom.login)).toBeNull();
  });

  test("a removed clip is not shared, whoever has the link, and the channel's archive may be off", async () => {
    const id = await add("a");
    const token = await share(id);
    await putArchive(app.database.pool, vera.id, false);
    expect((await getSharedClip(token, app.database.pool)).id).toBe(id);
    await expect(watch(viewer, id)).rejects.toMatchObject({ code: "not_found" });
    expect((await watch(viewer, id, token)).id).toBe(id);
    await ask("DELETE /clips/{id}", { id });
    await expect(getSharedClip(token, app.database.pool)).rejects.toMatchObject({ code: "not_found" });
    await expect(watch(null, id, token)).rejects.toMatchObject({ code: "not_found" });
    const owner = { ...personOf(vera.id), login: vera.login };
    await expect(shareClip(owner, id, app.database.pool)).rejects.toMatchObject({ code: "conflict" });
  });

  test.each(["", "x", "a'b", "A".repeat(22), `${"A".repeat(21)}\n`])(
    "the link of %j leads nowhere",
    async (token) => {
      await expect(getSharedClip(token, app.database.pool)).rejects.toMatchObject({ code: "not_found" });
    },
  );
});

describe("a public collection", () => {
  test("is there signed out, with its clips and what is kept of them; no other route is", async () => {
    const id = await add("a");
    const hidden = await add("b");
    const made = await json<ClipCollection>(
      await ask("POST /channels/{login}/clip-collections", channel, { body: { name: "Best", public: true } }),
    );
    const collection = { id: made.id };
    await ask("POST /clip-collections/{id}/clips", collection, { body: { action: "add", ids: [id] } });
    const signedOut = { who: null };
    expect(await json(await ask("GET /clip-collections/{id}", collection, signedOut))).toMatchObject({
      name: "Best",
    });
    const page = await json<ClipList>(await ask("GET /clip-collections/{id}/clips", collection, signedOut));
    expect(page.items.map((clip) => clip.id)).toEqual([id]);
    expect((await ask("GET /clips/{id}", { id }, signedOut)).status).toBe(200);
    expect((await ask("GET /clips/{id}", { id: hidden }, signedOut)).status).toBe(404);
    expect((await watch(null, id)).id).toBe(id);

    await ask("PATCH /clip-collections/{id}", collection, { body: { public: false } });
    for (const name of ["GET /clip-collections/{id}", "GET /clip-collections/{id}/clips"])
      expect((await ask(name, collection, signedOut)).status).toBe(404);
    expect((await ask("GET /clips/{id}", { id }, signedOut)).status).toBe(404);
    await expect(watch(null, id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the API", () => {
  const clipsOf = (query: string, who = tom.login) =>
    ask("GET /channels/{login}/clips", channel, { query, who });

  test("lists, pages and searches", async () => {
    for (const name of ["a", "b", "c"]) await add(name);
    const first = await json<ClipList>(await clipsOf("?limit=2&sort=views"));
    expect(first.items.map(({ twitchId }) => twitchId)).toEqual(["c", "b"]);
    const rest = await json<ClipList>(await clipsOf(`?limit=2&sort=views&cursor=${first.next_cursor}`));
    expect([rest.items.map(({ twitchId }) => twitchId), rest.next_cursor, rest.total]).toEqual([
      ["a"],
      null,
      3,
    ]);
    expect((await json<ClipList>(await ask("GET /clips", {}, { query: "?q=b" }))).items).toHaveLength(1);
    expect((await ask("GET /clips/by-twitch-id/{id}", { id: "a" })).status).toBe(200);
    expect((await ask("GET /clips/by-twitch-id/{id}", { id: "zzz" })).status).toBe(404);
    expect(await json(await ask("GET /channels/{login}/clips/facets", channel))).toMatchObject({
      creators: [{ name: "Ann", clips: 3 }],
    });
    expect(await json(await ask("GET /channels/{login}/clips/statistics", channel))).toMatchObject({
      clips: 3,
    });
    expect(await json(await ask("GET /clips/flags", {}, { query: `?streamId=${NONE}` }))).toEqual({
      items: [],
    });
  });

  test.each([
    "?limit=0",
    "?limit=101",
    "?sort=title",
    "?cursor=x",
    "?from=today",
    "?streamId=1",
    "?q=%00",
    "?tag=%00",
  ])("%s is refused", async (query) => {
    expect((await clipsOf(query)).status).toBe(400);
  });

  test("bad bodies are refused, naming the field", async () => {
    const id = await add("a");
    const fieldOf = async (response: Response) => {
      const { fields } = await json<{ fields: { field: string }[] }>(response);
      return [response.status, fields[0]?.field];
    };
    const patch = (body: unknown) => ask("PATCH /clips/{id}", { id }, { body });
    expect(await fieldOf(await patch({ title: "x".repeat(141) }))).toEqual([422, "title"]);
    expect(await fieldOf(await patch({ tags: ["a\u0007"] }))).toEqual([422, "tags.0"]);
    const take = (clip: string) => ask("POST /channels/{login}/clips", channel, { body: { clip } });
    expect(await fieldOf(await take("https://example.org"))).toEqual([422, "clip"]);
    const bulk = (ids: string[]) =>
      ask("POST /channels/{login}/clips/bulk", channel, { body: { action: "remove", ids } });
    expect((await bulk(Array.from({ length: 10_000 }, () => NONE))).status).toBe(413);
    expect(await fieldOf(await bulk(Array.from({ length: 201 }, () => NONE)))).toEqual([422, "ids"]);
    expect((await bulk([NONE])).status).toBe(404);
  });

  test("one that Twitch has is taken in once: 201, then 200", async () => {
    const createdAt = Date.now() - 60_000;
    const stream = { id: "77", startedAt: createdAt - 60_000 };
    const { id } = app.simulator.world.clips.make(vera.login, { title: "../../etc", createdAt, stream });
    const take = (clip: string) => ask("POST /channels/{login}/clips", channel, { body: { clip } });
    expect((await take("NoSuchClip")).status).toBe(422);
    const made = await take(`https://www.twitch.tv/${vera.login}/clip/${id}?filter=clips`);
    expect([made.status, await json(made)]).toEqual([
      201,
      expect.objectContaining({ known: false, twitchId: id, title: "../../etc" }),
    ]);
    const known = await take(id);
    expect([known.status, (await json<TakenClip>(known)).known]).toEqual([200, true]);
  });
});
