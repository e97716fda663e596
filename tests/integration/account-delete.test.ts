import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { askDeletion, deleteAccounts, deletionOf, keepAccount, readReceipt } from "@/lib/account";
import type { DeleteDeps } from "@/lib/account/delete-accounts";
import { eraseChat } from "@/lib/chat";
import { closeDb } from "@/lib/db/client";
import { followOutbox } from "@/lib/events";
import { forgetEverywhere } from "@/lib/jobs/forget-everywhere";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { eventually } from "@/tests/support/eventually";
import { silent } from "@/tests/support/jobs";
import { latch } from "@/tests/support/latch";
import { addLeaving, LEAVING, LEAVING_ROWS, STAYING } from "@/tests/support/leaving-rows";

// C4: who leaves leaves nothing behind but what is written down here with its reason.

const DAY = 86_400_000;
const LATER = new Date(Date.now() + 15 * DAY);
const EVERYTHING = { login: LEAVING.login, eraseChat: true, deleteChannel: true };
let database: TestDatabase;

beforeAll(() => {
  process.env.APP_URL ??= "http://localhost:3000";
});
beforeEach(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await addLeaving(database.pool);
});
afterEach(() => database.drop());
afterAll(() => closeDb());

interface Twitch {
  away: boolean;
  told: string[];
}
const twitch = (): Twitch => ({ away: false, told: [] });

function deps(world: Twitch, over: Partial<DeleteDeps> = {}): DeleteDeps {
  const { pool } = database;
  const removeTokens = async (of: string) => {
    await pool.query("DELETE FROM twitch_token WHERE owner IN ($1, 'bot:' || $1)", [of]);
  };
  return {
    ...{ pool, log: silent, clock: () => new Date(), settleMs: 0, removeTokens },
    async revokeAllTokens(of) {
      if (world.away) return false;
      world.told.push(of);
      await removeTokens(of);
      return true;
    },
    async endSessionsOf(ids) {
      const { rowCount } = await pool.query(
        "DELETE FROM session s USING person p WHERE p.id = s.user_id AND p.twitch_id = ANY ($1)",
        [ids],
      );
      return rowCount ?? 0;
    },
    eraseChat: (context) =>
      eraseChat({ pool, clock: () => new Date(), forgetPerson: forgetEverywhere }, context),
    ...over,
  };
}

const context = (now = LATER) => ({
  ...{ now, signal: new AbortController().signal, progress: () => undefined },
});
const run = (over: Partial<DeleteDeps> = {}, world = twitch(), now = LATER) =>
  deleteAccounts(deps(world, over), context(now));

const ask = (input = EVERYTHING) => askDeletion(LEAVING, input, database.pool);

/** Tables with rows in which somebody's Twitch id, login, address or id here stands, in whatever column. */
async function traces(): Promise<string[]> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const wanted = [LEAVING.twitchId, LEAVING.login, LEAVING.email, LEAVING.id].map((text) => `%${text}%`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await database.pool.query(
      `SELECT FROM "${name}" AS t WHERE t::text LIKE ANY ($1) LIMIT 1`,
      [wanted],
    );
    if (rowCount) found.push(name);
  }
  return found;
}

/** What stays, and why. */
const STAYS: Record<string, string> = {
  audit_entry: "append-only; an id of ours that tells nobody anything, until its days are over",
  chat_erasure: "what still waits in a spool must not come back: it is held to this until the end",
};

const names =
  /^(user_id|person_id|twitch_id|author_id|viewer_id|added_by_id|owner_id|created_by|requested_by|actor_id|target|address|owner|gifter_login|begun_by_user_id|connected_by_user_id|authorised_by_user_id)$/;
/** Tables with such a column that hold nobody of this instance, or what is not theirs. */
const NOT_OF_PEOPLE: Record<string, string> = {
  ...STAYS,
  chat_opt_out: "a wish that is honoured also when the account is gone; named on the privacy page",
  target_start: "streams that Twitch lists for everybody, for a week",
  target_stream: "streams that Twitch lists for everybody, now",
  bot_device: "a code of minutes; who began it is set to nobody with the person",
  viewer_arrival: "a queue of moments, emptied into the outbox",
  account_export: "goes with the person",
  account_deletion: "goes with the person",
  clip: "who made a clip stands on its page at Twitch for everybody",
  eventsub_subscription: "channels, not people; ended when nobody follows the channel any more",
  idempotency_key: "goes within a day",
};

test("every table that can hold somebody is looked at here", async () => {
  const { rows } = await database.pool.query<{ name: string; column: string }>(
    `SELECT c.table_name AS name, c.column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name !~ '_[0-9]{4}w?_?[0-9]+$'`,
  );
  const missing = rows.filter(
    ({ name, column }) =>
      names.test(column) && !Object.hasOwn(LEAVING_ROWS, name) && !Object.hasOwn(NOT_OF_PEOPLE, name),
  );
  expect([...new Set(missing.map(({ name }) => name))]).toEqual([]);
});

