import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepWatch, listAlerts, watchAlerts } from "@/lib/alerts";
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
const watch = (now = new Date()) => watchAlerts({ pool: database.pool, everySeconds: 30 }, now);
const told = async () =>
  (
    await database.pool.query<{ open: boolean }>(
      "SELECT (payload ->> 'open')::boolean AS open FROM outbox WHERE kind = 'alert.changed' ORDER BY seq",
    )
  ).rows.map(({ open }) => open);

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

test("watching looks at once when asked to", async () => {
  await ticks("failed", "failed", "failed");
  const watching = keepWatch({ pool: database.pool, everySeconds: 30, log: silent, everyMs: 60_000 });
  watching.look();
  await expect.poll(async () => (await listAlerts(database.pool)).open.length).toBe(1);
  watching.stop();
});

test("an instance that never ran a tick has no alert", async () => {
  await watch();
  expect(await listAlerts(database.pool)).toEqual({ open: [], past: [] });
});
