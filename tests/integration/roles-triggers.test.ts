import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import type { DomainEvent } from "@/lib/events/schema";
import { askAfterConnect, askAtStart, heedRoleGrants, pruneRoleRuns, syncDueRoles } from "@/lib/roles";
import { ROLE_SCOPES, TwitchError } from "@/lib/twitch";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { eventually } from "../support/eventually";
import {
  addScopes,
  barrier,
  people,
  periodsOf,
  ROLE_TABLES,
  type RoleStage,
  roleDeps,
  roleStage,
} from "../support/roles";

const VERA = "9001";
const TOM = "9002";
const START = new Date("2026-11-20T18:00:00.000Z");
const ALL = Object.values(ROLE_SCOPES);

let database: TestDatabase;
let stage: RoleStage;
let now = START;

beforeAll(async () => {
  database = await testDatabase();
  for (const id of [VERA, TOM]) await addChannel(database.pool, id);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query(`TRUNCATE ${ROLE_TABLES}, twitch_token, live_status`);
  await database.pool.query("UPDATE channel SET join_wanted = true");
  stage = roleStage();
  stage.lists = { subscriber: people(25), vip: people(2), moderator: people(3, 20) };
  now = START;
});

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const runJob = () =>
  syncDueRoles(
    roleDeps(database.pool, stage.twitch, () => now),
    { now, signal: new AbortController().signal, progress: () => undefined },
  );
/** The syncs that were made so far, and of whom. */
const made = async (): Promise<string[]> =>
  (
    await database.pool.query<{ line: string }>(
      "SELECT channel_id || ' ' || source AS line FROM role_sync_run ORDER BY started_at, channel_id",
    )
  ).rows.map(({ line }) => line);
const ask = (source: string, channelId = VERA) =>
  database.pool.query("INSERT INTO role_sync_ask (channel_id, source, asked_at) VALUES ($1, $2, $3)", [
    channelId,
    source,
    now,
  ]);
const asked = async (): Promise<string[]> =>
  (
    await database.pool.query<{ line: string }>(
      "SELECT channel_id || ' ' || source AS line FROM role_sync_ask ORDER BY 1",
    )
  ).rows.map(({ line }) => line);
