import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeCluster } from "@/scripts/up/postgres/cluster";
import { type Postgres, startPostgres } from "@/scripts/up/postgres/server";
import { bundled } from "@/tests/support/bundled";
import { figures, openIngest, storedMessages, temporaryFolder } from "@/tests/support/chat-ingest";
import { testDatabase } from "@/tests/support/database";

/** How long things are killed at random. */
const SECONDS = Number(process.env.CHAOS_SECONDS ?? 15);

let home: string;
let server: Postgres;

const start = () => startPostgres({ directory: home, logFile: join(home, "postgres.log"), durable: false });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "postgres-"));
  chmodSync(home, 0o755);
  server = await start();
});
afterAll(async () => {
  await server.stop();
  removeCluster(home);
});

test(
  "kill -9 of bot and Postgres at random: what was acknowledged is there in the end, once, and counted once",
  async () => {
    const database = await testDatabase(server.url("postgres"));
    const folder = temporaryFolder();
    const acknowledged = new Map<string, number>();
    const end = Date.now() + SECONDS * 1000;
    let kills = 0;
    // And until both have died often enough to prove something, which a busy machine takes its time for.
    const goesOn = () => Date.now() < end || kills < 2 || acknowledged.size < 2;

    const postgresDies = async () => {
      while (goesOn()) {
        await sleep(500 + Math.random() * 3_000);
        process.kill(server.pid, "SIGKILL");
        kills += 1;
        await sleep(Math.random() * 1_000);
        server = await start();
      }
    };
    const program = await bundled("tests/support/chat-ingest-worker.ts");
    const botsDie = async () => {
      for (let run = 0; goesOn(); run += 1) {
        const name = `bot${run}`;
        const bot = fork(program, [database.url, folder.path, name], { execArgv: [] });
        bot.on("message", (safe: number) => acknowledged.set(name, safe));
        await once(bot, "message");
        await sleep(Math.random() * 3_000);
        bot.kill("SIGKILL");
        await once(bot, "exit");
      }
    };
    await Promise.all([postgresDies(), botsDie()]);

    const last = openIngest({ ...database, directory: folder.path, name: "last" });
    await expect.poll(() => last.stats().problem, { timeout: 60_000 }).toBeNull();
    await expect
      .poll(() => (last.stats().batches > 0 || acknowledged.size > 0) && last.stats().spool.oldestAt, {
        timeout: 60_000,
      })
      .toBeNull();
    await last.stop();

    const texts = (await storedMessages(database.pool)).map(({ text }) => text);
    const there = new Set(texts);
    expect(texts.length).toBe(there.size);
    const missing = [...acknowledged].flatMap(([name, safe]) =>
      Array.from({ length: safe }, (_, n) => `${name} ${n}`).filter((text) => !there.has(text)),
    );
    expect(missing).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(1);
    expect(kills).toBeGreaterThan(1);
    const { hours, people } = await figures(database.pool);
    expect(Object.values(hours).reduce((sum, messages) => sum + messages, 0)).toBe(texts.length);
    expect(people?.messages).toBe(texts.length);
    await database.drop();
    folder.remove();
  },
  SECONDS * 1000 + 120_000,
);
