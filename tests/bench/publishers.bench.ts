import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "amqplib";
import { createOutbound } from "@/lib/outbound";
import type { Carrier, CarrierFactories } from "@/lib/publishers";
import { createKafkaCarrier } from "@/lib/publishers/kafka/carrier";
import { createRabbitMqCarrier } from "@/lib/publishers/rabbitmq/carrier";
import { createWebhookCarrier } from "@/lib/webhooks/carrier";
import { findPrograms, whyNot } from "@/scripts/services/programs";
import type { TestDatabase } from "@/tests/support/database";
import { startKafka } from "@/tests/support/kafka-server";
import { nextInLine, publishOne } from "@/tests/support/publish-naive";
import { addWebhook, append, startEngine, starts } from "@/tests/support/publishing";
import { startRabbitMq } from "@/tests/support/rabbitmq-server";
import { atLeast, type Bench, type BenchContext, type Row } from "./support/bench";

const EVENTS = 20_000;
const NAIVE_EVENTS = 500;
const KEYS = 50;

/** One way out: how it is measured, and what it has to reach. */
interface Way {
  id: "rabbitmq" | "kafka" | "webhook";
  goal: number;
  carrier(): Carrier;
}

/**
 * E1: events of 50 channels from the outbox to each kind of publisher, confirmed and written down. Beside it what one
 * would write first: one event, one confirmation, one new position.
 */
export const bench: Bench = {
  name: "publishers",
  async run(context) {
    return [...(await toRabbitMq(context)), ...(await toKafka(context)), ...(await toWebhook(context))];
  },
};

async function toRabbitMq(context: BenchContext): Promise<Row[]> {
  if (missing(context, "RabbitMQ")) return [];
  const server = await startRabbitMq();
  try {
    const { url } = server;
    // What nobody keeps, RabbitMQ confirms without writing it.
    const connection = await connect(url);
    const channel = await connection.createChannel();
    await channel.assertExchange("tallylight.events", "topic", { durable: true });
    await channel.assertQueue("all", { durable: true });
    await channel.bindQueue("all", "tallylight.events", "#");
    await connection.close();
    return await measure(context, {
      id: "rabbitmq",
      goal: 1_000,
      carrier: () => createRabbitMqCarrier({ url }),
    });
  } finally {
    await server.stop();
  }
}

async function toKafka(context: BenchContext): Promise<Row[]> {
  if (missing(context, "Kafka")) return [];
  const server = await startKafka();
  try {
    const options = { brokers: [server.brokers], topicPrefix: "bench.", tls: false };
    return await measure(context, { id: "kafka", goal: 2_000, carrier: () => createKafkaCarrier(options) });
  } finally {
    await server.stop();
  }
}

async function toWebhook(context: BenchContext): Promise<Row[]> {
  const server = await startReceiver();
  const { port } = server.address() as AddressInfo;
  const outbound = createOutbound({ allow: [`127.0.0.1:${port}`] });
  try {
    const receiver = async () => ({ url: `http://127.0.0.1:${port}/`, secret: "a secret for the bench" });
    const carrier = () => createWebhookCarrier({ outbound, clock: () => new Date(), receiver });
    return await measure(context, { id: "webhook", goal: 300, carrier });
  } finally {
    outbound.close();
    server.closeAllConnections();
    server.close();
  }
}

const startReceiver = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      request.resume().on("end", () => response.writeHead(204).end());
    });
    server.listen(0, "127.0.0.1", () => resolve(server));
  });

function missing({ say }: BenchContext, name: "RabbitMQ" | "Kafka"): boolean {
  const reason = whyNot(name, findPrograms());
  if (reason !== undefined) say(`${name} is left out: it ${reason}`);
  return reason !== undefined;
}

async function measure(context: BenchContext, way: Way): Promise<Row[]> {
  context.say(`${way.id}: ${EVENTS.toLocaleString("en")} events`);
  const ours = await throughEngine(context, await context.database(), way);
  const naive = await inLine(context, await context.database(), way);
  return [
    atLeast(way.goal, {
      name: `${EVENTS.toLocaleString("en")} events of ${KEYS} channels to ${way.id}`,
      metric: `confirmed and written down (naive: one after another, ${NAIVE_EVENTS})`,
      ...{ value: Math.round(ours), unit: "events/s", reference: Math.round(naive) },
    }),
  ];
}

async function throughEngine({ time }: BenchContext, database: TestDatabase, way: Way): Promise<number> {
  const { pool } = database;
  const id = way.id === "webhook" ? await addWebhook(pool) : await addBroker(database, way.id);
  for (let from = 0; from < EVENTS; from += 1_000) await append(pool, starts(1_000, { keys: KEYS, from }));
  const factories: CarrierFactories = { [way.id]: way.carrier };
  const { result: engine, ms } = await time(async () => {
    const started = startEngine(database, factories);
    for (;;) {
      const { rows } = await pool.query<{ done: boolean }>(
        "SELECT published >= $2 AS done FROM publisher WHERE id = $1",
        [id, EVENTS],
      );
      if (rows[0]?.done) return started;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await engine.stop();
  return (EVENTS / ms) * 1000;
}

/** The row that the engine would make at its start, so that it begins before the events. */
async function addBroker({ pool }: TestDatabase, id: string): Promise<string> {
  await pool.query("INSERT INTO publisher (id, kind, name, position) VALUES ($1, $1, $1, 0)", [id]);
  return id;
}

async function inLine({ time }: BenchContext, { pool }: TestDatabase, way: Way): Promise<number> {
  await append(pool, starts(NAIVE_EVENTS, { keys: KEYS }));
  await pool.query(
    "INSERT INTO publisher (id, kind, name, position) VALUES ('naive', 'webhook', 'naive', 0)",
  );
  const carrier = way.carrier();
  const { ms } = await time(async () => {
    for (let next = await nextInLine(pool); next; next = await nextInLine(pool))
      await publishOne(pool, carrier, next);
  });
  await carrier.close();
  return (NAIVE_EVENTS / ms) * 1000;
}
