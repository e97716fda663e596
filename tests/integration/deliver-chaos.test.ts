import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { announce } from "@/lib/notifications";
import { newAnnouncement } from "@/tests/support/announcements";
import { bundled } from "@/tests/support/bundled";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addMailReaders, countStates, letFollow } from "@/tests/support/deliveries";
import { testEnvironment } from "@/tests/support/env";
import { event } from "@/tests/support/events";
import { eventually } from "@/tests/support/eventually";
import { addBroadcasters } from "@/tests/support/live-rows";
import { watchSlowness } from "@/tests/support/slowness";
import { startSmtpServer, type TestSmtpServer } from "@/tests/support/smtp";

/** 100,000 are the figure to hold; so many fit into a minute. */
const FOLLOWERS = Number(process.env.CHAOS_FOLLOWERS ?? 4_000);
const READERS = FOLLOWERS / 2;
const FEW = 5;
const BUDGET_MS = 5_000;
const KILLS = 5;

const AUTH_SECRET = randomBytes(32).toString("base64");
/** With few followers, always the same; each of these goes live once. */
const OTHERS = Array.from({ length: KILLS }, (_, n) => String(n + 2));

let database: TestDatabase;
let smtp: TestSmtpServer;
const workers: ChildProcess[] = [];
beforeEach(async () => {
  [database, smtp] = await Promise.all([testDatabase(), startSmtpServer({ bodies: false })]);
  await addBroadcasters(database.pool, ["1", ...OTHERS]);
}, 120_000);
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
  await smtp.stop();
  await database.drop();
}, 120_000);

async function startWorker(): Promise<ChildProcess> {
  const settings = testEnvironment({ DATABASE_URL: database.url, SMTP_URL: smtp.url, AUTH_SECRET });
  const worker = fork(await bundled("tests/support/deliver-worker.ts"), {
    execArgv: [],
    env: { ...process.env, ...settings },
  });
  await once(worker, "message");
  workers.push(worker);
  return worker;
}

/** Announces a stream as lib/live does; the moment it is committed. */
async function goLive(broadcasterId: string): Promise<number> {
  await withTransaction(async (tx) => {
    await announce(tx, [newAnnouncement({ broadcasterId })]);
    await appendEvents(tx, [event.online(broadcasterId)]);
  }, database.pool);
  return Date.now();
}

/** People without a wish who follow the broadcaster. */
async function addCrowd(count: number): Promise<void> {
  await database.pool.query(
    `WITH people AS (
       INSERT INTO person (twitch_id, login) SELECT 'c' || n, 'c' || n FROM generate_series(1, $1) AS n RETURNING id)
     INSERT INTO follow (broadcaster_id, user_id, on_twitch) SELECT '1', id, true FROM people`,
    [count],
  );
}

const mailsTo = (prefix: string) => smtp.received.filter(({ to }) => to[0]?.startsWith(prefix));

/** How long a broadcaster with few followers waits until the last of their mails has been taken over. */
async function timeFew(broadcasterId: string): Promise<number> {
  const before = mailsTo("few").length;
  const at = await goLive(broadcasterId);
  await eventually(() => expect(mailsTo("few").length).toBeGreaterThanOrEqual(before + FEW), {
    timeout: 60_000,
  });
  return (
    (mailsTo("few")
      .at(before + FEW - 1)
      ?.at.getTime() ?? Number.NaN) - at
  );
}

/**
 * The workers notice within a few seconds that the mail server is back: by a mail that it takes, while there is any. No
 * share of all mails says so: a machine on which a worker takes long to start has sent that share before the server
 * went.
 */
async function noticedIn(taken: number): Promise<void> {
  const { queued = 0, sending = 0 } = await countStates(database.pool);
  if (queued + sending > 0) expect(smtp.received.length).toBeGreaterThan(taken);
}

test(`N5, N6: ${FOLLOWERS} followers, half with mail; mail server killed twice, workers killed ${KILLS} times`, async () => {
  await letFollow(database.pool, await addMailReaders(database.pool, READERS, "many"), "1");
  const few = await addMailReaders(database.pool, FEW, "few");
  for (const id of OTHERS) await letFollow(database.pool, few, id);
  await addCrowd(FOLLOWERS - READERS);
  await Promise.all([startWorker(), startWorker()]);
  const tookMs: number[] = [];
  const slowness = watchSlowness(database.pool);
  const begun = Date.now();
  await goLive("1");
  const received = (share: number) =>
    eventually(() => expect(mailsTo("many").length).toBeGreaterThan(READERS * share), {
      ...{ timeout: 600_000, interval: 5 },
    });
  for (const [kill, other] of OTHERS.entries()) {
    await received(0.02 + kill * 0.15);
    workers.splice(kill % 2, 1)[0]?.kill("SIGKILL");
    await startWorker();
    if (kill === 1 || kill === 3) {
      await smtp.stop();
      await sleep(2_000);
      const taken = smtp.received.length;
      await smtp.start();
      await eventually(() => noticedIn(taken), { timeout: 120_000 });
    }
    tookMs.push(await timeFew(other));
  }
  await eventually(
    async () => {
      const { rows } = await database.pool.query("SELECT FROM announcement WHERE completed_at IS NULL");
      const { queued = 0, sending = 0 } = await countStates(database.pool);
      expect([rows.length, queued, sending]).toEqual([0, 0, 0]);
    },
    { timeout: 600_000, interval: 250 },
  );
  const many = mailsTo("many");
  const idsOf = new Map<string, Set<string>>();
  for (const { to, messageId } of many) {
    const [reader = ""] = to;
    idsOf.set(reader, (idsOf.get(reader) ?? new Set()).add(messageId));
  }
  console.log(
    JSON.stringify({
      ...{ followers: FOLLOWERS, mails: READERS, seconds: Math.round((Date.now() - begun) / 1000) },
      ...{ takenTwice: many.length - READERS, othersWaitedMs: tookMs },
    }),
  );
  // Everybody, each by one mail: taken over again it is the same one, by its Message-ID.
  expect(idsOf.size).toBe(READERS);
  expect([...idsOf.values()].filter((ids) => ids.size !== 1)).toEqual([]);
  // No more were taken twice than were under way when something died.
  expect(many.length - READERS).toBeLessThanOrEqual((KILLS + 2 * 2) * 2 * 5);
  expect(await countStates(database.pool)).toEqual({ sent: READERS + KILLS * FEW });
  const { rows } = await database.pool.query(
    "SELECT count(*)::int AS count FROM notification GROUP BY announcement_id",
  );
  expect(rows.map(({ count }: { count?: number }) => count).sort((a = 0, b = 0) => b - a)[0]).toBe(FOLLOWERS);
  // A stream is written down, put in turn, handed over and taken: each may take as long as the machine stood still.
  const leewayMs = 4 * (await slowness());
  for (const ms of tookMs) expect(ms).toBeLessThan(BUDGET_MS + leewayMs);
}, 1_200_000);
