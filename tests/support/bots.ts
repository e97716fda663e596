import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { weeksBetween } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";
import type { Simulator } from "@/lib/twitch/simulator";
import { anyFreePort } from "@/scripts/up/ports";
import { testEnvironment } from "./env";

const DAY_MS = 86_400_000;

/** A bot process, as `npm start` runs it. */
export interface BotProcess {
  child: ChildProcess;
  url: string;
  kill(signal: NodeJS.Signals): Promise<void>;
  log(): Promise<string>;
}

/** Where bots find what they need. */
export interface BotGrounds {
  databaseUrl: string;
  chatUrl: string;
  spool: string;
}

/** A folder for spools, and what bots are to use; `clear` removes it. */
export async function botGrounds(databaseUrl: string, chatUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), "bots-"));
  return {
    databaseUrl,
    chatUrl,
    spool: join(folder, "spool"),
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Starts the process; resolves when it answers. */
export async function startBot(
  { databaseUrl, chatUrl, spool }: BotGrounds,
  settings: Record<string, string> = {},
): Promise<BotProcess> {
  const port = await anyFreePort();
  const env = testEnvironment({
    DATABASE_URL: databaseUrl,
    TWITCH_IRC_URL: chatUrl,
    CHAT_SPOOL_DIR: spool,
    CHAT_JOINS: "2000",
    BOT_PORT: String(port),
    LOG_LEVEL: "info",
    ...settings,
  });
  const child = spawn(process.execPath, ["--import", "tsx", "lib/bot/process/main.ts"], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => said.push(piece));
  child.stderr.on("data", (piece: Buffer) => said.push(piece));
  const log = async () => Buffer.concat(said).toString();
  const url = `http://localhost:${port}`;
  for (const until = Date.now() + 60_000; ; ) {
    if (
      await fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    if (Date.now() > until || child.exitCode !== null) throw new Error(`no bot: ${await log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    child,
    url,
    log,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, "exit");
      child.kill(signal);
      await exit;
    },
  };
}

/** Connects so many of the simulator's channels as their owners would; answers them. */
export async function connectChannels(pool: pg.Pool, simulator: Simulator, count: number) {
  const channels = [...simulator.world.members()].slice(0, count).map(({ account }) => account);
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name) SELECT * FROM unnest($1::text[], $2::text[], $2::text[])`,
    [channels.map(({ id }) => id), channels.map(({ login }) => login)],
  );
  await pool.query(`INSERT INTO channel (broadcaster_id, authorised_by) SELECT unnest($1::text[]), 'owner'`, [
    channels.map(({ id }) => id),
  ]);
  await pool.query(
    "INSERT INTO chat_gap (channel_id, from_at, reason) SELECT unnest($1::text[]), clock_timestamp(), 'joining'",
    [channels.map(({ id }) => id)],
  );
  await makeWeeks(pool, weeksBetween(Date.now() - DAY_MS, Date.now() + DAY_MS));
  return channels.map(({ id, login }) => ({ id, login }));
}

export interface LeaseRow {
  id: string;
  bot: string;
  state: string;
  held: boolean;
}

/** All leases, by channel. */
export async function leasesOf(pool: pg.Pool): Promise<Map<string, LeaseRow>> {
  const { rows } = await pool.query<LeaseRow>(
    "SELECT broadcaster_id AS id, bot, state, until > clock_timestamp() AS held FROM channel_lease",
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many channels each living bot reads. */
export async function sharesOf(pool: pg.Pool): Promise<number[]> {
  const shares = new Map<string, number>();
  for (const { bot, state, held } of (await leasesOf(pool)).values())
    if (held && state === "joined") shares.set(bot, (shares.get(bot) ?? 0) + 1);
  return [...shares.values()].sort((a, b) => a - b);
}

export interface GapRow {
  channelId: string;
  from: number;
  to: number | null;
  reason: string;
}

/** The ledger, oldest first; times in ms since the epoch. */
export async function gapsOf(pool: pg.Pool): Promise<GapRow[]> {
  const { rows } = await pool.query<{ channelId: string; from: Date; to: Date | null; reason: string }>(
    `SELECT channel_id AS "channelId", from_at AS "from", to_at AS "to", reason FROM chat_gap ORDER BY from_at`,
  );
  return rows.map((row) => ({ ...row, from: row.from.getTime(), to: row.to?.getTime() ?? null }));
}
