import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { Admin, Consumer, Producer, stringDeserializers, stringSerializers } from "@platformatic/kafka";
import { connect } from "amqplib";
import { expect, onTestFinished, test } from "vitest";
import { createRedis } from "@/lib/redis";
import { answers } from "@/scripts/services/probes";
import { eventually } from "../support/eventually";
import { describeWithKafka, startKafka } from "../support/kafka-server";
import { describeWithRabbitMq, startRabbitMq } from "../support/rabbitmq-server";
import { describeWithRedis, startRedis } from "../support/redis-server";

const silent = { info: () => undefined, warn: () => undefined };

/** The tests of brokers stand on this: what was acknowledged outlives a kill -9, at the same address. */
describeWithRedis("Redis", () => {
  test("is killed and comes back with its data", async () => {
    const redis = await startRedis();
    onTestFinished(redis.stop);
    const { client, close } = createRedis({ url: redis.url, log: silent });
    onTestFinished(close);
    await client.set("kept", "yes");
    await redis.kill();
    await expect(client.ping()).rejects.toThrow();
    await redis.start();
    await expect.poll(() => client.get("kept").catch(() => "down")).toBe("yes");
  });
});

describeWithRedis("a service of a test", () => {
  test("does not outlive the test's process, and neither does its folder", async () => {
    const test = spawn(process.execPath, ["--import", "tsx", "tests/support/service-worker.ts"], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const [{ address, folder }] = (await once(test, "message")) as [{ address: string; folder: string }];
    expect([await answers({ name: "Redis", address }), existsSync(folder)]).toEqual([true, true]);
    test.kill("SIGKILL");
    await eventually(async () => expect(await answers({ name: "Redis", address })).toBe(false));
    await eventually(() => expect(existsSync(folder)).toBe(false));
  });
});

describeWithRabbitMq("RabbitMQ", () => {
  test("is killed and comes back with its data", async () => {
    const rabbit = await startRabbitMq();
    onTestFinished(rabbit.stop);
    const before = await connect(rabbit.url);
    before.on("error", () => undefined);
    const channel = await before.createConfirmChannel();
    channel.on("error", () => undefined);
    await channel.assertQueue("kept", { durable: true });
    channel.sendToQueue("kept", Buffer.from("yes"), { persistent: true });
    await channel.waitForConfirms();
    await rabbit.kill();
    await expect(connect(rabbit.url)).rejects.toThrow();
    await rabbit.start();
    const after = await connect(rabbit.url);
    onTestFinished(() => after.close());
    const message = await (await after.createChannel()).get("kept", { noAck: true });
    expect(message ? message.content.toString() : undefined).toBe("yes");
  });
});

describeWithKafka("Kafka", () => {
  test("is killed and comes back with its data", async () => {
    const kafka = await startKafka();
    onTestFinished(kafka.stop);
    const client = { clientId: "test", bootstrapBrokers: [kafka.brokers] };
    const admin = new Admin(client);
    await admin.createTopics({ topics: ["kept"], partitions: 1, replicas: 1 });
    await admin.close();
    const producer = new Producer({ ...client, serializers: stringSerializers, idempotent: true });
    await producer.send({ messages: [{ topic: "kept", key: "key", value: "yes" }] });
    await producer.close();
    await kafka.kill();
    await kafka.start();
    const consumer = new Consumer({ ...client, groupId: randomUUID(), deserializers: stringDeserializers });
    const stream = await consumer.consume({ topics: ["kept"], mode: "earliest" });
    for await (const message of stream) {
      expect([message.key, message.value]).toEqual(["key", "yes"]);
      break;
    }
    await new Promise<void>((closed) => consumer.close(true, () => closed()));
  });
});
