import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { readFacts } from "@/lib/preferences";
import { DEFAULT_PREFERENCES } from "@/lib/preferences/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { addBroadcasters, addPerson } from "../support/live-rows";

// N4: what decisions go by, read for many people at once.

let database: TestDatabase;
let vera: string;
let wim: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("TRUNCATE person, broadcaster, announcement, delivery CASCADE");
  vera = await addPerson(database.pool, "1");
  wim = await addPerson(database.pool, "2");
  await addBroadcasters(database.pool, ["1", "2"], vera);
});

const now = new Date();
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const question = { broadcasterId: "1", streamId: "this", announcedAt: now, now };
const facts = (db: Db = database.pool) => readFacts(db, [vera, wim], question);
const query = (sql: string, values: unknown[] = []) => database.pool.query(sql, values);

interface Row {
  state: string;
  kind?: string;
  medium?: string;
  announcement?: string | null;
  at: Date;
  sentAt?: Date | null;
  carriedBy?: string | null;
  id?: string;
  madeAt?: Date;
}
const deliver = async (row: Row) => {
  const id = row.id ?? uuidv7({ msecs: (row.madeAt ?? ago(30)).getTime() });
  await query(
    `INSERT INTO delivery (id, user_id, kind, medium, announcement_id, device_id, state, not_before, sent_at, carried_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, vera, row.kind ?? "live", row.medium ?? "email"],
      ...[row.announcement === undefined ? uuidv7() : row.announcement, uuidv7()],
      ...[row.state, row.at, row.sentAt ?? null, row.carriedBy ?? null],
    ],
  );
  return id;
};
const emails = async () => (await facts()).get(vera)?.history.email ?? [];

test("of somebody who set nothing there is what is so by default", async () => {
  expect((await facts()).get(wim)).toEqual({
    ...{ preferences: DEFAULT_PREFERENCES, override: null, muted: false },
    reach: { address: "none", devices: 0 },
    history: { email: [], push: [], lastAnnouncedAt: null },
  });
  expect((await readFacts(database.pool, [], question)).size).toBe(0);
});

test("all that is set, and what the person can be reached by", async () => {
  await query(
    `INSERT INTO notification_preference (user_id, email, zone, quiet_from, quiet_to, rules, version)
     VALUES ($1, true, 'Europe/Berlin', 1350, 425, '{"words": ["x"]}', 7)`,
    [vera],
  );
  await query(
    "INSERT INTO broadcaster_preference (user_id, broadcaster_id, push) VALUES ($1, '1', true), ($1, '2', false)",
    [vera],
  );
  await query("UPDATE follow SET muted = true WHERE broadcaster_id = '1'");
  await query(
    "INSERT INTO mail_address (user_id, address, verified_at) VALUES ($1, 'a@example.org', now())",
    [vera],
  );
  await query(
    "INSERT INTO push_device (user_id, endpoint, keys, name) VALUES ($1, 'a', '', ''), ($1, 'b', '', '')",
    [vera],
  );
  expect((await facts()).get(vera)).toMatchObject({
    preferences: {
      email: true,
      zone: "Europe/Berlin",
      quietHours: { from: "22:30", to: "07:05" },
      rules: { words: ["x"] },
      version: 7,
    },
    ...{ override: { push: true, email: null, rules: null }, muted: true },
    reach: { address: "verified", devices: 2 },
  });
  await query("UPDATE mail_address SET stopped_at = now()");
  expect((await facts()).get(vera)?.reach.address).toBe("stopped");
});

test("rules that this version does not understand hold nothing back", async () => {
  await query(
    `INSERT INTO notification_preference (user_id, rules) VALUES ($1, '{"words": "x", "moon": "full"}')`,
    [vera],
  );
  expect((await facts()).get(vera)?.preferences.rules).toEqual({});
});

test("messages of the last hour and to come count, each once; those of before, that failed, or of another kind do not", async () => {
  await deliver({ state: "sent", at: ago(50), sentAt: ago(40) });
  await deliver({ state: "queued", at: ago(1) });
  await deliver({ state: "sent", at: ago(90), sentAt: ago(61) });
  await deliver({ state: "failed", at: ago(10) });
  await deliver({ state: "skipped", at: ago(10) });
  await deliver({ kind: "digest", announcement: null, state: "sent", at: ago(9), sentAt: ago(9) });
  await deliver({ medium: "push", state: "sent", at: ago(5), sentAt: ago(5) });
  expect([...(await emails())].sort()).toEqual([ago(40), ago(1)].sort());
  expect((await facts()).get(vera)?.history.push).toEqual([ago(5)]);
});

test("one announcement on three devices is one message", async () => {
  const announcement = uuidv7();
  for (const minutes of [3, 2, 1])
    await deliver({ medium: "push", announcement, state: "sent", at: ago(5), sentAt: ago(minutes) });
  expect((await facts()).get(vera)?.history.push).toEqual([ago(3)]);
});

test("what is gathered for one moment is one message: at that moment while it waits, and then when it went", async () => {
  for (let n = 0; n < 3; n += 1) await deliver({ state: "gathering", at: ago(-20) });
  const carrier = await deliver({
    kind: "gathered",
    announcement: null,
    state: "sent",
    at: ago(30),
    sentAt: ago(25),
  });
  for (let n = 0; n < 3; n += 1) await deliver({ state: "gathered", at: ago(30), carriedBy: carrier });
  expect([...(await emails())].sort()).toEqual([ago(25), ago(-20)].sort());
});

test("the latest other stream before this one", async () => {
  const announce = (broadcaster: string, stream: string, at: Date, type = "broadcaster_live") =>
    query(
      `INSERT INTO announcement (type, broadcaster_id, stream_id, broadcaster_name, login, stream_title, category_name, started_at, created_at)
       VALUES ($1, $2, $3, '', '', '', '', $4, $4)`,
      [type, broadcaster, stream, at],
    );
  await announce("1", "old", ago(500));
  await announce("1", "last", ago(300));
  await announce("1", "this", ago(20));
  await announce("1", "other", ago(10), "stream_changed");
  await announce("2", "elsewhere", ago(5));
  await announce("1", "later", ago(-5));
  expect((await facts()).get(vera)?.history.lastAnnouncedAt).toEqual(ago(300));
});

test("two who decide at once do so one after the other, and the second sees what the first wrote", async () => {
  await query("INSERT INTO notification_preference (user_id, email) VALUES ($1, true), ($2, true)", [
    vera,
    wim,
  ]);
  const counts: number[] = [];
  const decideOnce = () =>
    withTransaction(async (tx) => {
      counts.push((await facts(tx)).get(vera)?.history.email.length ?? 0);
      await tx.query(
        "INSERT INTO delivery (user_id, kind, medium, announcement_id, state, not_before) VALUES ($1, 'live', 'email', $2, 'queued', $3)",
        [vera, uuidv7(), ago(1)],
      );
    }, database.pool);
  await Promise.all(Array.from({ length: 5 }, decideOnce));
  expect(counts).toEqual([0, 1, 2, 3, 4]);
});
