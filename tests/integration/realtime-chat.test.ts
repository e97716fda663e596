import { afterEach, beforeEach, expect, test } from "vitest";
import { readMessages, removeReader } from "@/lib/chat";
import { createChatSource } from "@/lib/realtime/repository-chat";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { eventually } from "@/tests/support/eventually";
import { addChatChannel, letRead, say, takeAway, watch } from "@/tests/support/live-chat";
import {
  browserHeaders,
  openPage,
  openRawSocket,
  type Page,
  publish,
  type RunningSidecar,
  signIn,
  startSidecar,
} from "@/tests/support/realtime";

const CHANNEL = "4711";
const PAUSES = { busy: 20, idle: 200, failed: 50 };

let database: TestDatabase;
let sidecar: RunningSidecar;
const pages: Page[] = [];

beforeEach(async () => {
  database = await testDatabase();
  await addChatChannel(database.pool, CHANNEL);
  sidecar = await startSidecar(database.url, database.pool, { chatPauses: PAUSES, sessionCheckMs: 300 });
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await sidecar.stop();
  await database.drop();
});

function open(visitor: { token: string }): Page {
  const page = openPage(sidecar.url, visitor);
  pages.push(page);
  return page;
}

/** Somebody whom the owner let read, watching. */
async function reader() {
  const visitor = await signIn(database.pool);
  await letRead(database.pool, CHANNEL, visitor.twitchId);
  const page = open(visitor);
  const seen = watch(page, CHANNEL);
  await eventually(() => expect(seen.states.at(-1)).toBe("watching"));
  return { visitor, page, seen };
}

test("C7 tells what is written from now on, in order and once, and what is taken away", async () => {
  await say(database.pool, CHANNEL, ["before"]);
  const { seen } = await reader();
  const now = Date.now();
  const [one = ""] = await say(database.pool, CHANNEL, ["one"], now);
  await say(database.pool, CHANNEL, ["two"], now + 5);
  await eventually(() => expect(seen.texts()).toEqual(["one", "two"]));
  // Written late: a bot had kept it on disk.
  await say(database.pool, CHANNEL, ["late"], now - 60_000);
  await eventually(() => expect(seen.texts()).toEqual(["one", "two", "late"]));
  await takeAway(database.pool, CHANNEL, [one]);
  await eventually(() => expect(seen.deleted()).toEqual([one]));
  await say(database.pool, CHANNEL, ["three"], now + 9);
  await eventually(() => expect(seen.texts()).toEqual(["one", "two", "late", "three"]));
});

test("C7 a gap is told when it opens and when it closes, without a notice", async () => {
  const { seen } = await reader();
  await database.pool.query(
    "INSERT INTO chat_gap (channel_id, from_at, reason) VALUES ($1, now(), 'disconnected')",
    [CHANNEL],
  );
  await eventually(() => expect(seen.texts()).toEqual(["gap"]));
  await database.pool.query("UPDATE chat_gap SET to_at = now() + interval '1 s'");
  await eventually(() => expect(seen.texts()).toEqual(["gap", "gap"]));
});

test("C4 who may not read is refused, operators too, and hears nothing", async () => {
  const stranger = await signIn(database.pool);
  const seen = watch(open(stranger), CHANNEL);
  await eventually(() => expect(seen.states).toEqual(["refused"]));
  const other = watch(open(stranger), "'; DROP TABLE person; --");
  await eventually(() => expect(other.states).toEqual(["refused"]));
  const { seen: allowed } = await reader();
  await say(database.pool, CHANNEL, ["secret"]);
  await eventually(() => expect(allowed.texts()).toEqual(["secret"]));
  expect(seen.batches).toEqual([]);
});

test("C4 when access is taken away, open sockets leave", async () => {
  const { seen } = await reader();
  await database.pool.query("UPDATE channel SET readers = 'owner'");
  await publish(database.pool, {
    kind: "channel.changed",
    payload: { channelId: CHANNEL, change: "settings" },
  });
  await eventually(() => expect(seen.states.at(-1)).toBe("refused"));
  await say(database.pool, CHANNEL, ["secret"]);
  const { rows } = await database.pool.query("SELECT 1 FROM chat_message");
  expect(rows).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 5 * PAUSES.idle));
  expect(seen.batches).toEqual([]);
});

