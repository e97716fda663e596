import { type ChannelModel, connect } from "amqplib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { findPublisher, type OutgoingEvent, resumePublisher } from "@/lib/publishers";
import { createRabbitMqCarrier } from "@/lib/publishers/rabbitmq/carrier";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { event, uuid } from "@/tests/support/events";
import { eventually } from "@/tests/support/eventually";
import { append, startEngine, starts, type TestEngine } from "@/tests/support/publishing";
import { describeWithRabbitMq, startRabbitMq, type TestRabbitMq } from "@/tests/support/rabbitmq-server";

describeWithRabbitMq("RabbitMQ", () => {
  let server: TestRabbitMq;
  let database: TestDatabase;
  let client: ChannelModel;
  let engine: TestEngine | undefined;

  beforeAll(async () => {
    server = await startRabbitMq();
  }, 300_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    database = await testDatabase();
    client = await connect(server.url);
    client.on("error", () => undefined);
  });
  afterEach(async () => {
    await engine?.stop();
    engine = undefined;
    const channel = await client.createChannel();
    for (const queue of ["stream.online", "stream.online.dead", "all"]) await channel.deleteQueue(queue);
    for (const exchange of ["tallylight.events", "tallylight.dead"]) await channel.deleteExchange(exchange);
    await client.close();
    await database.drop();
  });

  /** One whose end does not end the connection. */
  const newChannel = async () => {
    const channel = await client.createChannel();
    channel.on("error", () => undefined);
    return channel;
  };
  const begin = async () => {
    engine = startEngine(database, { rabbitmq: () => createRabbitMqCarrier({ url: server.url }) });
    await eventually(async () => expect((await find()).state).toBe("running"));
  };
  const find = () => findPublisher("rabbitmq", database.pool);
  /** All that is in a queue, taken out. */
  const drain = async (queue: string, atLeast: number) => {
    const messages = await eventually(async () => {
      const looking = await newChannel();
      const { messageCount } = await looking.checkQueue(queue);
      await looking.close();
      expect(messageCount).toBeGreaterThanOrEqual(atLeast);
      return messageCount;
    });
    const channel = await newChannel();
    const got = [];
    for (let n = 0; n < messages; n += 1) {
      const message = await channel.get(queue, { noAck: true });
      if (message) got.push(message);
    }
    await channel.close();
    return got;
  };

  test("starts are in the queue stream.online, and everything is on the exchange", async () => {
    await begin();
    await append(database.pool, starts(1));
    await eventually(async () => expect((await find()).published).toBe(1));
    const channel = await client.createChannel();
    await channel.assertQueue("all", { durable: true });
    await channel.bindQueue("all", "tallylight.events", "#");
    const [start] = starts(1, { from: 1 });
    if (start?.kind !== "stream.online") throw new Error("not a start");
    const reopened = { ...start, payload: { ...start.payload, change: "reopened" as const } };
    await append(database.pool, [start, reopened, event.offline("1")]);

    const all = await drain("all", 3);
    expect(all.map(({ fields }) => fields.routingKey)).toEqual([
      "stream.online",
      "stream.online",
      "stream.offline",
    ]);
    const { properties, content } = all[0] ?? {};
    const envelope = JSON.parse(String(content)) as Record<string, unknown>;
    expect(Object.keys(envelope)).toEqual(["id", "kind", "version", "key", "at", "data"]);
    expect(properties).toMatchObject({
      ...{ messageId: envelope.id, type: "stream.online", contentType: "application/json", deliveryMode: 2 },
      headers: { key: "1", seq: expect.any(Number) },
    });
    const queued = await drain("stream.online", 2);
    expect(queued.map(({ content: body }) => String(body))).toEqual(
      ["0", "1"].map(
        (title) =>
          `{"user_id":"1","user_login":"login1","game_id":"1","title":"${title}","started_at":"2026-01-01T00:00:00.000Z"}`,
      ),
    );
    expect(queued[1]?.properties.messageId).toBe(envelope.id);
  });

  test("what a consumer rejects is in stream.online.dead", async () => {
    await begin();
    await append(database.pool, starts(1));
    const channel = await newChannel();
    await eventually(async () => expect((await find()).published).toBe(1));
    const message = await eventually(async () => {
      const got = await channel.get("stream.online");
      if (!got) throw new Error("nothing yet");
      return got;
    });
    channel.reject(message, false);
    const [dead] = await drain("stream.online.dead", 1);
    expect(String(dead?.content)).toBe(String(message.content));
    expect(dead?.properties.messageId).toBe(message.properties.messageId);
  });

  test("a queue declared otherwise is named and left alone; once it is gone, all arrives", async () => {
    const channel = await client.createChannel();
    await channel.assertQueue("stream.online", { durable: true, maxLength: 7 });
    await begin();
    await append(database.pool, starts(3));
    const failed = await eventually(async () => {
      const view = await find();
      expect(view.state).toBe("retrying");
      return view;
    });
    expect(failed.lastError).toMatch(/^The queue stream.online is there already, with another x-/);
    expect(Date.parse(failed.nextAttemptAt ?? "") - Date.now()).toBeGreaterThan(50_000);
    await channel.deleteQueue("stream.online");
    await resumePublisher("rabbitmq", database.pool);
    expect(await drain("stream.online", 3)).toHaveLength(3);
  });

  test("a queue that is full holds back, in order, until there is room", async () => {
    const channel = await client.createChannel();
    await channel.assertExchange("tallylight.events", "topic", { durable: true });
    await channel.assertQueue("all", {
      durable: true,
      maxLength: 5,
      arguments: { "x-overflow": "reject-publish" },
    });
    await channel.bindQueue("all", "tallylight.events", "#");
    await begin();
    await append(database.pool, starts(40, { keys: 3 }));
    await eventually(async () => expect((await find()).lastError).toContain("did not take a message"));
    const seen = new Map<string, number[]>();
    await channel.prefetch(1);
    await channel.consume("all", (message) => {
      if (!message) return;
      const { key, data } = JSON.parse(String(message.content)) as {
        key: string;
        data: { stream: { title: string } };
      };
      const titles = seen.get(key) ?? [];
      seen.set(key, titles);
      const title = Number(data.stream.title);
      if (!titles.includes(title)) titles.push(title);
      setTimeout(() => channel.ack(message), 2);
    });
    await eventually(() => expect([...seen.values()].flat()).toHaveLength(40), { timeout: 60_000 });
    for (const titles of seen.values()) expect(titles).toEqual(titles.toSorted((a, b) => a - b));
  });

  test("a queue that was deleted is made anew, and what came meanwhile is in it", async () => {
    await begin();
    await append(database.pool, starts(1));
    await eventually(async () => expect((await find()).published).toBe(1));
    await (await newChannel()).deleteQueue("stream.online");
    await append(database.pool, starts(2, { from: 1 }));
    expect((await drain("stream.online", 2)).length).toBeGreaterThanOrEqual(2);
    await eventually(async () => expect((await find()).published).toBe(3));
  });

  test("what the server will never take is refused, and nothing before it", async () => {
    const carrier = createRabbitMqCarrier({ url: server.url });
    const of = (seq: number, key: string, size: number): OutgoingEvent => {
      const data = "x".repeat(size);
      return {
        seq,
        key,
        event: { id: uuid(seq), kind: "job.run", version: 1, key, at: new Date(0).toISOString(), data },
      };
    };
    const events = [of(1, "a", 1), of(2, "b", 1), of(3, "a", 135 * 2 ** 20), of(4, "b", 1), of(5, "a", 1)];
    const signal = new AbortController().signal;
    const outcome = await carrier.publish(events, signal);
    expect(outcome.taken).toBe(2);
    expect(outcome.then).toMatchObject({ refused: expect.stringContaining("larger than") });
    expect(await carrier.publish(events.slice(3), signal)).toEqual({ taken: 2 });
    await carrier.close();
  });
});
