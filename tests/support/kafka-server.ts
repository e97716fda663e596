import { describeWith, startService, type TestService } from "./service";

/** A Kafka of one's own, a single node, without topics. */
export interface TestKafka extends Omit<TestService, "address"> {
  /** As KAFKA_BROKERS. */
  brokers: string;
}

/** A `describe` of tests that need Kafka: see describeWith. */
export const describeWithKafka = describeWith("Kafka");

/** Starts it on free ports; ready when it truly answers. The test stops it. */
export async function startKafka(): Promise<TestKafka> {
  const { address: brokers, ...service } = await startService("Kafka");
  return { brokers, ...service };
}
