import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { applyMigrations } from "@/scripts/migrate/apply";
import { removeCluster } from "@/scripts/up/postgres/cluster";
import { type Postgres, startPostgres } from "@/scripts/up/postgres/server";
import {
  type BotProcess,
  botGrounds,
  connectChannels,
  gapsOf,
  sharesOf,
  startBot,
} from "@/tests/support/bots";
import { watchSlowness } from "@/tests/support/slowness";

const SECONDS = Number(process.env.CHAOS_SECONDS ?? 20);
const CHANNELS = 20;
const SAY_EVERY_MS = 20;
/**
 * How long before something is missing a gap may begin, on a machine that is never slow. What a killed bot read counts
 * as far as its last beat, or its journal, says. At worst Postgres goes away right after a beat, the next one hangs,
 * and the bot dies just before it writes the journal: a pause between beats (2 s), a beat given up (5 s), what may have
 * been under way when the last one began (1 s), and a batch not yet stored (2 s, then it goes to the disk).
 */
const EARLY_MS = 2_000 + 5_000 + 1_000 + 2_000;
/** How long before the end of a gap all may have been read: by a bot that died when another had just begun to read. */
const OVERLAP_MS = 2_000 + 1_000 + 500;
/** A beat waits for a timer, for Postgres, and for messages that are late: each may be as slow as the machine was. */
const SLOW_STEPS = 3;
/** How much more than that gaps of one channel may say in all. */
const OVERDONE_MS = 150 * SECONDS;
const SETTLED = { timeout: 120_000, interval: 250 };
/** Two beats tell the ledger everything. */
const QUIET_MS = 5_000;

let directory: string;
let postgres: Postgres;
let pool: pg.Pool;
let simulator: Simulator;
let grounds: Awaited<ReturnType<typeof botGrounds>>;
const bots: BotProcess[] = [];

const startServer = () =>
  startPostgres({ directory, logFile: join(directory, "postgres.log"), settings: { max_connections: "60" } });

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "chaos-"));
  postgres = await startServer();
  await applyMigrations(postgres.url("postgres"), "prisma/migrations");
  pool = new pg.Pool({ connectionString: postgres.url("postgres"), max: 4 });
  pool.on("error", () => undefined);
  simulator = await startSimulator({ size: { broadcasters: 100 } });
  simulator.chat.hub.mostJoins = 2000;
  grounds = await botGrounds(postgres.url("postgres"), simulator.chat.urls.tcp);
}, 120_000);
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.kill("SIGKILL");
  await simulator.stop();
  await pool.end();
  await postgres.stop();
  removeCluster(directory);
  await grounds.clear();
}, 120_000);

interface Said {
  id: string;
  channelId: string;
  at: number;
}

/** Everybody writes all the time. Answers what was said, which grows until it is told to stop. */
function load(channels: readonly { id: string; login: string }[]) {
  const said: Said[] = [];
  const timer = setInterval(() => {
    for (const { id, login } of channels)
      said.push({ id: simulator.chat.say(login, `line ${said.length}`), channelId: id, at: Date.now() });
  }, SAY_EVERY_MS);
  return { said, stop: () => clearInterval(timer) };
}

/** One thing that goes wrong, and is put right as a supervisor would. */
async function strike(random: () => number, strikes: string[]): Promise<void> {
  const kind = random();
  if (kind < 0.45) {
    const place = random() < 0.5 ? 0 : 1;
    strikes.push(`kill bot ${place + 1}`);
    await bots[place]?.kill("SIGKILL");
    await sleep(random() * 2_000);
    bots[place] = await startBot(grounds);
  } else if (kind < 0.85) {
    strikes.push("kill Postgres");
    process.kill(postgres.pid, "SIGKILL");
    await sleep(random() * 3_000);
    postgres = await startServer();
  } else {
    strikes.push("break connections");
    simulator.chat.drop({}, "reset");
  }
}

/** Mulberry32: the same seed strikes in the same order. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What dead bots left to be told by others. */
const journals = async () =>
  (await readdir(grounds.spool).catch(() => [])).filter((name) => name.endsWith(".coverage.json"));

const spooledBytes = async () => {
  const answers = await Promise.all(bots.map(({ url }) => fetch(`${url}/health`)));
  const views = (await Promise.all(answers.map((answer) => answer.json()))) as { spooledBytes: number }[];
  return views.reduce((sum, view) => sum + view.spooledBytes, 0);
};

