import { Counter, Gauge, Registry } from "prom-client";
import type { Db } from "@/lib/db/client";
import { within } from "@/lib/kernel/within";
import { listPublishers } from "./read";
import type { PublisherView } from "./schema";

/** Below the two seconds that whoever asks is promised. */
const TIMEOUT_MS = 1_500;
/** Figures of one answer are read once. */
const SHARED_MS = 1_000;

/** Figures of all publishers for Prometheus, read when they are asked for; none while the database does not answer. */
export function publisherMetrics(db: Db): Registry {
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ["publisher", "kind"] as const;
  let latest: { at: number; items: Promise<PublisherView[]> } | undefined;
  const read = () => {
    const at = performance.now();
    if (!latest || at - latest.at >= SHARED_MS) {
      const items = within(TIMEOUT_MS, listPublishers(db)).then(
        (list) => list.items,
        () => [],
      );
      latest = { at, items };
    }
    return latest.items;
  };
  const gauge = (name: string, help: string, value: (one: PublisherView) => number) =>
    new Gauge({
      name: `tallylight_publisher_${name}`,
      ...{ help, labelNames, registers },
      async collect() {
        const items = await read();
        this.reset();
        for (const one of items) this.set({ publisher: one.id, kind: one.kind }, value(one));
      },
    });
  gauge(
    "lag_events",
    "Events that are wanted and not sent yet, among the next 10,000 of all",
    ({ lag }) => lag.events,
  );
  gauge("lag_seconds", "Age of the oldest event that is not sent yet", ({ lag }) => (lag.ageMs ?? 0) / 1000);
  gauge("failing", "1 while what is sent is not taken", ({ failingSince }) => (failingSince ? 1 : 0));
  gauge(
    "dead_letters",
    "Events refused for good that nobody has dealt with",
    ({ deadLetters }) => deadLetters,
  );
  new Counter({
    name: "tallylight_publisher_published_total",
    help: "Events sent and confirmed",
    ...{ labelNames, registers },
    async collect() {
      const items = await read();
      this.reset();
      for (const { id, kind, published } of items) this.inc({ publisher: id, kind }, published);
    },
  });
  return registry;
}
