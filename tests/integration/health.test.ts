import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { upResponse } from "@/lib/health";
import { createHealthCheck, type HealthDeps } from "@/lib/health/check";
import { neededMigrations } from "@/lib/health/needed-migrations";
import { type TestDatabase, testDatabase } from "../support/database";
import { openGate } from "../support/gate";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const hour = 3_600_000;
/** A check of a process that has run for an hour. */
const check = (given: Partial<HealthDeps> = {}) =>
  createHealthCheck({
    databaseUrl: database.url,
    neededMigrations,
    startedAt: new Date(Date.now() - hour),
    everySeconds: 30,
    now: () => new Date(),
    timeoutMs: 1_500,
    ...given,
  });

async function tick(endedAgoMs: number): Promise<void> {
  await database.pool.query(
    `INSERT INTO job_run (job_id, slot, status, ended_at)
     VALUES ('sync-live-status', $1, 'succeeded', $1)`,
    [new Date(Date.now() - endedAgoMs)],
  );
}

describe("health (O3) tells the truth", () => {
  test("when no tick has ever succeeded", async () => {
    expect(await check()()).toMatchObject({
      ready: false,
      checks: { database: true, migrations: true, sync: false },
    });
    expect(await check({ startedAt: new Date() })()).toMatchObject({ ready: true });
  });

  test("when ticks stall, and when they come again", async () => {
    await tick(200_000);
    expect(await check()()).toMatchObject({
      ready: false,
      summary: expect.stringMatching(/No tick .* for 2\d\d s/),
    });
    await tick(1_000);
    expect(await check()()).toEqual({
      ready: true,
      summary: "All is well.",
      checks: { database: true, migrations: true, sync: true },
    });
  });

  test("when a migration is missing", async () => {
    const needed = async () => [...(await neededMigrations()), "99990101000000_of_a_newer_version"];
    expect(await check({ neededMigrations: needed })()).toMatchObject({
      ready: false,
      checks: { migrations: false },
    });
    const empty = new URL(database.url);
    empty.pathname = "/postgres";
    expect(await check({ databaseUrl: empty.href })()).toMatchObject({
      ready: false,
      summary: expect.stringMatching(/not applied/),
    });
  });

  test("when Postgres is stopped, and when it is back", async () => {
    const gate = await openGate(database.url);
    const at = { ms: Date.now() };
    const ask = check({ databaseUrl: gate.url, now: () => new Date(at.ms) });
    expect(await ask()).toMatchObject({ ready: true });
    gate.shut();
    at.ms += 1_000;
    expect(await ask()).toMatchObject({ ready: false, summary: "Postgres does not answer." });
    gate.open();
    at.ms += 1_000;
    expect(await ask()).toMatchObject({ ready: true });
    await gate.stop();
  });

  test("soon also when Postgres takes connections and says nothing", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = address && typeof address === "object" ? address.port : 0;
    const begun = performance.now();
    const answer = await check({ databaseUrl: `postgresql://nobody@127.0.0.1:${port}/none` })();
    expect(answer).toMatchObject({ ready: false, checks: { database: false } });
    // A connection that says nothing would be waited for without end.
    expect(performance.now() - begun).toBeLessThan(20_000);
    silent.close();
  });

  test("without opening a connection for each who asks", async () => {
    const gate = await openGate(database.url);
    const ask = check({ databaseUrl: gate.url, now: () => new Date(1_800_000_000_000) });
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(new Set(answers).size).toBe(1);
    await gate.stop();
  });
});

test("a process that answers is up, whatever else is not", async () => {
  expect(upResponse().status).toBe(200);
});
