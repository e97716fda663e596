import { db } from "@/lib/db/client";
import type { Env } from "@/lib/env/schema";
import { env } from "@/lib/env/server";
import type { CarrierFactories } from "./carrier-factories";
import type { Broker, PublishingDeps } from "./engine/deps";
import { type Publishing, startPublishing } from "./engine/start";
import { createKafkaCarrier } from "./kafka/carrier";
import { createRabbitMqCarrier } from "./rabbitmq/carrier";

/** Begins to publish to the brokers that the environment names, and to webhooks, which `webhook` knows how to reach. */
export function publish(
  deps: Pick<PublishingDeps, "name" | "log"> & Required<Pick<CarrierFactories, "webhook">>,
): Publishing {
  const config = env();
  return startPublishing({
    pool: db(),
    ...deps,
    operatorIds: config.OPERATOR_TWITCH_IDS,
    brokers: brokersOf(config),
    carriers: { ...brokerCarriers(config), webhook: deps.webhook },
  });
}

/** The brokers that are configured, named without passwords. */
function brokersOf({ RABBITMQ_URL, KAFKA_BROKERS }: Env): Broker[] {
  const brokers: Broker[] = [];
  if (RABBITMQ_URL !== undefined) {
    const { host, pathname } = new URL(RABBITMQ_URL);
    const name = `RabbitMQ at ${host}${pathname === "/" ? "" : pathname}`;
    brokers.push({ id: "rabbitmq", kind: "rabbitmq", name });
  }
  const [first, ...more] = KAFKA_BROKERS;
  if (first !== undefined) {
    const name = `Kafka at ${first}${more.length > 0 ? ` and ${more.length} more` : ""}`;
    brokers.push({ id: "kafka", kind: "kafka", name });
  }
  return brokers;
}

function brokerCarriers(config: Env): CarrierFactories {
  const { RABBITMQ_URL: url, KAFKA_BROKERS: brokers } = config;
  const kafka = {
    brokers,
    topicPrefix: config.KAFKA_TOPIC_PREFIX,
    tls: config.KAFKA_TLS,
    username: config.KAFKA_USERNAME,
    password: config.KAFKA_PASSWORD,
  };
  return {
    ...(url !== undefined && { rabbitmq: () => createRabbitMqCarrier({ url }) }),
    ...(brokers.length > 0 && { kafka: () => createKafkaCarrier(kafka) }),
  };
}
