import { Admin, GenericError, MultipleErrors } from "@platformatic/kafka";
import { clientOptions, type KafkaOptions } from "./options";

/** Events of one key are in one partition; so many consumers of a group can share a topic. */
const PARTITIONS = 3;

/**
 * Makes those of the topics that are not there, with as many replicas as the brokers hold right. One that must not make
 * topics leaves that to whoever runs Kafka: publishing says then that a topic is missing.
 * @throws when Kafka cannot be reached
 */
export async function ensureTopics(options: KafkaOptions, topics: readonly string[]): Promise<void> {
  const admin = new Admin(clientOptions(options));
  try {
    for (const topic of topics) {
      await admin.createTopics({ topics: [topic], partitions: PARTITIONS }).catch((error: unknown) => {
        if (
          !isSaid(error, [
            "TOPIC_ALREADY_EXISTS",
            "TOPIC_AUTHORIZATION_FAILED",
            "CLUSTER_AUTHORIZATION_FAILED",
          ])
        )
          throw error;
      });
    }
  } finally {
    await admin.close().catch(() => undefined);
  }
}

/** Whether a failure of the client is, or holds, one that Kafka calls by one of these names. */
export function isSaid(error: unknown, names: readonly string[]): boolean {
  if (error instanceof MultipleErrors) return names.some((name) => error.findBy("apiId", name) !== null);
  return error instanceof GenericError && names.some((name) => error.findBy("apiId", name) !== null);
}
