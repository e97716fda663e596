import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPool } from "@/lib/db/client";
import { removeCluster } from "@/scripts/up/postgres/cluster";
import { type Postgres, startPostgres } from "@/scripts/up/postgres/server";
import {
  cleared,
  deletion,
  message,
  openIngest,
  storedMessages,
  type TestIngest,
  temporaryFolder,
} from "@/tests/support/chat-ingest";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

/** A server of our own: the others' must not be stopped. */
let home: string;
let server: Postgres;
let database: TestDatabase;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "postgres-"));
  chmodSync(home, 0o755);
  server = await start();
});
beforeEach(async () => {
  database = await testDatabase(server.url("postgres"));
});
afterAll(async () => {
  await server.stop();
  removeCluster(home);
});

const start = () => startPostgres({ directory: home, logFile: join(home, "postgres.log"), durable: false });

async function withIngest(
  work: (ingest: TestIngest, folder: string) => Promise<void>,
  over: Partial<Parameters<typeof openIngest>[0]> = {},
): Promise<void> {
  const folder = temporaryFolder();
  const ingest = openIngest({ ...database, directory: folder.path, ...over });
  try {
    await work(ingest, folder.path);
  } finally {
    await ingest.stop();
    await database.drop();
    folder.remove();
  }
}
const textsStored = async () => (await storedMessages(database.pool)).map(({ text }) => text);

test("what is said while Postgres is gone waits on the disk, and is there when it is back, in order, once", async () => {
  await withIngest(async (ingest) => {
    const texts = Array.from({ length: 400 }, (_, n) => `message ${n}`);
    const at = Date.now() - 60_000;
    for (const [n, text] of texts.entries()) {
      await ingest.take(message({ text, sentAt: at + n }), "1");
      if (n === 100) await server.stop();
      if (n === 300) server = await start();
      if (n % 10 === 0) await sleep(20);
    }
    await ingest.flush();
    expect(ingest.stats().waiting).toBe(0);
    await expect.poll(() => ingest.stats().spool.oldestAt, { timeout: 60_000 }).toBeNull();
    expect(await textsStored()).toEqual(texts);
    expect(ingest.lost).toEqual([]);
    expect(ingest.stats()).toMatchObject({ problem: null, taken: 400, acknowledged: 400, stored: 400 });
  });
});

test("a restart finds on the disk what was acknowledged and never written, and marks it as others marked meanwhile", async () => {
  const folder = temporaryFolder();
  const at = Date.now() - 60_000;
  const [kept, gone, forgotten] = ["kept", "gone", "forgotten"].map((text, n) =>
    message({ text, sentAt: at, author: { id: text, login: text, displayName: `${n}` } }),
  );
  if (!kept || !gone || !forgotten) throw new Error("three were made");

  await server.stop();
  const before = openIngest({ ...database, directory: folder.path });
  for (const said of [kept, gone, forgotten]) await before.take(said, "1");
  await before.flush();
  expect(before.acknowledgedUntil()).toBeGreaterThanOrEqual(forgotten.receivedAt);
  expect(before.stats().problem).not.toBeNull();
  await before.stop();

  server = await start();
  const another = openIngest({ ...database, directory: join(folder.path, "elsewhere") });
  await another.take(deletion(gone.id), "1");
  await another.flush();
  await another.stop();
  await database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ('forgotten')");

  const after = openIngest({ ...database, directory: folder.path });
  await expect.poll(() => after.stats().spool.oldestAt, { timeout: 60_000 }).toBeNull();
  const rows = await storedMessages(database.pool);
  expect(rows.map(({ text, deletedBy }) => [text, deletedBy]).toSorted()).toEqual([
    ["gone", "deletion"],
    ["kept", null],
  ]);
  await after.stop();
  await database.drop();
  folder.remove();
});

test("what is taken away while Postgres is gone is marked when both are there", async () => {
  await withIngest(async (ingest) => {
    const said = message();
    await server.stop();
    await ingest.take(said, "1");
    await ingest.flush();
    await ingest.take(cleared("all", null, said.sentAt + 1), "1");
    await ingest.flush();
    server = await start();
    await expect.poll(() => ingest.stats().spool.oldestAt, { timeout: 60_000 }).toBeNull();
    expect((await storedMessages(database.pool)).map(({ deletedBy }) => deletedBy)).toEqual(["clear"]);
  });
});

