import { setTimeout as sleep } from "node:timers/promises";
import { Consumer, MessagesStreamModes, stringDeserializers } from "@platformatic/kafka";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { findPublisher, type OutgoingEvent } from "@/lib/publishers";
import { createKafkaCarrier } from "@/lib/publishers/kafka/carrier";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { event, uuid } from "@/tests/support/events";
import { eventually } from "@/tests/support/eventually";
import { describeWithKafka, startKafka, type TestKafka } from "@/tests/support/kafka-server";
import { appendAll, EVENTS, Seen, startWorker } from "@/tests/support/publish-chaos";
import { append, startEngine, starts, type TestEngine } from "@/tests/support/publishing";

interface Arrived {
  topic: string;
  key: string;
  value: string;
  headers: Record<string, string>;
}

describeWithKafka("Kafka", () => {
  let server: TestKafka;
  let database: TestDatabase;
  let engine: TestEngine | undefined;
  let stopReading: () => Promise<void> = () => Promise.resolve();
  let prefix: string;

  beforeAll(async () => {
    server = await startKafka();
  }, 300_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    prefix = `t${Date.now()}.`;
    database = await testDatabase();
  });
  afterEach(async () => {
    await stopReading();
    await engine?.stop();
    engine = undefined;
    await database.drop();
  });

  const carrier = () => createKafkaCarrier({ brokers: [server.brokers], topicPrefix: prefix, tls: false });
  const find = () => findPublisher("kafka", database.pool);
  const begin = async () => {
    engine = startEngine(database, { kafka: carrier });
    await eventually(async () => expect((await find()).state).toBe("running"), { timeout: 60_000 });
  };

  /** Reads topics from their beginning, until the test ends. */
  const read = async (topics: string[], take: (message: Arrived) => void) => {
    const consumer = new Consumer({
      groupId: `group${Math.random()}`,
      clientId: "reader",
      bootstrapBrokers: [server.brokers],
      deserializers: stringDeserializers,
      retries: 100,
      retryDelay: 300,
    });
    consumer.on("error", () => undefined);
    const stream = await consumer.consume({ topics, mode: MessagesStreamModes.EARLIEST, autocommit: false });
    stream.on("data", ({ topic, key, value, headers }) =>
      take({
        topic,
        key: key ?? "",
        value: value ?? "",
        headers: Object.fromEntries(headers) as Record<string, string>,
      }),
    );
    stream.on("error", () => undefined);
    stopReading = async () => {
      await stream.close();
      await new Promise<void>((closed) => consumer.close(true, () => closed()));
    };
  };

  test("each kind has its topic, made with its first event; one key is one partition", async () => {
    await begin();
    await append(database.pool, [...starts(4, { keys: 2 }), event.offline("1")]);
    await eventually(async () => expect((await find()).published).toBe(5), { timeout: 60_000 });
    const arrived: Arrived[] = [];
    await read([`${prefix}stream.online`, `${prefix}stream.offline`], (message) => arrived.push(message));
    await eventually(() => expect(arrived).toHaveLength(5), { timeout: 60_000 });
    const online = arrived.filter(({ topic }) => topic === `${prefix}stream.online`);
    for (const key of ["1", "2"]) {
      const own = online.filter((message) => message.key === key).map(({ value }) => JSON.parse(value));
      expect(own.map(({ data }) => data.stream.title)).toEqual(key === "1" ? ["0", "2"] : ["1", "3"]);
    }
    const [first] = online;
    const envelope = JSON.parse(first?.value ?? "{}");
    expect(Object.keys(envelope)).toEqual(["id", "kind", "version", "key", "at", "data"]);
    expect(first?.headers).toEqual({ id: envelope.id, version: "1" });
  });

  test("what Kafka will never take is refused, and nothing before it", async () => {
    const of = (seq: number, key: string, size: number): OutgoingEvent => {
      const at = new Date(0).toISOString();
      return {
        seq,
        key,
        event: { id: uuid(seq), kind: "job.run", version: 1, key, at, data: "x".repeat(size) },
      };
    };
    const events = [of(1, "a", 1), of(2, "b", 1), of(3, "a", 2 ** 21), of(4, "b", 1)];
    const way = carrier();
    const signal = new AbortController().signal;
    const outcome = await way.publish(events, signal);
    expect(outcome.taken).toBe(2);
    expect(outcome.then).toMatchObject({ refused: expect.stringContaining("Kafka refused it") });
    expect(await way.publish(events.slice(3), signal)).toEqual({ taken: 1 });
    await way.close();
  });

  test("ten thousand events arrive each once, in order per key, while the broker is killed again and again", async () => {
    await begin();
    const seen = new Seen();
    const appending = appendAll(database.pool, 60);
    for (let kills = 0; kills < 2; kills += 1) {
      await sleep(2_000);
      await server.kill();
      await server.start();
    }
    await appending;
    await eventually(async () => expect((await find()).lag.events).toBe(0), {
      timeout: 120_000,
      interval: 300,
    });
    await read([`${prefix}stream.online`], ({ value }) => seen.take(value));
    await eventually(() => expect(seen.count).toBe(EVENTS), { timeout: 120_000, interval: 200 });
    expect(seen.wrongKeys()).toEqual([]);
  }, 600_000);

  test("the same while workers are killed", async () => {
    prefix = "test.";
    const environment = { DATABASE: database.url, KAFKA: server.brokers };
    let worker = await startWorker(environment);
    await eventually(async () => expect((await find()).state).toBe("running"), { timeout: 60_000 });
    const seen = new Seen();
    const appending = appendAll(database.pool, 100);
    await sleep(3_000);
    const next = await startWorker(environment);
    await worker.kill();
    worker = next;
    await appending;
    await eventually(async () => expect((await find()).lag.events).toBe(0), {
      timeout: 120_000,
      interval: 300,
    });
    await read([`${prefix}stream.online`], ({ value }) => seen.take(value));
    await eventually(() => expect(seen.count).toBe(EVENTS), { timeout: 120_000, interval: 200 });
    await worker.kill();
    expect(seen.wrongKeys()).toEqual([]);
  }, 300_000);
});
