import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AUDIT_ACTIONS } from "@/lib/audit/schema";
import { takeClip } from "@/lib/clips/take-in";
import { actingAs } from "@/lib/http/acting";
import { catalogueOf } from "@/lib/i18n/catalogue";
import type { BotAccount } from "@/lib/sending/schema";
import type { TwitchClip } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { operationOf, operations, pathWith } from "../support/api-operations";
import { call, json, startTestApp, type TestApp } from "../support/app";
import { AUDITED, AUDITED_APART, type Audited, WITHOUT_POWER } from "../support/audited-operations";
import { personOf } from "../support/people";
import { buildWorld, type World } from "../support/permission-world";

// O8: everything by which somebody has power over others is recorded, with who did it, by which request and from where.

const { kaya, olga, tallybot } = personas;
const ADDRESS = "203.0.113.7";
let app: TestApp;
let world: World;
const folder = mkdtempSync(join(tmpdir(), "tallylight-clips-"));

beforeAll(async () => {
  app = await startTestApp({ CLIP_DIR: folder });
  world = await buildWorld(app, folder);
}, 120_000);
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

const named = (requestId: string) => ({ "x-request-id": requestId, "x-forwarded-for": ADDRESS });

/** Asks as the table says, and gives what was recorded under the request's id. */
async function recordedBy({ operation: id, by = "streamer", before, said }: Audited) {
  Reflect.deleteProperty(globalThis, "tallylightRateLimiter");
  if (before) await app.database.pool.query(before);
  const operation = operationOf(id);
  const { params = {}, body, query } = { ...world.saidOf(operation, by), ...said };
  const requestId = `of-${id}`;
  const answer = await call(operation.handler, {
    method: operation.method,
    path: `${pathWith(operation.path, params)}${query ? `?${query}` : ""}`,
    ...{ params, headers: named(requestId), ...world.callers[by] },
    ...(body !== undefined && { body }),
  });
  expect(answer.status, answer.status < 300 ? "" : await answer.text()).toBeLessThan(300);
  return entriesOf(requestId);
}

async function entriesOf(requestId: string) {
  const { rows } = await app.database.pool.query<{ action: string; address: string; actor: string }>(
    `SELECT e.action, e.address, p.login AS actor FROM audit_entry e LEFT JOIN person p ON p.id = e.actor_id
     WHERE e.request_id = $1`,
    [requestId],
  );
  return rows;
}

const LOGIN = {
  streamer: kaya.login,
  operator: olga.login,
  moderator: personas.tom.login,
  viewer: personas.vera.login,
} as const;

test("every operation that writes is in one of the tables, and nothing else is", () => {
  const writing = operations.filter(({ method }) => method !== "GET").map(({ id }) => id);
  const listed = [...AUDITED.map(({ operation }) => operation), ...Object.keys(AUDITED_APART)];
  expect([...listed, ...Object.keys(WITHOUT_POWER)].sort()).toEqual(writing.sort());
});

test.each(AUDITED)("$operation records $action", async (audited) => {
  const actor = LOGIN[(audited.by ?? "streamer") as keyof typeof LOGIN];
  expect(await recordedBy(audited)).toContainEqual({ action: audited.action, address: ADDRESS, actor });
});

test("clips.create records clip.add", async () => {
  const { rows } = await app.database.pool.query<{ id: string }>("SELECT id FROM person WHERE login = $1", [
    kaya.login,
  ]);
  const person = { ...personOf(kaya.id), id: rows[0]?.id ?? "", login: kaya.login };
  const clip = {
    ...{ id: "NewClip", broadcasterId: kaya.id, creatorId: "1", creatorName: "Ann", title: "New" },
    ...{
      categoryId: "743",
      language: "en",
      views: 1,
      durationMs: 30_000,
      createdAt: new Date(),
      videoId: null,
    },
    ...{ vodOffset: null, embedUrl: "", thumbnailUrl: "", featured: false },
  } satisfies TwitchClip;
  const acting = { requestId: "of-clips.create", personId: person.id, keyId: null, address: ADDRESS };
  const getClips = async () => ({ clips: [clip], unread: 0 });
  await actingAs(acting, () =>
    takeClip(person, kaya.login, "NewClip", { pool: app.database.pool, getClips, now: new Date() }),
  );
  expect(await entriesOf("of-clips.create")).toEqual([
    { action: "clip.add", address: ADDRESS, actor: kaya.login },
  ]);
});

