import { Admin } from "@platformatic/kafka";
import { connect } from "amqplib";
import { createClient } from "redis";
import type { ServiceName, ServicePlan } from "./plans";

const PATIENCE_MS = 3_000;

/** Whether a service does its work at its address: an open port alone says nothing. Never rejects. */
export async function answers({ name, address }: Pick<ServicePlan, "name" | "address">): Promise<boolean> {
  try {
    await asks[name](address);
    return true;
  } catch {
    return false;
  }
}

/** Each rejects unless the service answers in time. */
const asks: Record<ServiceName, (address: string) => Promise<unknown>> = {
  async Redis(url) {
    const client = createClient({
      url,
      socket: { reconnectStrategy: false, connectTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.ping();
    } finally {
      client.destroy();
    }
  },

  async RabbitMQ(url) {
    const connection = await connect(url, { timeout: PATIENCE_MS });
    connection.on("error", () => undefined);
    // Connections are taken before everything is recovered; a channel is made only after that.
    await connection.createChannel();
    await connection.close();
  },

  async Kafka(brokers) {
    const admin = new Admin({
      clientId: "probe",
      bootstrapBrokers: brokers.split(","),
      retries: false,
      timeout: PATIENCE_MS,
      connectTimeout: PATIENCE_MS,
    });
    try {
      const { brokers: known } = await admin.metadata({});
      if (known.size === 0) throw new Error("no broker is known yet");
    } finally {
      await admin.close();
    }
  },
};