const putOnAir = (startedAt: Date) =>
  database.pool.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, started_at) VALUES ($1, 'live', '1', $2)
     ON CONFLICT (broadcaster_id) DO UPDATE SET started_at = excluded.started_at`,
    [VERA, startedAt],
  );
/** A channel that was synced just now by its interval, and has nothing to wait for. */
async function settle() {
  await addScopes(database.pool, VERA, ALL);
  await runJob();
  await database.pool.query("TRUNCATE outbox");
}

describe("by interval", () => {
  test("a channel whose broadcaster allows something, again when its interval is over", async () => {
    await addScopes(database.pool, VERA, [ROLE_SCOPES.vip]);
    expect(await runJob()).toEqual({ whole: 1, partial: 0, failed: 0, left: 0 });
    later(29);
    expect(await runJob()).toEqual({ whole: 0, partial: 0, failed: 0, left: 0 });
    later(1);
    await runJob();
    await database.pool.query("UPDATE role_sync SET interval_minutes = 5");
    later(5);
    await runJob();
    expect(await made()).toEqual(Array.from({ length: 3 }, () => `${VERA} background-30min`));
  });

  test("what Twitch did not give is tried again in half an hour, a permission that is missing is not", async () => {
    await addScopes(database.pool, VERA, ALL);
    stage.during.vip = () => Promise.reject(new TwitchError("unavailable", "no", { status: 503 }));
    await runJob();
    await database.pool.query("UPDATE role_sync SET interval_minutes = 1440");
    later(29);
    expect(await runJob()).toMatchObject({ partial: 0 });
    later(1);
    stage.during.vip = () => Promise.reject(new TwitchError("missing_scope", "no", { status: 401 }));
    expect(await runJob()).toMatchObject({ partial: 1 });
    later(31);
    expect(await runJob()).toMatchObject({ partial: 0 });
    expect(await made()).toHaveLength(2);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["allows nothing", () => addScopes(database.pool, VERA, ["user:read:email"])],
    [
      "has taken back what they allowed",
      async () => {
        await addScopes(database.pool, VERA, ALL);
        await database.pool.query("UPDATE twitch_token SET invalid_at = now()");
      },
    ],
    [
      "had the bot leave",
      async () => {
        await addScopes(database.pool, VERA, ALL);
        await database.pool.query("UPDATE channel SET join_wanted = false");
      },
    ],
  ])("not one whose broadcaster %s, but by hand it is", async (_what, set) => {
    await set();
    await putOnAir(now);
    await runJob();
    expect(await made()).toEqual([]);
    await ask("manual-ui");
    await runJob();
    expect(await made()).toEqual([`${VERA} manual-ui`]);
  });
});

describe.each(["manual-ui", "oauth-connect", "startup", "eventsub"])("asked for: %s", (source) => {
  test("is synced at once, once", async () => {
    await settle();
    later(1);
    await ask(source);
    await runJob();
    await runJob();
    expect(await made()).toEqual([`${VERA} background-30min`, `${VERA} ${source}`]);
    expect(await asked()).toEqual([]);
  });

  test("and again only when five minutes are over", async () => {
    await settle();
    await ask(source);
    await runJob();
    later(4.9);
    await ask(source);
    await runJob();
    expect(await made()).toHaveLength(2);
    expect(await asked()).toEqual([`${VERA} ${source}`]);
    later(0.1);
    await runJob();
    expect(await made()).toHaveLength(3);
  });
});

describe("a stream that begins", () => {
  test("has its channel synced once", async () => {
    await settle();
    later(2);
    await putOnAir(now);
    await runJob();
    later(6);
    await runJob();
    expect(await made()).toEqual([`${VERA} background-30min`, `${VERA} stream-start`]);
  });
  test("and the next stream again", async () => {
    await settle();
    await putOnAir(now);
    await runJob();
    later(7);
    await putOnAir(now);
    await runJob();
    expect((await made()).filter((line) => line.endsWith("stream-start"))).toHaveLength(2);
  });
  test("but not one that goes on for long", async () => {
    await settle();
    await putOnAir(new Date(now.getTime() - 11 * 60_000));
    await runJob();
    expect(await made()).toHaveLength(1);
  });
});

describe("at the start of the process", () => {
  test("every channel of which something may be read, unless it was five minutes ago", async () => {
    await addScopes(database.pool, VERA, ALL);
    await addScopes(database.pool, `bot:${TOM}`, [ROLE_SCOPES.moderator]);
    expect(await askAtStart(database.pool, now)).toBe(2);
    expect(await askAtStart(database.pool, now)).toBe(0);
    await runJob();
    expect(await made()).toEqual([`${VERA} startup`, `${TOM} startup`]);
    later(4);
    expect(await askAtStart(database.pool, now)).toBe(0);
    later(2);
    expect(await askAtStart(database.pool, now)).toBe(2);
  });
});

describe("a channel that is connected", () => {
  const connect = () => withTransaction((tx) => askAfterConnect(tx, VERA, now), database.pool);
  test("is synced, if something may be read", async () => {
    expect(await connect()).toEqual([]);
    await addScopes(database.pool, VERA, [ROLE_SCOPES.moderator]);
    expect(await connect()).toEqual([
      { kind: "roles.asked", payload: { channelId: VERA, source: "oauth-connect" } },
    ]);
    expect(await connect()).toHaveLength(1);
    await runJob();
    expect(await made()).toEqual([`${VERA} oauth-connect`]);
  });
});

describe("a sign-in", () => {
  let userId: string;
  beforeAll(async () => {
    userId = randomUUID();
    await database.pool.query("INSERT INTO person (id, twitch_id, login) VALUES ($1, $2, 'vera')", [
      userId,
      VERA,
    ]);
  });
  const signIn = () => heedRoleGrants(userId, database.pool, now);
  const refuse = (role: "vip" | "subscriber") => {
    stage.during[role] = () => {
      throw new TwitchError("missing_scope", "no", { status: 401 });
    };
  };

  test("that allows what the last sync missed asks for one, and wakes the job", async () => {
    await addScopes(database.pool, VERA, [ROLE_SCOPES.subscriber, ROLE_SCOPES.moderator]);
    refuse("vip");
    await runJob();
    await signIn();
    expect(await asked()).toEqual([]);
    await addScopes(database.pool, VERA, ALL);
    await database.pool.query("TRUNCATE outbox");
    await signIn();
    expect(await asked()).toEqual([`${VERA} oauth-connect`]);
    const { rows } = await database.pool.query<DomainEvent>("SELECT kind, payload FROM outbox");
    expect(rows).toEqual([{ kind: "roles.asked", payload: { channelId: VERA, source: "oauth-connect" } }]);
  });
  test("asks for the first sync, and after one that failed", async () => {
    await signIn();
    expect(await asked()).toEqual([]);
    await addScopes(database.pool, VERA, ALL);
    await signIn();
    expect(await asked()).toEqual([`${VERA} oauth-connect`]);
  });
  test("that brings nothing new asks for nothing", async () => {
    await settle();
    await signIn();
    expect(await asked()).toEqual([]);
  });
});

describe("many at once", () => {
  test("one channel's failure stops no other", async () => {
    await addScopes(database.pool, VERA, ALL);
    await addScopes(database.pool, TOM, ALL);
    const { twitch } = stage;
    stage.twitch = {
      ...twitch,
      listVips: (channelId, options) =>
        channelId === VERA ? Promise.reject(new Error("a bug")) : twitch.listVips(channelId, options),
    };
    expect(await runJob()).toEqual({ whole: 1, partial: 0, failed: 1, left: 0 });
    expect((await periodsOf(database.pool, TOM)).length).toBe(30);
  });

  test("when Twitch is away, most is left for later", async () => {
    for (let n = 0; n < 20; n += 1) {
      await addChannel(database.pool, `77${n}`);
      await addScopes(database.pool, `77${n}`, ALL);
    }
    for (const role of ["subscriber", "vip", "moderator"] as const) {
      stage.during[role] = () => {
        throw new TwitchError("unavailable", "no", { status: 503 });
      };
    }
    const { failed, left } = await runJob();
    expect(failed).toBeLessThan(12);
    expect(failed + left).toBe(20);
    await database.pool.query("DELETE FROM broadcaster WHERE id LIKE '77%'");
  });

  test("two jobs side by side sync each channel once", async () => {
    await addScopes(database.pool, VERA, ALL);
    await addScopes(database.pool, TOM, ALL);
    const { opened, open } = barrier();
    stage.during.vip = () => opened;
    const both = Promise.all([runJob(), runJob()]);
    await eventually(async () => expect(await made()).toHaveLength(2));
    open();
    const [first, second] = await both;
    expect(first.whole + second.whole).toBe(2);
    expect(await made()).toHaveLength(2);
  });
});

test("what a dead worker had begun is made good when five minutes are over", async () => {
  await settle();
  later(1);
  const insert = `WITH run AS (INSERT INTO role_sync_run (channel_id, source, started_at)
      VALUES ($1, 'manual-ui', $2) RETURNING id)
    UPDATE role_sync SET leased_by = run.id, leased_until = clock_timestamp() + $3::interval FROM run`;
  await database.pool.query(insert, [VERA, now, "1 minute"]);
  later(6);
  await runJob();
  expect(await made()).toHaveLength(2);
  await database.pool.query("UPDATE role_sync SET leased_until = clock_timestamp()");
  await runJob();
  expect((await made()).slice(1)).toEqual([`${VERA} manual-ui`, `${VERA} manual-ui`]);
  await runJob();
  expect(await made()).toHaveLength(3);
});

test("old runs that changed nothing are forgotten, those that changed something are kept", async () => {
  await settle();
  later(30);
  await runJob();
  expect(await pruneRoleRuns(database.pool, new Date(Date.now() - 60_000))).toBe(0);
  expect(await pruneRoleRuns(database.pool, new Date(Date.now() + 60_000))).toBe(1);
  const { rows } = await database.pool.query("SELECT granted FROM role_sync_run");
  expect(rows).toEqual([{ granted: 30 }]);
});
