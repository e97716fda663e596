import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adoptCoverage } from "@/lib/bot/adopt-coverage";
import { writeCoverage } from "@/lib/bot/ledger";
import { Journal } from "@/lib/bot/process/journal";
import { putSign, renew } from "@/lib/bot/repository-leases";
import { takeFree } from "@/lib/bot/take-free";
import { withTransaction } from "@/lib/db/tx";
import { gapsOf } from "@/tests/support/bots";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

// C2 C3a: what a bot that was killed had read while Postgres was away is no gap.

const CHANNEL = "7";
const T = Date.UTC(2026, 10, 21, 12);
let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await testDatabase();
  directory = await mkdtemp(join(tmpdir(), "journal-"));
  await database.pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ($1, 'seven', 'Seven')",
    [CHANNEL],
  );
  await database.pool.query("INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner')", [
    CHANNEL,
  ]);
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

/** A bot that read the channel until `T`, as the database knows, and then died. */
async function deadBot(): Promise<void> {
  const { pool } = database;
  const sign = { id: "dead", startedAt: new Date(T), account: null, problem: null };
  await putSign(pool, { ...sign, messagesPerMinute: 0, spooledBytes: 0 });
  await takeFree(pool, "dead", [CHANNEL]);
  const lease = { channelId: CHANNEL, state: "joined" as const, joinedAt: T - 60_000, lastMessageAt: null };
  await renew(pool, "dead", [
    { ...lease, messagesPerMinute: 0, lastError: null, readUntil: T, accountRole: null },
  ]);
  await pool.query("UPDATE channel_lease SET until = clock_timestamp() - interval '1 s'");
}

/** It had gone on for a minute, with ten seconds' break. */
const untold = {
  bot: "dead",
  channels: new Map([
    [
      CHANNEL,
      [
        { from: T - 1_000, to: T + 20_000 },
        { from: T + 30_000, to: T + 60_000 },
      ],
    ],
  ]),
};
const spans = async () => (await gapsOf(database.pool)).map(({ from, to }) => [from - T, to && to - T]);

test("adopted before the channel is taken: the gap begins where the journal ends, but for its own break", async () => {
  await deadBot();
  await adoptCoverage(database.pool, untold);
  await adoptCoverage(database.pool, untold);
  expect(await spans()).toEqual([[20_000, 30_000]]);
  await takeFree(database.pool, "heir", [CHANNEL]);
  expect(await spans()).toEqual([
    [20_000, 30_000],
    [60_000, null],
  ]);
});

test("adopted when it was taken, and read again, already: what is left is the same", async () => {
  await deadBot();
  await takeFree(database.pool, "heir", [CHANNEL]);
  expect(await spans()).toEqual([[0, null]]);
  const read = [{ from: T + 80_000, to: Number.POSITIVE_INFINITY }];
  await withTransaction((tx) => writeCoverage(tx, [{ channelId: CHANNEL, read, missed: [] }]), database.pool);
  await adoptCoverage(database.pool, untold);
  expect(await spans()).toEqual([
    [20_000, 30_000],
    [60_000, 80_000],
  ]);
});

test("a channel that nobody wants to be kept has no gaps", async () => {
  await deadBot();
  await database.pool.query("UPDATE channel SET logging = false");
  await takeFree(database.pool, "heir", [CHANNEL]);
  expect(await spans()).toEqual([]);
});

test("a journal is left alone while its bot writes it, then handed over once; one that makes no sense is put aside", async () => {
  const journal = new Journal(directory, "dead:1");
  await journal.write(untold.channels);
  await writeFile(join(directory, "torn.coverage.json"), '{"bot":"torn","chan');
  const heir = new Journal(directory, "heir:2");
  const taken: unknown[] = [];
  const adopt = (now: number) =>
    heir.adopt(now, async (one) => {
      taken.push(one);
    });
  await adopt(Date.now());
  expect(taken).toEqual([]);
  const old = new Date(Date.now() - 60_000);
  for (const name of await readdir(directory)) await utimes(join(directory, name), old, old);
  await adopt(Date.now());
  expect(taken).toEqual([{ ...untold, bot: "dead:1" }]);
  expect(await readdir(directory)).toEqual(["torn.coverage.json.damaged"]);
});

test("what could not be taken over stays for the next", async () => {
  await new Journal(directory, "dead").write(untold.channels);
  const heir = new Journal(directory, "heir");
  const fails = () => Promise.reject(new Error("Postgres is away"));
  await expect(heir.adopt(Date.now() + 60_000, fails)).rejects.toThrow("away");
  expect(await readdir(directory)).toEqual(["dead.coverage.json"]);
});

test("a bot that told everything leaves no journal", async () => {
  const journal = new Journal(directory, "bot");
  await journal.clear();
  await journal.write(untold.channels);
  await journal.clear();
  expect(await readdir(directory)).toEqual([]);
});
