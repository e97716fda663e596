import { afterAll, beforeAll, expect, test } from "vitest";
import * as broadcasterRoute from "@/app/api/v1/broadcasters/[login]/route";
import * as broadcastersRoute from "@/app/api/v1/broadcasters/route";
import * as eventsRoute from "@/app/api/v1/events/route";
import type { KnownBroadcasterList } from "@/lib/broadcasters/schema";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import type { EventFeed } from "@/lib/publishers/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";

// E1 O7: what happened, for programs that follow without a webhook, and the broadcasters known here.

const { vera, tom, olga } = personas;
const jars: Record<string, Jar> = {};
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom, olga]) jars[who.login] = (await signIn(who)).jar;
  const { pool } = app.database;
  await addChannel(pool, tom.id, { login: tom.login });
  await pool.query("TRUNCATE follow, outbox, live_status");
  await pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ('9001', 'aa_first', 'First'), ('9002', 'aa_second', 'Second')",
  );
  await pool.query(
    "INSERT INTO follow (user_id, broadcaster_id, on_twitch) SELECT id, '9001', true FROM person WHERE twitch_id = $1",
    [vera.id],
  );
  await pool.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, title, viewer_count, started_at, last_seen_at)
     VALUES ('9001', 'live', 's1', 'On air', 7, now(), now())`,
  );
  const at = "2026-11-20T18:00:00.000Z";
  await tell(offline("9001", "aa_first", at));
  await tell(offline("9002", "aa_second", at));
  await tell({ kind: "channel.changed", payload: { channelId: tom.id, change: "settings" } });
  await tell({
    kind: "chat.message",
    payload: {
      ...{ channelId: tom.id, messageId: "m1", text: "hello", sentAt: at },
      author: { id: "101", login: "ann", displayName: "Ann" },
    },
  });
});
afterAll(() => app.stop());

const tell = (event: DomainEvent) => withTransaction((tx) => appendEvents(tx, [event]), app.database.pool);
const offline = (id: string, login: string, at: string): DomainEvent => ({
  kind: "stream.offline",
  payload: {
    broadcaster: { id, login, displayName: login, avatarUrl: null },
    ...{ streamId: `s${id}`, startedAt: at, endedAt: at, durationMs: 0 },
    detection: { source: "poll", observedAt: at, delayMs: null },
  } as Extract<DomainEvent, { kind: "stream.offline" }>["payload"],
});

type Who = { login: string };
const ask = (query: string, { login }: Who) =>
  call(eventsRoute.GET, { path: `/api/v1/events?${query}`, jar: jars[login] ?? {} });
const feed = async (query: string, who: Who) => json<EventFeed>(await ask(query, who));
const heard = async (query: string, who: Who) =>
  (await feed(query, who)).items.map(({ kind, key }) => `${kind} ${key}`);

test("everybody hears what is theirs to know, operators what is told of the instance", async () => {
  expect(await heard("", vera)).toEqual(["stream.offline 9001"]);
  expect(await heard("", tom)).toEqual([`channel.changed ${tom.id}`]);
  expect(await heard("", olga)).toEqual([
    ...["stream.offline 9001", "stream.offline 9002", `channel.changed ${tom.id}`],
  ]);
  expect(await heard("kinds=chat.message,stream.offline", tom)).toEqual([`chat.message ${tom.id}`]);
  expect(await heard("kinds=chat.message", olga)).toEqual([]);
  expect(await heard("from=9999-01-01T00:00:00Z", olga)).toEqual([]);
  expect([400, 422]).toContain((await ask("kinds=nothing", olga)).status);
});

test("page by page each once, and from the end on what happens later", async () => {
  const seen: string[] = [];
  let page = await feed("limit=1", olga);
  while (page.items.length > 0) {
    seen.push(...page.items.map(({ id }) => id));
    page = await feed(`limit=1&cursor=${page.next_cursor}`, olga);
  }
  expect(seen).toHaveLength(3);
  expect(new Set(seen).size).toBe(3);
  expect(page.more).toBe(false);
  await tell({ kind: "channel.changed", payload: { channelId: tom.id, change: "reading" } });
  const later = await feed(`cursor=${page.next_cursor}`, olga);
  expect(later.items).toMatchObject([{ kind: "channel.changed", data: { change: "reading" } }]);
  const refused = await ask("cursor=W10", olga);
  expect(refused.status).toBe(400);
  expect(await json(refused)).toMatchObject({ fields: [{ field: "cursor" }] });
});

test("broadcasters: one's own and those one follows; for operators all, page by page", async () => {
  const list = async (query: string, { login }: Who) =>
    json<KnownBroadcasterList>(
      await call(broadcastersRoute.GET, {
        ...{ path: `/api/v1/broadcasters?${query}`, jar: jars[login] ?? {} },
      }),
    );
  const logins = async (query: string, who: Who) => (await list(query, who)).items.map(({ login }) => login);
  expect(await logins("q=aa_", vera)).toEqual(["aa_first"]);
  expect(await logins("q=aa_", olga)).toEqual(["aa_first", "aa_second"]);
  expect(await logins("live=true", olga)).toEqual(["aa_first"]);
  const first = await list("q=aa_&limit=1", olga);
  expect(await logins(`q=aa_&limit=1&cursor=${first.next_cursor}`, olga)).toEqual(["aa_second"]);
  const one = (login: string) =>
    call(broadcasterRoute.GET, {
      ...{ path: `/api/v1/broadcasters/${login}`, params: { login }, jar: jars[tom.login] ?? {} },
    });
  expect(await json(await one("aa_first"))).toMatchObject({ id: "9001", live: { title: "On air" } });
  expect((await one("nobody_knows")).status).toBe(404);
});
