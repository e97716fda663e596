import type { Carrier } from "./carrier";

/** Who makes the ways out. A broker that is not configured has none, and nobody takes its publisher up. */
export interface CarrierFactories {
  rabbitmq?: () => Carrier;
  kafka?: () => Carrier;
  /**
   * Called when this process takes up a webhook's publisher. Where it goes and how that is signed may change while it
   * has it, so the carrier reads both for each batch.
   */
  webhook?: (publisherId: string) => Carrier;
}
