import { afterEach, beforeEach, expect, test } from "vitest";
import { syncRoles } from "@/lib/roles/sync-roles";
import { TwitchError } from "@/lib/twitch";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { eventually } from "@/tests/support/eventually";
import { addChatChannel, say, watch } from "@/tests/support/live-chat";
import {
  openPage,
  type Page,
  publish,
  type RunningSidecar,
  signIn,
  startSidecar,
} from "@/tests/support/realtime";
import { grantRole, readList, revokeRole } from "@/tests/support/role-rows";
import { roleDeps, roleStage, someone } from "@/tests/support/roles";

// C4: a moderator who was removed is shown the door while they watch.

const CHANNEL = "4711";
const AWAY = new TwitchError("unavailable", "Twitch answered 503 to Get Moderators.", { status: 503 });
/** No round of its own comes in between: what happens here happens because somebody said so. */
const NEVER_MS = 3_600_000;

let database: TestDatabase;
let sidecar: RunningSidecar;
const pages: Page[] = [];

beforeEach(async () => {
  database = await testDatabase();
  await addChatChannel(database.pool, CHANNEL, "moderators");
  await readList(database.pool, CHANNEL, "moderator");
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await sidecar.stop();
  await database.drop();
});

async function start(sessionCheckMs = NEVER_MS) {
  const chatPauses = { busy: 20, idle: 200, failed: 50 };
  sidecar = await startSidecar(database.url, database.pool, { chatPauses, sessionCheckMs });
}

/** Somebody who moderates, watching. */
async function moderator() {
  const visitor = await signIn(database.pool);
  await grantRole(database.pool, CHANNEL, "moderator", visitor.twitchId);
  const page = openPage(sidecar.url, visitor);
  pages.push(page);
  const seen = watch(page, CHANNEL);
  await eventually(() => expect(seen.states.at(-1)).toBe("watching"));
  return { id: visitor.twitchId, seen };
}

/** What a sync tells that found some gone. */
const gone = (role: "moderator" | "vip", ...revoked: string[]) =>
  publish(database.pool, {
    kind: "roles.changed",
    payload: { channelId: CHANNEL, role, granted: [], revoked, changed: [] },
  });

test("a moderator who is removed leaves at once and hears no more; the others stay", async () => {
  await start();
  const [removed, stays] = [await moderator(), await moderator()];
  await revokeRole(database.pool, CHANNEL, "moderator", removed.id);
  await gone("moderator", removed.id);
  await eventually(() => expect(removed.seen.states.at(-1)).toBe("refused"));
  await say(database.pool, CHANNEL, ["secret"]);
  await eventually(() => expect(stays.seen.texts()).toEqual(["secret"]));
  expect(removed.seen.batches).toEqual([]);
  expect(stays.seen.states.at(-1)).toBe("watching");
});

test("a sync that finds a moderator gone shows them the door; one that cannot read the list does not", async () => {
  await start();
  const [removed, stays] = [await moderator(), await moderator()];
  const stage = roleStage();
  const sync = (source: "manual-ui" | "startup") => {
    const now = new Date();
    const deps = roleDeps(database.pool, stage.twitch, () => now);
    return syncRoles(deps, { channelId: CHANNEL, source, now, signal: new AbortController().signal });
  };
  stage.during.moderator = () => Promise.reject(AWAY);
  expect(await sync("startup")).toMatchObject({ success: false, modCount: null });
  await say(database.pool, CHANNEL, ["one"]);
  await eventually(() => expect(removed.seen.texts()).toEqual(["one"]));

  stage.during = {};
  stage.lists.moderator = [someone(stays.id)];
  expect(await sync("manual-ui")).toMatchObject({ success: true, modCount: 1 });
  await eventually(() => expect(removed.seen.states.at(-1)).toBe("refused"));
  await say(database.pool, CHANNEL, ["two"]);
  await eventually(() => expect(stays.seen.texts()).toEqual(["one", "two"]));
  expect(removed.seen.texts()).toEqual(["one"]);
});

test("a moderator who is on the owner's list as well stays", async () => {
  await start();
  const { id, seen } = await moderator();
  const other = await moderator();
  await database.pool.query(
    "INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES ($1, $2, 'listed')",
    [CHANNEL, id],
  );
  for (const one of [id, other.id]) await revokeRole(database.pool, CHANNEL, "moderator", one);
  await gone("moderator", id, other.id);
  await eventually(() => expect(other.seen.states.at(-1)).toBe("refused"));
  expect(seen.states.at(-1)).toBe("watching");
});

test("whoever moderates by a list that grew too old leaves, though nobody says so", async () => {
  await start(200);
  const { seen } = await moderator();
  await readList(database.pool, CHANNEL, "moderator", 49 * 3_600_000);
  await eventually(() => expect(seen.states.at(-1)).toBe("refused"));
});
