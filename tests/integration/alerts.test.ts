import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepWatch, listAlerts, pruneAlerts, watchAlerts } from "@/lib/alerts";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { silent } from "@/tests/support/jobs";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("TRUNCATE alert, job_run, outbox"));

/** Ticks that ended, the newest last, 30 s apart up to now. */
async function ticks(...statuses: ("succeeded" | "failed")[]): Promise<void> {
  await database.pool.query(
    `INSERT INTO job_run (job_id, slot, status, started_at, ended_at, error)
     SELECT 'sync-live-status', at, status, at, at, CASE WHEN status = 'failed' THEN 'Twitch did not answer.' END
     FROM (SELECT status, clock_timestamp() - ($2 - n) * interval '30 s' AS at
           FROM unnest($1::text[]) WITH ORDINALITY AS t (status, n)) AS tick
     ON CONFLICT DO NOTHING`,
    [statuses, statuses.length],
  );
}
/** Looks as somebody who has watched for an hour. */
const watch = (now = new Date(), watchedSince = new Date(Date.now() - 3_600_000)) =>
  watchAlerts({ pool: database.pool, everySeconds: 30, operatorIds: ["900"] }, { now, watchedSince });
const told = async () =>
  (
    await database.pool.query<{ open: boolean }>(
      "SELECT (payload ->> 'open')::boolean AS open FROM outbox WHERE kind = 'alert.changed' ORDER BY seq",
    )
  ).rows.map(({ open }) => open);
const waitingForLocks = async () =>
  (
    await database.pool.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
  ).rowCount;

test("three failed ticks in a row begin an alert, the next good one ends it", async () => {
  await ticks("succeeded", "failed", "failed");
  await watch();
  expect((await listAlerts(database.pool)).open).toEqual([]);

  await ticks("succeeded", "failed", "failed", "failed");
  await watch();
  const { open } = await listAlerts(database.pool);
  expect(open).toMatchObject([{ kind: "live-sync", closedAt: null }]);
  expect(open[0]?.summary).toContain("Twitch did not answer.");
  expect(open[0]?.summary).toContain("Nobody is marked offline");

  await ticks("succeeded");
  await watch();
  const after = await listAlerts(database.pool);
  expect(after.open).toEqual([]);
  expect(after.past).toMatchObject([{ id: open[0]?.id, closedAt: expect.any(String) }]);
  expect(await told()).toEqual([true, false]);
});

test("two minutes without a good tick begin one, whoever notices: also when no worker is left", async () => {
  await ticks("succeeded");
  const later = new Date(Date.now() + 121_000);
  await watch(later);
  expect((await listAlerts(database.pool)).open).toHaveLength(1);
});

test("many watchers at once make one alert, and one event each way", async () => {
  await ticks("failed", "failed", "failed");
  await Promise.all(Array.from({ length: 8 }, () => watch()));
  expect((await listAlerts(database.pool)).open).toHaveLength(1);
  await ticks("succeeded");
  await Promise.all(Array.from({ length: 8 }, () => watch()));
  expect(await listAlerts(database.pool)).toMatchObject({ open: [], past: [{}] });
  expect(await told()).toEqual([true, false]);
});

test("an instance that was switched off for hours is not in trouble, unless no tick comes after all", async () => {
  await ticks("succeeded");
  const hoursLater = Date.now() + 7_200_000;
  const begun = new Date(hoursLater);
  await watch(begun, begun);
  await watch(new Date(hoursLater + 119_000), begun);
  expect((await listAlerts(database.pool)).open).toEqual([]);
  await watch(new Date(hoursLater + 121_000), begun);
  expect((await listAlerts(database.pool)).open).toHaveLength(1);
});

test("who read before the good tick begins nothing after it", async () => {
  await ticks("failed", "failed", "failed");
  const holder = await database.pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT pg_advisory_xact_lock(hashtext('alerts'))");
  const watching = watch();
  await expect.poll(waitingForLocks).toBe(1);
  await ticks("succeeded");
  await holder.query("COMMIT");
  holder.release();
  await watching;
  expect(await listAlerts(database.pool)).toEqual({ open: [], past: [] });
  expect(await told()).toEqual([]);
});

test("of trouble that is back within minutes nobody is told anew; an hour later everybody is", async () => {
  const fail = async (now?: Date) => {
    await ticks("failed", "failed", "failed");
    await watch(now);
  };
  const mend = async () => {
    await ticks("succeeded");
    await watch();
  };
  await fail();
  await mend();
  await fail();
  await mend();
  await fail(new Date(Date.now() + 3_600_000));
  expect(await listAlerts(database.pool)).toMatchObject({ open: [{}], past: [{}, {}] });
  const { rows } = await database.pool.query(
    "SELECT payload - 'alertId' - 'alert' AS payload FROM outbox ORDER BY seq",
  );
  expect(rows.map(({ payload }) => payload)).toEqual([
    { open: true },
    { open: false },
    { open: true, again: true },
    { open: false },
    { open: true },
  ]);
});

test("alerts that were over long ago are deleted, those that go on never", async () => {
  await database.pool.query(
    `INSERT INTO alert (kind, summary, opened_at, closed_at)
     VALUES ('live-sync', 'old', now() - interval '3 days', now() - interval '2 days'),
       ('live-sync', 'new', now() - interval '3 days', now() - interval '1 hour'),
       ('live-sync', 'open', now() - interval '3 days', NULL)`,
  );
  expect(await pruneAlerts(database.pool, new Date(Date.now() - 86_400_000))).toBe(1);
  const left = await listAlerts(database.pool);
  expect([...left.open, ...left.past].map(({ summary }) => summary)).toEqual(["open", "new"]);
});

test("watching looks at once when asked to", async () => {
  await ticks("failed", "failed", "failed");
  const watching = keepWatch({
    pool: database.pool,
    everySeconds: 30,
    operatorIds: [],
    log: silent,
    everyMs: 60_000,
  });
  watching.look();
  await expect.poll(async () => (await listAlerts(database.pool)).open.length).toBe(1);
  watching.stop();
});

test("an instance that never ran a tick has no alert", async () => {
  await watch();
  expect(await listAlerts(database.pool)).toEqual({ open: [], past: [] });
});

test("operators with a confirmed address are told by mail, once, and again when it is over", async () => {
  await database.pool.query(
    `INSERT INTO person (twitch_id, login, email)
     VALUES ('900', 'olga', 'olga@example.org'), ('901', 'max', 'max@example.org')`,
  );
  const mails = async () =>
    (
      await database.pool.query(
        `SELECT p.login, d.about ->> 'closedAt' IS NOT NULL AS over FROM delivery d JOIN person p ON p.id = d.user_id
         WHERE d.kind = 'alert' AND d.medium = 'email' ORDER BY d.id`,
      )
    ).rows;
  await ticks("failed", "failed", "failed");
  await Promise.all(Array.from({ length: 4 }, () => watch()));
  expect(await mails()).toEqual([{ login: "olga", over: false }]);

  await ticks("succeeded");
  await watch();
  await watch();
  const both = [
    { login: "olga", over: false },
    { login: "olga", over: true },
  ];
  expect(await mails()).toEqual(both);

  // Back within minutes: shown, but not told by mail; nor is that it is over.
  await ticks("failed", "failed", "failed");
  await watch();
  await ticks("succeeded");
  await watch();
  expect(await told()).toEqual([true, false, true, false]);
  expect(await mails()).toEqual(both);
});