test("nothing of somebody is left anywhere but what is listed, and nobody else loses anything", async () => {
  const { receiptPath } = await ask();
  const world = twitch();
  expect(await run({}, world)).toEqual({ deleted: 1, waiting: 0 });
  expect((await traces()).filter((table) => !Object.hasOwn(STAYS, table))).toEqual([]);
  expect(world.told).toEqual([LEAVING.twitchId]);
  const { pool } = database;
  const left = await pool.query("SELECT login FROM person");
  expect(left.rows).toEqual([{ login: STAYING.login }]);
  const followers = await pool.query("SELECT follower_count FROM broadcaster WHERE id = '555'");
  expect(followers.rows).toEqual([{ follower_count: 1 }]);
  expect((await pool.query("SELECT text FROM chat_message")).rows).toEqual([{ text: "stays" }]);
  expect((await pool.query("SELECT name FROM command")).rowCount).toBe(1);
  const receipt = await readReceipt(receiptPath.replace("/receipt/", ""), pool);
  expect(receipt.doneAt).not.toBeNull();
  expect(receipt.counts).toMatchObject({ person: 1, follow: 1, chat_message: 1, channel: 1 });
  expect(receipt.counts.chat_erasure).toBeGreaterThan(0);
});

test("run again and at once it does no more, and counts nothing twice", async () => {
  const { receiptPath } = await ask();
  const both = await Promise.all([run(), run()]);
  expect(both.reduce((sum, { deleted }) => sum + deleted, 0)).toBe(1);
  expect(await run()).toEqual({ deleted: 0, waiting: 0 });
  const { counts } = await readReceipt(receiptPath.replace("/receipt/", ""), database.pool);
  expect(counts).toMatchObject({ person: 1, follow: 1, chat_message: 1, channel: 1 });
});

test("an event is emptied when all who follow the outbox have heard it, whoever waits for that", async () => {
  const { receiptPath } = await ask();
  const { pool, url } = database;
  const reading = new AbortController();
  const { released, release } = latch();
  const heard: string[] = [];
  const follow = (hold: Promise<void>) =>
    followOutbox({
      ...{ url, from: 0, signal: reading.signal, log: silent, pollMs: 100 },
      onEvents: async (events) => {
        await hold;
        heard.push(...events.map(({ kind }) => kind));
      },
    });
  const [slow, quick] = [follow(released), follow(Promise.resolve())];
  await quick.caughtUp;
  await eventually(() => expect(slow.state().connected).toBe(true));

  // One run ends while it waits.
  const ending = new AbortController();
  const first = deleteAccounts(deps(twitch()), {
    now: LATER,
    signal: ending.signal,
    progress: () => undefined,
  });
  const receipt = () => readReceipt(receiptPath.replace("/receipt/", ""), pool);
  await eventually(async () => expect((await receipt()).counts).toHaveProperty("audit_entry"));
  expect(await traces()).toContain("outbox");
  ending.abort();
  expect(await first).toEqual({ deleted: 0, waiting: 1 });
  expect(await traces()).toContain("outbox");

  // Two go on, and the last reader with them.
  const both = Promise.all([run(), run()]);
  release();
  expect((await both).map(({ deleted }) => deleted).toSorted()).toEqual([0, 1]);
  expect((await traces()).filter((table) => !Object.hasOwn(STAYS, table))).toEqual([]);
  expect(heard.filter((kind) => kind === "channel.changed")).toHaveLength(2);
  expect((await receipt()).counts.outbox).toBeGreaterThan(0);
  reading.abort();
  await Promise.all([slow.done, quick.done]);
});

test("an event is as old as a reader that lost its connection needs to be back", async () => {
  await ask();
  const gone = new AbortController();
  const options = { now: LATER, signal: gone.signal, progress: () => undefined };
  const waiting = deleteAccounts(deps(twitch(), { settleMs: 3_600_000 }), options);
  const { rows } = await database.pool.query<{ id: string }>("SELECT receipt_id AS id FROM account_deletion");
  const counts = "SELECT counts FROM deletion_receipt WHERE id = $1";
  await eventually(async () =>
    expect((await database.pool.query(counts, [rows[0]?.id])).rows[0]?.counts).toHaveProperty("audit_entry"),
  );
  gone.abort();
  expect(await waiting).toEqual({ deleted: 0, waiting: 1 });
  expect(await traces()).toContain("outbox");
  expect(await run()).toEqual({ deleted: 1, waiting: 0 });
});

