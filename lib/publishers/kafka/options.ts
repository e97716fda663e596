import type { BaseOptions } from "@platformatic/kafka";

/** How Kafka or Redpanda is reached, and what topics are called. */
export interface KafkaOptions {
  /** Each host:port. */
  brokers: readonly string[];
  topicPrefix: string;
  tls: boolean;
  username?: string | undefined;
  password?: string | undefined;
}

/** In ms. A broker that is silent for so long is tried again by the engine, which knows how to wait. */
const CONNECT_MS = 5_000;
const ANSWER_MS = 10_000;
const RETRY_MS = 250;

/**
 * The client's options. Two retries of its own are for leaders that move; with one or none, its idempotent producer
 * would retry for ever (1.35.0).
 */
export function clientOptions({ brokers, tls, username, password }: KafkaOptions): BaseOptions {
  return {
    clientId: "tallylight",
    bootstrapBrokers: [...brokers],
    connectTimeout: CONNECT_MS,
    timeout: ANSWER_MS,
    retries: 2,
    retryDelay: RETRY_MS,
    ...(tls && { tls: {} }),
    ...(username !== undefined && {
      sasl: { mechanism: "SCRAM-SHA-512" as const, username, password: password ?? "" },
    }),
  };
}