test("with neither Postgres nor disk it waits in memory and says so, and nothing is lost when one is back", async () => {
  await withIngest(async (ingest, folder) => {
    await server.stop();
    rmSync(join(folder, "bot"), { recursive: true });
    await ingest.take(message({ text: "one" }), "1");
    await expect.poll(() => ingest.stats().spool.problem, { timeout: 60_000 }).toContain("ENOENT");
    expect(ingest.stats()).toMatchObject({ waiting: 1, acknowledged: 0, lost: 0 });
    expect(ingest.acknowledgedUntil()).toBeLessThan(Date.now() - 50);
    mkdirSync(join(folder, "bot"));
    await ingest.flush();
    expect(ingest.stats()).toMatchObject({ acknowledged: 1, spool: { problem: null } });
    server = await start();
    await expect.poll(() => ingest.stats().spool.oldestAt, { timeout: 60_000 }).toBeNull();
    expect(await textsStored()).toEqual(["one"]);
  });
});

test("with no room on the disk either, the oldest goes and its span is told", async () => {
  await withIngest(
    async (ingest) => {
      const said = Array.from({ length: 1_000 }, (_, n) => message({ text: `message ${n}` }));
      await server.stop();
      for (const [n, event] of said.entries()) {
        await ingest.take(event, "1");
        if (n % 40 === 0) await ingest.flush();
      }
      await ingest.flush();
      server = await start();
      await expect.poll(() => ingest.stats().spool.oldestAt, { timeout: 60_000 }).toBeNull();
      const there = new Set((await storedMessages(database.pool)).map(({ id }) => id));
      const missing = said.filter(({ id }) => !there.has(id));
      expect(missing).toHaveLength(ingest.stats().lost);
      expect(missing.length).toBeGreaterThan(100);
      for (const { receivedAt } of missing)
        expect(ingest.lost.some(({ from, to }) => from <= receivedAt && receivedAt <= to)).toBe(true);
      expect(new Set(ingest.lost.map(({ reason }) => reason))).toEqual(new Set(["spool_full"]));
    },
    { maxBytes: 100_000 },
  );
});

test("when Postgres is slower than chat, the disk takes what is too much, and it is all there in the end", async () => {
  const slow = () => sleep(300);
  await withIngest(
    async (ingest) => {
      const said = Array.from({ length: 15_000 }, (_, n) => message({ text: `message ${n}` }));
      for (const event of said) await ingest.take(event, "1");
      await ingest.flush();
      expect(ingest.stats().spool.bytes).toBeGreaterThan(0);
      await expect.poll(() => ingest.stats().spool.oldestAt, { timeout: 60_000 }).toBeNull();
      expect(await storedMessages(database.pool)).toHaveLength(said.length);
    },
    { recordActivity: slow },
  );
}, 120_000);

test("while Postgres says nothing, neither yes nor no, what comes in goes to the disk", async () => {
  const wire = await stallingWire(server.port);
  const url = new URL(database.url);
  url.port = String(wire.port);
  const pool = createPool(url.href, 4);
  await withIngest(
    async (ingest) => {
      await ingest.take(message({ text: "before" }), "1");
      await ingest.flush();
      wire.stall();
      await ingest.take(message({ text: "asked" }), "1");
      await sleep(500);
      await ingest.take(message({ text: "waiting" }), "1");
      await expect.poll(() => ingest.stats().acknowledged, { timeout: 60_000 }).toBe(2);
      expect(ingest.stats().spool.bytes).toBeGreaterThan(0);
      wire.goOn();
      await ingest.flush();
      await expect.poll(() => ingest.stats().spool.oldestAt, { timeout: 60_000 }).toBeNull();
      expect((await textsStored()).toSorted()).toEqual(["asked", "before", "waiting"]);
    },
    { pool, url: url.href },
  );
  await pool.end();
  wire.close();
});

/** A way to the server on which, for a time, nothing comes through. */
async function stallingWire(target: number) {
  const sockets = new Set<Socket>();
  const wire = createServer((socket) => {
    const onward = connect(target, "127.0.0.1");
    for (const end of [socket, onward]) sockets.add(end.on("error", () => undefined));
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => wire.listen(0, "127.0.0.1", resolve));
  const address = wire.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    stall: () => {
      for (const socket of sockets) socket.cork();
    },
    goOn: () => {
      for (const socket of sockets) socket.uncork();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      wire.close();
    },
  };
}
