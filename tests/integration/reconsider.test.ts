import { setTimeout } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { explain } from "@/lib/deliveries";
import { announce, fanOut, reconsider } from "@/lib/notifications";
import type { Rules } from "@/lib/preferences/schema";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";

// N4: rules are asked again while the stream goes on.

const CHESS = { categories: [{ id: "743", name: "Chess" }] };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("TRUNCATE person, broadcaster, announcement, outbox CASCADE");
  await addBroadcasters(database.pool, ["1", "2"]);
});

const signal = new AbortController().signal;
const again = (peopleAtOnce = 1_000) => reconsider(database.pool, { signal, peopleAtOnce });

let people = 0;
/** Somebody who follows 1 by bell, mail and so many browsers, and has these rules. */
async function follower(rules: Rules, { devices = 0 } = {}): Promise<string> {
  people += 1;
  const { pool } = database;
  const id = await addPerson(pool, `p${people}`);
  await pool.query("INSERT INTO follow (broadcaster_id, user_id, on_twitch) VALUES ('1', $1, true)", [id]);
  await pool.query(
    `INSERT INTO notification_preference (user_id, email, push, rules) VALUES ($1, true, $2, $3)`,
    [id, devices > 0, rules],
  );
  await pool.query(
    "INSERT INTO mail_address (user_id, address, verified_at) VALUES ($1, 'p@example.com', now())",
    [id],
  );
  await pool.query(
    `INSERT INTO push_device (user_id, endpoint, keys, name)
     SELECT $1, 'https://push.example/' || $1::uuid || n, 'k', 'Browser' FROM generate_series(1, $2) AS n`,
    [id, devices],
  );
  return id;
}

interface Showing {
  title?: string;
  category?: string;
  viewers?: number;
  state?: string;
  streamId?: string;
}
/** What 1 shows now. */
const shows = ({ title = "Talk", category = "509658", viewers = 10, ...on }: Showing) =>
  database.pool.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, title, category_id, category_name, viewer_count,
       started_at, last_seen_at)
     VALUES ('1', $1, $2, $3, $4::text, 'Category ' || $4, $5, now(), now())
     ON CONFLICT (broadcaster_id) DO UPDATE SET state = $1, stream_id = $2, title = $3, category_id = $4,
       category_name = excluded.category_name, viewer_count = $5`,
    [on.state ?? "live", on.streamId ?? "s1", title, category, viewers],
  );
async function goLive(): Promise<string> {
  const id = uuidv7();
  await shows({});
  await announce(database.pool, [
    {
      ...{
        id,
        broadcasterId: "1",
        streamId: "s1",
        broadcasterName: "Name 1",
        login: "login1",
        avatarUrl: null,
      },
      ...{ streamTitle: "Talk", categoryId: "509658", categoryName: "Category 509658", viewerCount: 10 },
      ...{ startedAt: new Date(), source: "poll", observedAt: new Date() },
    },
  ]);
  await fanOut(database.pool, { signal });
  await database.pool.query("TRUNCATE outbox");
  return id;
}

async function ledger(userId: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT concat_ws(' ', medium, state, reason, about ->> 'title') AS line FROM delivery
     WHERE user_id = $1 ORDER BY medium, id`,
    [userId],
  );
  return rows.map(({ line }) => line);
}
async function inbox(userId: string): Promise<number> {
  const { rowCount } = await database.pool.query("SELECT FROM notification WHERE user_id = $1", [userId]);
  return rowCount ?? 0;
}
async function outbox(): Promise<string[]> {
  const { rows } = await database.pool.query<{ kind: string }>("SELECT kind FROM outbox ORDER BY seq");
  return rows.map(({ kind }) => kind);
}

