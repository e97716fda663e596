import { describeWith, startService, type TestService } from "./service";

/** A RabbitMQ of one's own, with nothing declared. */
export interface TestRabbitMq extends Omit<TestService, "address"> {
  /** As RABBITMQ_URL. */
  url: string;
}

/** A `describe` of tests that need RabbitMQ: see describeWith. */
export const describeWithRabbitMq = describeWith("RabbitMQ");

/** Starts it on free ports; ready when it truly answers. The test stops it. */
export async function startRabbitMq(): Promise<TestRabbitMq> {
  const { address: url, ...service } = await startService("RabbitMQ");
  return { url, ...service };
}
