import pg from "pg";
import { createKafkaCarrier } from "@/lib/publishers/kafka/carrier";
import { createRabbitMqCarrier } from "@/lib/publishers/rabbitmq/carrier";
import { startEngine } from "./publishing";

/** A worker that publishes until it is killed: DATABASE, and RABBITMQ or KAFKA. */
const { DATABASE: url = "", RABBITMQ, KAFKA } = process.env;
const pool = new pg.Pool({ connectionString: url, max: 4 });
pool.on("error", () => undefined);
const kafka = { brokers: KAFKA?.split(",") ?? [], topicPrefix: "test.", tls: false };
startEngine(
  { pool, url },
  {
    ...(RABBITMQ && { rabbitmq: () => createRabbitMqCarrier({ url: RABBITMQ }) }),
    ...(KAFKA && { kafka: () => createKafkaCarrier(kafka) }),
  },
);
process.on("disconnect", () => process.exit());
process.send?.("ready");