test("commands.import records import.apply", async () => {
  const { pool } = app.database;
  const ask = (id: string, body?: object) => {
    const operation = operationOf(id);
    const path = pathWith(operation.path, { login: kaya.login });
    return call(operation.handler, {
      ...{ method: operation.method, path, params: { login: kaya.login }, ...world.callers.streamer },
      ...{ headers: named(`of-${id}`), ...(body && { body }) },
    });
  };
  const text = (await (await ask("commands.export")).text())
    .replaceAll("welcome", "goodbye")
    .replaceAll("hello", "hullo");
  const { hash } = await json<{ hash: string }>(await ask("commands.preview-import", { text }));
  expect((await ask("commands.import", { text, hash })).status).toBe(200);
  expect(await entriesOf("of-commands.import")).toEqual([
    { action: "import.apply", address: ADDRESS, actor: kaya.login },
  ]);
  expect(await entriesOf("of-commands.preview-import")).toEqual([]);
  expect((await pool.query("SELECT FROM audit_entry WHERE request_id IS NULL")).rowCount).toBe(0);
});

test("bot.poll-account records bot.connect when somebody has typed the code, and nothing before", async () => {
  const operation = operationOf("bot.poll-account");
  const begun = await json<BotAccount>(
    await call(operationOf("bot.connect-account").handler, {
      ...{ method: "POST", path: "/api/v1/bot/account", ...world.callers.operator },
    }),
  );
  const poll = async (requestId: string) => {
    await app.database.pool.query("UPDATE bot_device SET next_poll_at = clock_timestamp()");
    const path = operation.path;
    const headers = named(requestId);
    await call(operation.handler, { method: "POST", path, headers, ...world.callers.operator });
    return entriesOf(requestId);
  };
  expect(await poll("of-bot.poll-account-1")).toEqual([]);
  const page = new URL(begun.connecting?.verificationUri ?? "");
  const body = new URLSearchParams(page.search);
  body.set("persona", tallybot.login);
  await fetch(`${page.origin}${page.pathname}`, { method: "POST", body });
  expect(await poll("of-bot.poll-account-2")).toEqual([
    { action: "bot.connect", address: ADDRESS, actor: olga.login },
  ]);
});

test("streams.end records stream.end", async () => {
  const { rows } = await app.database.pool.query<{ id: string }>(
    "SELECT id FROM stream WHERE broadcaster_id = $1 AND ended_at IS NULL",
    [kaya.id],
  );
  const params = { id: rows[0]?.id ?? "" };
  const operation = operationOf("streams.end");
  const ended = await call(operation.handler, {
    ...{ method: operation.method, path: pathWith(operation.path, params), params },
    ...{ headers: named("of-streams.end"), ...world.callers.streamer },
  });
  expect(ended.status, await ended.text()).toBeLessThan(300);
  expect(await entriesOf("of-streams.end")).toEqual([
    { action: "stream.end", address: ADDRESS, actor: kaya.login },
  ]);
});

test.each(["en", "de"] as const)("each action, and what it is done to, has its words in %s", (locale) => {
  const { actions, groups } = catalogueOf(locale).audit;
  const worded = Object.entries(actions).map(([name, words]) => [
    name.replace("_", "."),
    words.trim() !== "",
  ]);
  expect(Object.fromEntries(worded)).toEqual(
    Object.fromEntries(AUDIT_ACTIONS.map((action) => [action, true])),
  );
  expect(Object.keys(groups).sort()).toEqual(
    [...new Set(AUDIT_ACTIONS.map((a) => a.split(".")[0] ?? ""))].sort(),
  );
});