describe("a stream that comes to fulfil a rule", () => {
  test("is told of in every way, by the rows that had skipped it, once", async () => {
    const vera = await follower(CHESS, { devices: 2 });
    await goLive();
    expect(await ledger(vera)).toEqual([
      "email skipped category",
      "in_app skipped category",
      "push skipped category",
    ]);
    expect(await again()).toEqual({ announcements: 0, told: 0, deliveries: 0 });

    await shows({ title: "Chess now", category: "743" });
    expect(await again()).toEqual({ announcements: 1, told: 1, deliveries: 3 });
    const told = ["email queued Chess now", "in_app sent", "push queued Chess now", "push queued Chess now"];
    expect(await ledger(vera)).toEqual(told);
    expect(await inbox(vera)).toBe(1);
    expect(await outbox()).toEqual(["deliveries.queued", "announcement.told"]);

    await shows({ title: "Talk again", category: "509658" });
    await again();
    await shows({ title: "Chess once more", category: "743" });
    await again();
    expect(await ledger(vera)).toEqual(told);
    expect(await inbox(vera)).toBe(1);
  });

  test("and the ledger says that it was decided on again, which it does not say to others", async () => {
    const [late, early] = [await follower(CHESS), await follower({})];
    const id = await goLive();
    await setTimeout(200);
    await shows({ category: "743" });
    await again();
    const decidedAgain = async (who: string) =>
      (await explain(who, id, database.pool)).deliveries.map((delivery) => delivery.decidedAgain);
    expect(await decidedAgain(late)).toEqual([true, true]);
    expect(await decidedAgain(early)).toEqual([false]);
  });

  test("by its title, or by its viewers, who need not be looked at before they are enough", async () => {
    const word = await follower({ words: ["finals"] });
    const crowd = await follower({ minViewers: 500 });
    await goLive();
    await shows({ viewers: 499 });
    expect(await again()).toMatchObject({ told: 0 });
    await shows({ viewers: 500 });
    expect(await again()).toMatchObject({ told: 1, deliveries: 1 });
    expect(await ledger(crowd)).toEqual(["email queued Talk", "in_app sent"]);
    expect(await ledger(word)).toEqual(["email skipped title", "in_app skipped title"]);
    await shows({ viewers: 400, title: "The FINALS" });
    expect(await again()).toMatchObject({ told: 1, deliveries: 1 });
    expect(await ledger(word)).toEqual(["email queued The FINALS", "in_app sent"]);
  });

  test("but not yet another rule: it waits for that one", async () => {
    const vera = await follower({ ...CHESS, minViewers: 500 });
    await goLive();
    await shows({ category: "743", viewers: 20 });
    await again();
    expect(await ledger(vera)).toEqual(["email skipped viewers", "in_app skipped viewers"]);
    await shows({ category: "743", viewers: 800 });
    await again();
    expect(await ledger(vera)).toEqual(["email queued Talk", "in_app sent"]);
  });

  test("keeps to quiet hours", async () => {
    const sleeper = await follower(CHESS);
    await database.pool.query(
      "UPDATE notification_preference SET quiet_from = m, quiet_to = (m + 1439) % 1440 FROM (SELECT (extract(hour FROM now() AT TIME ZONE 'UTC') * 60 + extract(minute FROM now() AT TIME ZONE 'UTC') + 1430)::int % 1440 AS m) AS t WHERE user_id = $1",
      [sleeper],
    );
    await goLive();
    await shows({ category: "743" });
    await again();
    expect(await ledger(sleeper)).toEqual(["email gathering quiet_hours Talk", "in_app sent"]);
    const { rows } = await database.pool.query(
      "SELECT not_before > now() AS later FROM delivery WHERE state = 'gathering'",
    );
    expect(rows).toEqual([{ later: true }]);
  });
});

describe("nobody is told", () => {
  test.each<[string, Showing]>([
    ["of a stream that is over", { category: "743", state: "offline" }],
    ["of one that was not announced", { category: "743", streamId: "s2" }],
  ])("%s", async (_, showing) => {
    const vera = await follower(CHESS);
    await goLive();
    await shows(showing);
    expect(await again()).toEqual({ announcements: 0, told: 0, deliveries: 0 });
    expect(await inbox(vera)).toBe(0);
  });

  test("who has unfollowed or muted since, or switched the way off", async () => {
    const [gone, muted, off] = [await follower(CHESS), await follower(CHESS), await follower(CHESS)];
    await goLive();
    await database.pool.query("UPDATE follow SET choice = 'unfollow' WHERE user_id = $1", [gone]);
    await database.pool.query("UPDATE follow SET muted = true WHERE user_id = $1", [muted]);
    await database.pool.query(
      "UPDATE notification_preference SET email = false, in_app = false WHERE user_id = $1",
      [off],
    );
    await shows({ category: "743" });
    expect(await again()).toMatchObject({ told: 0, deliveries: 0 });
    expect(await ledger(muted)).toEqual(["email skipped muted", "in_app skipped muted"]);
    expect(await outbox()).toEqual([]);
  });
});

test("after a short break the show has another stream id, and is still the one announced", async () => {
  const vera = await follower(CHESS);
  await goLive();
  await database.pool.query(
    `INSERT INTO stream (id, broadcaster_id, twitch_stream_id, started_at, last_seen_at, ended_at, end_reason)
     VALUES ('01900000-0000-7000-8000-00000000000a', '1', 's1', now(), now(), now(), 'offline');
     INSERT INTO stream (broadcaster_id, twitch_stream_id, started_at, last_seen_at, continues_id)
     VALUES ('1', 's2', now(), now(), '01900000-0000-7000-8000-00000000000a')`,
  );
  await shows({ category: "743", streamId: "s2" });
  expect(await again()).toMatchObject({ told: 1 });
  expect(await inbox(vera)).toBe(1);
});

test("several at once, some people at a time: everybody once", async () => {
  const all = await Promise.all(Array.from({ length: 25 }, () => follower(CHESS)));
  await goLive();
  await shows({ category: "743" });
  const runs = await Promise.all([again(4), again(3), again(7)]);
  await again(4);
  expect(runs.reduce((sum, { told }) => sum + told, 0)).toBe(25);
  for (const one of all) expect(await ledger(one)).toEqual(["email queued Talk", "in_app sent"]);
});

test("a part that fails is made good by the next run", async () => {
  const all = await Promise.all(Array.from({ length: 9 }, () => follower(CHESS)));
  await goLive();
  await shows({ category: "743" });
  await database.pool.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF (SELECT count(*) FROM notification) >= 5 THEN RAISE EXCEPTION 'full'; END IF; RETURN NEW; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON notification FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  await expect(again(3)).rejects.toThrow("full");
  await database.pool.query("DROP TRIGGER refuse ON notification; DROP FUNCTION refuse");
  await again(3);
  for (const one of all) expect(await ledger(one)).toEqual(["email queued Talk", "in_app sent"]);
});
