import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { syncLiveStatus } from "@/lib/live";
import { processDeps } from "@/lib/targets/deps";
import type { ActiveStreamPage, Target, TargetList, TargetSearchAnswer } from "@/lib/targets/schema";
import { twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { fillCategory } from "@/lib/twitch/simulator/world/fill-category";
import { type Call, call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { syncDeps } from "../support/live-bench";
import { targetRoutes } from "../support/target-api-routes";
import { CHESS, pollOnce } from "../support/targets";

const { olga, vera } = personas;
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [olga, vera]) jars[who.login] = (await signIn(who)).jar;
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.database.pool.query("TRUNCATE watch_target CASCADE");
});

const handlers = new Map(targetRoutes.map(([name, handler]) => [name, handler]));
function ask(
  name: string,
  {
    who = olga.login,
    body,
    query = "",
    id = "",
  }: { who?: string; body?: unknown; query?: string; id?: string } = {},
) {
  const [method = "GET", template = ""] = name.split(" ");
  const handler = handlers.get(name);
  if (!handler) throw new Error(`no route ${name}`);
  const path = `/api/v1${template.replace("{id}", id)}${query}`;
  const asked: Call = {
    method,
    path,
    params: { id },
    jar: jars[who] ?? {},
    ...(body === undefined ? {} : { body }),
  };
  return call(handler, asked);
}
const add = async (body: unknown) => json<Target>(await ask("POST /targets", { body }));
const list = async () => json<TargetList>(await ask("GET /targets"));
const changes = async () =>
  (await app.database.pool.query("SELECT FROM outbox WHERE kind = 'target.changed'")).rowCount;

test("operators only", async () => {
  for (const [name] of targetRoutes) {
    const answer = await ask(name, {
      who: vera.login,
      id: "00000000-0000-7000-8000-000000000001",
      query: "",
    });
    expect([name, answer.status]).toEqual([name, 403]);
  }
});

test("a category is found by its name, added once, switched off and removed", async () => {
  const found = await json<TargetSearchAnswer>(await ask("GET /targets/search", { query: "?q=che" }));
  expect(found.items).toEqual([
    { twitchId: CHESS, name: "Chess", imageUrl: expect.stringContaining("{width}x{height}"), added: false },
  ]);
  const before = (await changes()) ?? 0;
  const added = await add({ kind: "game", twitchId: CHESS });
  expect(added).toMatchObject({ kind: "game", name: "Chess", enabled: true, live: null, lookedAt: null });
  expect(await add({ kind: "game", twitchId: CHESS })).toEqual(added);
  expect(await changes()).toBe(before + 1);
  expect(
    (await json<TargetSearchAnswer>(await ask("GET /targets/search", { query: "?q=CHESS" }))).items,
  ).toMatchObject([{ added: true }]);
  const { id } = added;
  expect(await json(await ask("PATCH /targets/{id}", { id, body: { enabled: false } }))).toMatchObject({
    enabled: false,
  });
  expect(await json(await ask("GET /targets/{id}", { id }))).toMatchObject({ enabled: false });
  expect((await ask("DELETE /targets/{id}", { id })).status).toBe(204);
  expect((await list()).items).toEqual([]);
  for (const name of ["GET /targets/{id}", "DELETE /targets/{id}", "GET /targets/{id}/streams"]) {
    expect([name, (await ask(name, { id })).status]).toEqual([name, 404]);
  }
});

test("what Twitch does not know cannot be added", async () => {
  for (const body of [
    { kind: "game", twitchId: "1" },
    { kind: "broadcaster", login: "nobody_at_all" },
  ]) {
    expect((await ask("POST /targets", { body })).status).toBe(404);
  }
  for (const body of [
    { kind: "game", twitchId: "chess" },
    { kind: "broadcaster", login: "a b" },
    { kind: "team" },
  ]) {
    expect([400, 422]).toContain((await ask("POST /targets", { body })).status);
  }
  expect((await list()).items).toEqual([]);
});

test("streams come page by page, most watched first, each once", async () => {
  fillCategory(app.simulator.world, CHESS, 130);
  const { id } = await add({ kind: "game", twitchId: CHESS });
  expect((await json<ActiveStreamPage>(await ask("GET /targets/{id}/streams", { id }))).items).toEqual([]);
  await pollOnce(processDeps());
  const seen: ActiveStreamPage["items"] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: string = `?limit=50${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page: ActiveStreamPage = await json(await ask("GET /targets/{id}/streams", { id, query }));
    seen.push(...page.items);
    cursor = page.next_cursor;
  }
  expect(new Set(seen.map(({ streamId }) => streamId)).size).toBe(130);
  expect(seen.map(({ viewerCount }) => viewerCount)).toEqual(
    seen.map(({ viewerCount }) => viewerCount).toSorted((a, b) => b - a),
  );
  expect((await ask("GET /targets/{id}/streams", { id, query: "?cursor=x" })).status).toBe(400);
});

test("a broadcaster is watched by the live sync itself, until the target is switched off", async () => {
  const { world } = app.simulator;
  world.addBroadcaster({ id: "880001", login: "lone_streamer" });
  const { id } = await add({ kind: "broadcaster", login: "Lone_Streamer" });
  const { pool } = app.database;
  const tick = () =>
    syncLiveStatus(syncDeps(pool, twitch()), {
      now: new Date(),
      signal: new AbortController().signal,
      progress: () => undefined,
    });
  const online = async () =>
    (await pool.query("SELECT FROM outbox WHERE kind = 'stream.online' AND key = '880001'")).rowCount;
  await tick();
  expect((await list()).items).toMatchObject([
    { kind: "broadcaster", name: "lone_streamer", live: 0, viewers: 0 },
  ]);
  const { streamId } = world.goLive("lone_streamer", { viewers: 7 });
  await tick();
  expect(await online()).toBe(1);
  expect((await list()).items).toMatchObject([{ live: 1, viewers: 7, startedLastHour: 1 }]);
  expect(await json(await ask("GET /targets/{id}/streams", { id }))).toMatchObject({
    items: [{ streamId, viewerCount: 7 }],
  });
  await ask("PATCH /targets/{id}", { id, body: { enabled: false } });
  world.restart("lone_streamer");
  await tick();
  expect(await online()).toBe(1);
});