test(
  `C2 C3a: bots and Postgres are killed at random for ${SECONDS} s under load: what was read is stored once, and gaps are where something is missing`,
  async () => {
    const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 100_000);
    const random = seeded(seed);
    const strikes: string[] = [];
    const channels = await connectChannels(pool, simulator, CHANNELS);
    bots.push(await startBot(grounds), await startBot(grounds));
    await vi.waitFor(async () => expect(await sharesOf(pool)).toEqual([10, 10]), SETTLED);
    const slowness = watchSlowness(pool);
    const talk = load(channels);
    for (const until = Date.now() + SECONDS * 1000; Date.now() < until; ) {
      await sleep(500 + random() * 2_500);
      await strike(random, strikes);
    }
    // Everything is up again: channels are read, and what dead bots left is taken over.
    await vi.waitFor(
      async () => expect((await sharesOf(pool)).reduce((a, b) => a + b, 0)).toBe(CHANNELS),
      SETTLED,
    );
    await vi.waitFor(async () => expect(await journals()).toEqual([]), SETTLED);
    await sleep(QUIET_MS);
    talk.stop();
    await vi.waitFor(async () => expect(await spooledBytes()).toBe(0), SETTLED);
    await vi.waitFor(async () => {
      const before = await gapsOf(pool);
      await sleep(QUIET_MS);
      expect(await gapsOf(pool)).toEqual(before);
    }, SETTLED);

    const report = await judge(talk.said, await slowness());
    const { mostOverdoneMs } = report;
    console.log(JSON.stringify({ seed, strikes, mostOverdoneMs, ...report.figures }));
    expect(report.unexplained).toEqual([]);
    expect(mostOverdoneMs).toBeLessThanOrEqual(OVERDONE_MS);
    expect(report.duplicates).toBe(0);
    expect(report.counted).toBe(report.figures.stored);
  },
  (SECONDS + 600) * 1000,
);

/** Compares what was said with what is stored and with the ledger, by a machine that took so long for what takes no time. */
async function judge(said: readonly Said[], machineMs: number) {
  const { rows } = await pool.query<{ id: string; lateMs: number }>(
    `SELECT id, extract(epoch FROM received_at - sent_at)::float8 * 1000 AS "lateMs" FROM chat_message`,
  );
  const slowMs = rows.reduce((most, { lateMs }) => Math.max(most, lateMs), machineMs);
  const [earlyMs, overlapMs] = [EARLY_MS + SLOW_STEPS * slowMs, OVERLAP_MS + SLOW_STEPS * slowMs];
  const stored = new Set(rows.map(({ id }) => id));
  const counts = await pool.query<{ counted: number }>(
    "SELECT coalesce(sum(messages), 0)::int AS counted FROM chat_hour",
  );
  const gaps = await gapsOf(pool);
  const isIn = (one: Said, beforeEndMs = 0) =>
    gaps.some(
      (gap) =>
        gap.channelId === one.channelId &&
        gap.from <= one.at &&
        one.at < (gap.to ?? Number.POSITIVE_INFINITY) - beforeEndMs,
    );
  const missing = said.filter(({ id }) => !stored.has(id));
  const kept = said.filter(({ id }) => stored.has(id));
  const isSoonMissing = ({ channelId, at }: Said) =>
    missing.some((one) => one.channelId === channelId && at < one.at && one.at <= at + earlyMs);
  // What a gap holds that is stored was said shortly before something was lost, or before another bot read it too.
  const overdone = kept.filter((one) => isIn(one, overlapMs) && !isSoonMissing(one));
  const early = gaps.map(({ channelId, from, to }) => {
    const firstMissing = missing.find((one) => one.channelId === channelId && one.at >= from);
    return firstMissing && firstMissing.at < (to ?? Number.POSITIVE_INFINITY) ? firstMissing.at - from : 0;
  });
  const overdoneIn = new Map<string, number>();
  for (const { channelId } of overdone) overdoneIn.set(channelId, (overdoneIn.get(channelId) ?? 0) + 1);
  return {
    unexplained: missing.filter((one) => !isIn(one)).slice(0, 20),
    mostOverdoneMs: Math.max(0, ...overdoneIn.values()) * SAY_EVERY_MS,
    duplicates: rows.length - stored.size,
    counted: counts.rows[0]?.counted ?? 0,
    figures: {
      slowMs: Math.round(slowMs),
      said: said.length,
      stored: rows.length,
      missing: missing.length,
      gaps: gaps.length,
      earliestMs: Math.max(0, ...early),
      storedInGaps: kept.filter((one) => isIn(one)).length,
    },
  };
}
