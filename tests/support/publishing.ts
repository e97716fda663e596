import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents, followOutbox, newestSeq } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { type Carrier, type CarrierFactories, type OutgoingEvent, outcomeOf } from "@/lib/publishers";
import type { Broker, Timing } from "@/lib/publishers/engine/deps";
import { startPublishing } from "@/lib/publishers/engine/start";
import { event } from "./events";
import { silent } from "./jobs";

export const RABBITMQ: Broker = { id: "rabbitmq", kind: "rabbitmq", name: "RabbitMQ" };
export const KAFKA: Broker = { id: "kafka", kind: "kafka", name: "Kafka" };

/** Impatient enough for tests. */
const TIMING: Partial<Timing> = {
  look: 200,
  poll: 200,
  flush: 100,
  firstRetry: 20,
  lastRetry: 200,
  watch: 300,
};

export interface TestEngine {
  stop(): Promise<void>;
}

/** What a worker process does to publish: the engine, woken by the outbox. */
export function startEngine(
  { pool, url }: { pool: Pool; url: string },
  carriers: CarrierFactories,
  {
    timing,
    brokers,
    log = silent,
  }: { timing?: Partial<Timing>; brokers?: Broker[]; log?: typeof silent } = {},
): TestEngine {
  const publishing = startPublishing({
    pool,
    name: randomUUID(),
    brokers: brokers ?? [...(carriers.rabbitmq ? [RABBITMQ] : []), ...(carriers.kafka ? [KAFKA] : [])],
    carriers,
    operatorIds: [],
    log,
    timing: { ...TIMING, ...timing },
  });
  const ending = new AbortController();
  const follower = followOutbox({
    url,
    from: newestSeq,
    onEvents: publishing.heard,
    signal: ending.signal,
    log: silent,
  });
  return {
    async stop() {
      ending.abort();
      await publishing.stop();
      await follower.done;
    },
  };
}

/** A carrier that keeps what it gets, and answers what it is told to. */
export class MemoryCarrier implements Carrier {
  readonly got: OutgoingEvent[] = [];
  publish: Carrier["publish"] = async (events) => this.take(events);
  close = () => Promise.resolve();

  take(events: readonly OutgoingEvent[]) {
    this.got.push(...events);
    return outcomeOf(events.length);
  }

  get seqs(): number[] {
    return this.got.map(({ seq }) => seq);
  }
}

/** Appends events as their causes do: each batch in one transaction. */
export async function append(pool: Pool, events: readonly DomainEvent[]): Promise<void> {
  await withTransaction((tx) => appendEvents(tx, events), pool);
}

/** `count` starts of streams in turn over `keys` broadcasters; the title is their number. */
export const starts = (count: number, { keys = 50, from = 0 } = {}): DomainEvent[] =>
  Array.from({ length: count }, (_, n) => {
    const start = event.online(String((n % keys) + 1), `s${from + n}`);
    return {
      ...start,
      payload: { ...start.payload, stream: { ...start.payload.stream, title: `${from + n}` } },
    };
  });

/** A webhook's publisher, which begins with what happens from now on. */
export async function addWebhook(pool: pg.Pool, { kinds = null as string[] | null } = {}): Promise<string> {
  const id = randomUUID();
  await pool.query(
    `INSERT INTO publisher (id, kind, name, kinds, position)
     VALUES ($1, 'webhook', 'hook', $2, (SELECT coalesce(max(seq), 0) FROM outbox))`,
    [id, kinds],
  );
  await pool.query(
    "INSERT INTO webhook (publisher_id, url, secret) VALUES ($1, 'https://example.org/', 'x')",
    [id],
  );
  return id;
}
