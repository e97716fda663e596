import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { z } from "zod";
import * as one from "@/app/api/v1/channels/[login]/viewers/[id]/route";
import * as list from "@/app/api/v1/channels/[login]/viewers/route";
import * as across from "@/app/api/v1/viewers/[id]/route";
import type { ChannelRole } from "@/lib/roles/schema";
import { personas } from "@/lib/twitch/simulator";
import type { ChannelViewer, ChannelViewerList, personInChannels, ViewerDetail } from "@/lib/viewers/schema";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";
import { grantRole, readList } from "../support/role-rows";

// R4: the roles of chatters are what Twitch's lists say, and what their badges said where a list is old.

const { vera, tom, olga } = personas;
const [MODERATOR, VIP, SUBSCRIBER, FOUNDER] = [4, 8, 16, 32];
const OLD_MS = 49 * 3_600_000;
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom, olga]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, vera.id, { login: vera.login });
});
afterAll(() => app.stop());

beforeEach(async () => {
  const { pool } = app.database;
  await pool.query("TRUNCATE viewer, channel_viewer, channel_role, role_sync CASCADE");
  await seen("1", MODERATOR | SUBSCRIBER);
  await seen("2", VIP);
  await seen("3", FOUNDER | SUBSCRIBER);
  await seen("4", 0);
});

/** Somebody who wrote, with the badges of their last message. */
async function seen(id: string, badges: number) {
  const { pool } = app.database;
  await pool.query(
    `INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at)
     VALUES ($1, 'login' || $1, 'Name' || $1, now(), now())`,
    [id],
  );
  await pool.query(
    `INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at, messages, flags)
     VALUES ($1, $2, now(), now() - $4 * interval '1 s', 1, $3)`,
    [vera.id, id, badges, Number(id)],
  );
}
const fresh = (role: ChannelRole, agoMs = 0) => readList(app.database.pool, vera.id, role, agoMs);
const grant = (role: ChannelRole, id: string, more = {}) =>
  grantRole(app.database.pool, vera.id, role, id, more);

const params = { login: vera.login };
const ask = (query = "", who: { login: string } = vera) =>
  call(list.GET, {
    ...{ path: `/api/v1/channels/${vera.login}/viewers${query}`, params, jar: jars[who.login] ?? {} },
  });
const rolesOf = (items: readonly ChannelViewer[]) =>
  Object.fromEntries(items.map(({ id, roles }) => [id, roles.join(" ")]));
const listed = async (query = "") => json<ChannelViewerList>(await ask(query));

test("by their badges while no list was read", async () => {
  const { items, roleLists } = await listed();
  expect(rolesOf(items)).toEqual({ 1: "moderator subscriber", 2: "vip", 3: "subscriber founder", 4: "" });
  expect(items.flatMap((item) => item.listed)).toEqual([]);
  expect(roleLists).toEqual({ subscriber: null, vip: null, moderator: null });
});

test("by the lists that are fresh, with tier, gift and since when; by badges for the others", async () => {
  const at = new Date("2026-11-01T00:00:00Z");
  await fresh("subscriber");
  await grant("subscriber", "3", { tier: "3000", at });
  await grant("subscriber", "4", { gift: true, at });
  await fresh("moderator", OLD_MS);
  await grant("moderator", "4");
  const { items, roleLists } = await listed();
  expect(rolesOf(items)).toEqual({ 1: "moderator", 2: "vip", 3: "subscriber founder", 4: "subscriber" });
  const since = at.toISOString();
  expect(Object.fromEntries(items.map((item) => [item.id, item.listed]))).toEqual({
    1: [],
    2: [],
    3: [{ role: "subscriber", tier: "3000", gift: false, since }],
    4: [{ role: "subscriber", tier: "1000", gift: true, since }],
  });
  expect(roleLists).toEqual({ subscriber: expect.any(String), vip: null, moderator: null });
});

test.each<[string, string[], string[]]>([
  ["moderator", ["1"], ["4"]],
  ["vip", ["2"], ["2"]],
  ["subscriber", ["1", "3"], ["3"]],
  ["founder", ["3"], ["3"]],
  ["lead_moderator", [], []],
])("the filter %s finds, and counts, those who are shown with it", async (role, byBadges, byLists) => {
  const found = async () => {
    const { items, total } = await listed(`?role=${role}`);
    expect(total).toBe(items.length);
    return items.map(({ id }) => id);
  };
  expect(await found()).toEqual(byBadges);
  for (const each of ["subscriber", "vip", "moderator"] as const) await fresh(each);
  await grant("moderator", "4");
  await grant("vip", "2");
  await grant("subscriber", "3");
  expect(await found()).toEqual(byLists);
  expect((await listed(`?role=${role}&limit=1`)).total).toBe(byLists.length);
});

test("one person's record and the one across channels say the same as the list", async () => {
  await fresh("vip");
  await grant("vip", "4");
  const jar = jars[vera.login] ?? {};
  const record = await json<ViewerDetail>(
    await call(one.GET, {
      ...{ path: `/api/v1/channels/${vera.login}/viewers/4`, params: { ...params, id: "4" }, jar },
    }),
  );
  const found = (await listed("?q=login4")).items[0];
  expect(record.viewer).toEqual(found);
  expect(record.roleLists.vip).toEqual(expect.any(String));
  const everywhere = await json<z.infer<typeof personInChannels>>(
    await call(across.GET, { path: "/api/v1/viewers/4", params: { id: "4" }, jar }),
  );
  expect(everywhere.channels.map(({ viewer }) => viewer)).toEqual([found]);
});

test("a moderator sees the chatters, and neither an operator nor anybody else does", async () => {
  expect((await ask("", tom)).status).toBe(404);
  expect((await ask("", olga)).status).toBe(404);
  await fresh("moderator");
  await grant("moderator", tom.id);
  expect((await ask("", tom)).status).toBe(200);
});