test("C4 at once when somebody is taken off the list", async () => {
  await sidecar.stop();
  sidecar = await startSidecar(database.url, database.pool, { chatPauses: PAUSES });
  const { visitor, seen } = await reader();
  const owner = { id: "", twitchId: CHANNEL, login: "", name: "", image: null, operator: false };
  await removeReader(owner, `login${CHANNEL}`, visitor.twitchId, { pool: database.pool });
  await eventually(() => expect(seen.states.at(-1)).toBe("refused"));
});

test("C4 also when nobody says so", async () => {
  const { seen } = await reader();
  await database.pool.query("DELETE FROM channel_reader");
  await eventually(() => expect(seen.states.at(-1)).toBe("refused"));
});

test("C4 the owner can see who watches: one line an hour, none for themselves", async () => {
  const { visitor, page, seen } = await reader();
  seen.stop();
  const again = watch(page, CHANNEL);
  await eventually(() => expect(again.states.at(-1)).toBe("watching"));
  const person = { ...visitor, login: "reader", name: "Reader", image: null, operator: false };
  await readMessages(person, `login${CHANNEL}`, { limit: 10 }, database.pool);
  const { rows } = await database.pool.query(
    `SELECT user_id AS "userId", action FROM chat_search_audit WHERE channel_id = $1`,
    [CHANNEL],
  );
  expect(rows).toEqual([{ userId: visitor.id, action: "live" }]);
  await readMessages(
    { ...person, id: visitor.id, twitchId: CHANNEL },
    `login${CHANNEL}`,
    { limit: 10 },
    database.pool,
  );
  expect((await database.pool.query("SELECT FROM chat_search_audit")).rowCount).toBe(1);
});

test("C7 watches again by itself after the sidecar was away", async () => {
  const { seen } = await reader();
  const { port } = sidecar;
  await sidecar.stop();
  await eventually(() => expect(seen.states.at(-1)).toBe("connecting"));
  sidecar = await startSidecar(database.url, database.pool, { port, chatPauses: PAUSES });
  await eventually(() => expect(seen.states.at(-1)).toBe("watching"));
  await say(database.pool, CHANNEL, ["back"]);
  await eventually(() => expect(seen.texts()).toEqual(["back"]));
});

test("C7 goes on when the listening connection breaks, and tells what was written meanwhile", async () => {
  const { seen } = await reader();
  const broken = await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'tallylight chat reader' AND datname = current_database()`,
  );
  expect(broken.rowCount).toBe(1);
  await say(database.pool, CHANNEL, ["meanwhile"]);
  await eventually(() => expect(seen.texts()).toEqual(["meanwhile"]));
});

test("C4 words that somebody had erased go from every live view at once", async () => {
  const before = await say(database.pool, CHANNEL, ["before"]);
  const { seen } = await reader();
  const after = await say(database.pool, CHANNEL, ["after"]);
  await eventually(() => expect(seen.texts()).toEqual(["after"]));
  const askedAt = new Date().toISOString();
  await publish(database.pool, { kind: "chat.erasure", payload: { twitchId: "77", askedAt } });
  await eventually(() => expect(seen.erased()).toEqual([...before, ...after]));
});

test("a chat that nobody watches is not read", async () => {
  await sidecar.stop();
  const asked: string[] = [];
  const source = createChatSource(database.pool);
  sidecar = await startSidecar(database.url, database.pool, {
    chatPauses: PAUSES,
    chat: {
      ...source,
      look: (channelId, ...rest) => {
        asked.push(channelId);
        return source.look(channelId, ...rest);
      },
    },
  });
  await say(database.pool, CHANNEL, ["nobody hears this"]);
  expect(asked).toEqual([]);
  const { seen } = await reader();
  await say(database.pool, CHANNEL, ["heard"]);
  await eventually(() => expect(seen.texts()).toEqual(["heard"]));
  expect(asked).not.toHaveLength(0);
  seen.stop();
  await eventually(() => expect(sidecar.io.of("/").adapter.rooms.has(`chat:${CHANNEL}`)).toBe(false));
  const before = asked.length;
  await say(database.pool, CHANNEL, ["nobody hears this either"]);
  await new Promise((resolve) => setTimeout(resolve, 3 * PAUSES.idle));
  expect(asked).toHaveLength(before);
});

test("a browser that will not stop asking is closed", async () => {
  const visitor = await signIn(database.pool);
  const socket = openRawSocket(sidecar.url, browserHeaders(visitor.token));
  const ended = new Promise<string>((resolve) => socket.on("ended", resolve));
  socket.on("connect", () => {
    for (let time = 0; time < 30; time++) socket.emit("watch_chat", { not: "an id" }, () => undefined);
  });
  expect(await ended).toBe("too_noisy");
  socket.disconnect();
});
