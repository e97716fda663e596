import { describeWith, startService, type TestService } from "./service";

/** A Redis of one's own, empty, that has on disk what it answered for. */
export interface TestRedis extends Omit<TestService, "address"> {
  /** As REDIS_URL. */
  url: string;
}

/** A `describe` of tests that need Redis: see describeWith. */
export const describeWithRedis = describeWith("Redis");

/** Starts it on free ports; ready when it truly answers. The test stops it. */
export async function startRedis(): Promise<TestRedis> {
  const { address: url, ...service } = await startService("Redis");
  return { url, ...service };
}
