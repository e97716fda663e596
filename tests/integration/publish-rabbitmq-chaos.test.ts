import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Channel, type ChannelModel, connect } from "amqplib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRabbitMqCarrier } from "@/lib/publishers/rabbitmq/carrier";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { eventually } from "@/tests/support/eventually";
import { appendAll, EVENTS, Seen, startWorker } from "@/tests/support/publish-chaos";
import { append, startEngine, starts, type TestEngine } from "@/tests/support/publishing";
import { describeWithRabbitMq, startRabbitMq, type TestRabbitMq } from "@/tests/support/rabbitmq-server";

describeWithRabbitMq("ten thousand events, with a consumer that forgets ids it has seen", () => {
  let server: TestRabbitMq;
  let database: TestDatabase;
  let engines: TestEngine[] = [];
  let seen: Seen;
  let consuming: AbortController;

  beforeEach(async () => {
    [server, database] = await Promise.all([startRabbitMq(), testDatabase()]);
    seen = new Seen();
    consuming = new AbortController();
    await bindAll(server.url);
    void consume(server.url, seen, consuming.signal);
  }, 300_000);
  afterEach(async () => {
    consuming.abort();
    await Promise.all(engines.map((engine) => engine.stop()));
    engines = [];
    await Promise.all([server.stop(), database.drop()]);
  });

  const begin = () =>
    engines.push(startEngine(database, { rabbitmq: () => createRabbitMqCarrier({ url: server.url }) }));
  const brokerRow = () =>
    eventually(
      async () => {
        const { rowCount } = await database.pool.query("SELECT FROM publisher WHERE lease_until IS NOT NULL");
        expect(rowCount).toBe(1);
      },
      { timeout: 60_000 },
    );
  const arrives = () =>
    eventually(() => expect(seen.count).toBe(EVENTS), { timeout: 120_000, interval: 200 });

  test("each once, in order per key, none missing, while the broker is killed and two workers are there", async () => {
    begin();
    begin();
    await brokerRow();
    const appending = appendAll(database.pool, 60);
    for (let kills = 0; kills < 3; kills += 1) {
      await sleep(1_500);
      await server.kill();
      await server.start();
    }
    await appending;
    await arrives();
    expect(seen.wrongKeys()).toEqual([]);
  }, 600_000);

  test("a broker that is down when the worker starts is waited for", async () => {
    await server.kill();
    begin();
    await brokerRow();
    await append(database.pool, starts(10));
    await eventually(async () => {
      const { rows } = await database.pool.query("SELECT failures, last_error AS error FROM publisher");
      expect(rows).toEqual([
        { failures: expect.any(Number), error: expect.stringContaining("cannot be reached") },
      ]);
    });
    await server.start();
    // The broker, the one who sends and the one who counts all begin anew, each after pauses of its own.
    await eventually(() => expect(seen.count).toBe(10), { timeout: 180_000 });
  }, 300_000);

  test("a broker that takes nothing for want of memory says so, and gets all when it has some", async () => {
    const settings = join(server.folder, "advanced.config");
    writeFileSync(settings, "[{rabbit, [{vm_memory_high_watermark, 0}]}].");
    await server.kill();
    await server.start();
    begin();
    await brokerRow();
    await append(database.pool, starts(10));
    await eventually(
      async () => {
        const { rows } = await database.pool.query("SELECT last_error AS error FROM publisher");
        expect(rows).toEqual([
          { error: expect.stringContaining("takes nothing at the moment: low on memory") },
        ]);
      },
      { timeout: 60_000 },
    );
    expect(seen.count).toBe(0);
    rmSync(settings);
    await server.kill();
    await server.start();
    await eventually(() => expect(seen.count).toBe(10), { timeout: 60_000 });
  }, 300_000);

  test("the same while workers are killed", async () => {
    const environment = { DATABASE: database.url, RABBITMQ: server.url };
    let worker = await startWorker(environment);
    await brokerRow();
    const appending = appendAll(database.pool, 100);
    for (let kills = 0; kills < 2; kills += 1) {
      await sleep(2_000);
      const next = await startWorker(environment);
      await worker.kill();
      worker = next;
    }
    await appending;
    await arrives();
    await worker.kill();
    expect(seen.wrongKeys()).toEqual([]);
  }, 600_000);
});

/** Everything on the exchange is kept for the consumer. */
async function bindAll(url: string): Promise<void> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  await channel.assertExchange("tallylight.events", "topic", { durable: true });
  await channel.assertQueue("all", { durable: true });
  await channel.bindQueue("all", "tallylight.events", "#");
  await connection.close();
}

/** Consumes one connection after the other. */
async function consume(url: string, seen: Seen, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const connection: ChannelModel = await connect(url);
      connection.on("error", () => undefined);
      const over = new Promise((resolve) => connection.once("close", resolve));
      const channel: Channel = await connection.createChannel();
      channel.on("error", () => undefined);
      await channel.prefetch(100);
      await channel.consume("all", (message) => {
        if (!message) return;
        seen.take(String(message.content));
        channel.ack(message);
      });
      signal.addEventListener("abort", () => void connection.close().catch(() => undefined), { once: true });
      await over;
    } catch {
      await sleep(200);
    }
  }
}
