import type { Pool } from "@/lib/db/client";
import type { CarrierFactories } from "../carrier-factories";
import type { PublisherKind } from "../schema";

/** A broker that is configured. */
export interface Broker {
  id: "rabbitmq" | "kafka";
  kind: Exclude<PublisherKind, "webhook">;
  /** For people: where it is, without a password. */
  name: string;
}

export interface PublishingDeps {
  pool: Pool;
  /** Names this process in leases. */
  name: string;
  brokers: readonly Broker[];
  carriers: CarrierFactories;
  operatorIds: readonly string[];
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  timing?: Partial<Timing>;
}

/** All in ms. */
export interface Timing {
  /** How often leases are renewed and free publishers looked for; well below the 10 s that a lease holds. */
  look: number;
  /** How often the outbox is read without anybody having said that it grew. */
  poll: number;
  /** A position that only passed over what is not wanted is written down this often. */
  flush: number;
  /** The pause after a failure doubles from the first up to the last. */
  firstRetry: number;
  lastRetry: number;
  /** What is under way when a publisher is paused, or the process ends, may take so long to end by itself. */
  grace: number;
  /** A webhook that failed for so long in a row is given up. */
  giveUpAfter: number;
  /** How often it is looked for what operators have to know. */
  watch: number;
}

export const TIMING: Timing = {
  look: 2_000,
  poll: 2_000,
  flush: 5_000,
  firstRetry: 500,
  lastRetry: 60_000,
  grace: 500,
  giveUpAfter: 24 * 3_600_000,
  watch: 15_000,
};