test("it can be kept until it begins, and not after", async () => {
  const { dueAt, receiptPath } = await ask();
  expect(Date.parse(dueAt) - Date.now()).toBeGreaterThan(13 * DAY);
  expect(await run({}, twitch(), new Date())).toEqual({ deleted: 0, waiting: 0 });
  await keepAccount(LEAVING, database.pool);
  expect(await deletionOf(LEAVING, database.pool)).toEqual({ deletion: null });
  expect(await run()).toEqual({ deleted: 0, waiting: 0 });
  const receipt = await readReceipt(receiptPath.replace("/receipt/", ""), database.pool);
  expect(receipt).toMatchObject({ doneAt: null, counts: {} });
  expect(receipt.keptAt).not.toBeNull();
  await ask();
  const world = { ...twitch(), away: true };
  expect(await run({}, world)).toEqual({ deleted: 0, waiting: 1 });
  await expect(keepAccount(LEAVING, database.pool)).rejects.toMatchObject({ code: "conflict" });
  await expect(ask()).rejects.toMatchObject({ code: "conflict" });
});

test("only who types their own login deletes their account", async () => {
  await expect(ask({ ...EVERYTHING, login: STAYING.login })).rejects.toMatchObject({
    code: "unprocessable",
    fields: [{ field: "login" }],
  });
});

test("Twitch that is away is asked again, and the account goes without it in the end", async () => {
  await ask();
  const world = { ...twitch(), away: true };
  for (let n = 1; n < 5; n += 1) expect(await run({}, world)).toEqual({ deleted: 0, waiting: 1 });
  expect(await traces()).toContain("twitch_token");
  expect(await traces()).not.toContain("chat_message");
  expect(await run({}, world)).toEqual({ deleted: 1, waiting: 0 });
  expect((await traces()).filter((table) => !Object.hasOwn(STAYS, table))).toEqual([]);
});

test("who signs in again in the middle of it is signed out again, and no token of theirs is left", async () => {
  await ask();
  const { pool } = database;
  const world = twitch();
  const signInAgain = async () => {
    await pool.query(
      `INSERT INTO twitch_token (owner, access_token, refresh_token, scopes, expires_at, validated_at)
       VALUES ($1, 'a', 'b', '{}', now() + interval '4 hours', now())`,
      [LEAVING.twitchId],
    );
    await pool.query(
      "INSERT INTO session (session_token, user_id, expires) VALUES ('again', $1, now() + interval '30 days')",
      [LEAVING.id],
    );
  };
  const comesBack = async () => {
    await signInAgain();
    return deps(world).eraseChat(context());
  };
  expect(await run({ eraseChat: comesBack }, world)).toEqual({ deleted: 0, waiting: 1 });
  expect(await run({}, world)).toEqual({ deleted: 1, waiting: 0 });
  expect(world.told).toEqual([LEAVING.twitchId, LEAVING.twitchId]);
  expect((await traces()).filter((table) => !Object.hasOwn(STAYS, table))).toEqual([]);
});

test("who keeps what they wrote and their channel leaves those, and nothing that is theirs alone", async () => {
  await ask({ ...EVERYTHING, eraseChat: false, deleteChannel: false });
  expect(await run()).toEqual({ deleted: 1, waiting: 0 });
  const left = await traces();
  for (const table of ["chat_message", "viewer", "channel", "command"]) expect(left).toContain(table);
  for (const table of ["person", "twitch_token", "delivery", "session", "outbox", "api_key"])
    expect(left).not.toContain(table);
  const { rows } = await database.pool.query(
    "SELECT join_wanted, authorised_by_user_id FROM channel WHERE broadcaster_id = $1",
    [LEAVING.twitchId],
  );
  expect(rows).toEqual([{ join_wanted: false, authorised_by_user_id: null }]);
});

test("whichever statement it dies at, the next run ends it, and the receipt counts each once", async () => {
  const { receiptPath } = await ask();
  const { pool } = database;
  let done = false;
  for (let at = 1; !done && at < 400; at += 7) {
    const dying = dyingAt(at);
    done = await run({ pool: dying.pool }).then(
      ({ deleted }) => deleted === 1,
      () => false,
    );
    if (!dying.died()) break;
  }
  if (!done) await run();
  expect((await traces()).filter((table) => !Object.hasOwn(STAYS, table))).toEqual([]);
  const { counts } = await readReceipt(receiptPath.replace("/receipt/", ""), pool);
  expect(counts).toMatchObject({ person: 1, follow: 1, chat_message: 1, channel: 1 });
});

/** The database, of which the n-th statement and all behind it fail. */
function dyingAt(n: number) {
  let count = 0;
  const check = () => {
    count += 1;
    if (count >= n) throw new Error("died");
  };
  const pool = new Proxy(database.pool, {
    get(target, key) {
      if (key === "query")
        return async (...given: Parameters<typeof target.query>) => {
          check();
          return target.query(...given);
        };
      if (key === "connect")
        return async () => {
          const client = await target.connect();
          return new Proxy(client, {
            get(inner, name) {
              if (name === "query")
                return async (...given: unknown[]) => {
                  if (given[0] !== "ROLLBACK") check();
                  return (inner.query as (...all: unknown[]) => Promise<unknown>)(...given);
                };
              const value = Reflect.get(inner, name, inner) as unknown;
              return typeof value === "function" ? value.bind(inner) : value;
            },
          });
        };
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { pool, died: () => count >= n };
}
