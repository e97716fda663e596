import { createBell } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import type { Carrier } from "../carrier";
import * as leases from "../repository-lease";
import type { PublisherKind } from "../schema";
import { watchPublishers } from "../watch";
import { type PublishingDeps, TIMING } from "./deps";
import { type Runner, startRunner } from "./runner";

export interface Publishing {
  /** What happened in the instance: it wakes the publishers, and tells of orders. */
  heard(events: readonly RecordedEvent[]): void;
  /** Ends what is under way within moments, and lets other workers take over at once. */
  stop(): Promise<void>;
}

/**
 * Publishes what the outbox tells, for as long as the process lives. Each publisher has a worker by lease, and a loop of
 * its own, so that none waits for another. Any number of processes may do this side by side; those publishers whose
 * process dies are taken over when their leases run out.
 */
export function startPublishing(deps: PublishingDeps): Publishing {
  const timing = { ...TIMING, ...deps.timing };
  const { pool, log } = deps;
  const stopping = new AbortController();
  const bell = createBell();
  const runners = new Map<string, Runner>();
  const kinds = kindsOf(deps);

  const take = async () => {
    for (const lease of await leases.takeFree(pool, deps.name, kinds)) {
      const carrier = carrierFor(deps, lease);
      if (!carrier) continue;
      const runner = startRunner({ pool, log }, lease, carrier, timing);
      runners.set(lease.id, runner);
      log.info({ publisherId: lease.id, fence: lease.fence }, "a publisher is taken up");
      void runner.done.then(() => runners.get(lease.id) === runner && runners.delete(lease.id));
    }
  };
  const renew = async () => {
    const mine = [...runners.values()];
    if (mine.length === 0) return;
    const kept = await leases.renew(
      pool,
      mine.map(({ lease }) => lease),
    );
    for (const runner of mine) {
      if (kept.has(runner.lease.id)) continue;
      log.warn({ publisherId: runner.lease.id }, "a publisher is another worker's now, or gone");
      void runner.stop();
    }
  };
  const loop = async () => {
    let brokersKnown = false;
    let watchAt = 0;
    while (!stopping.signal.aborted) {
      try {
        if (!brokersKnown) for (const broker of deps.brokers) await leases.ensureBroker(pool, broker);
        brokersKnown = true;
        await renew();
        await take();
        if (performance.now() >= watchAt) {
          watchAt = performance.now() + timing.watch;
          await watchPublishers(deps);
        }
      } catch (error) {
        log.warn({ err: error }, "publishers cannot be looked after; trying again");
      }
      await bell.sleep(timing.look, stopping.signal);
    }
  };
  const looping = loop();

  return {
    heard(events) {
      for (const { kind, payload } of events) {
        if (kind !== "publisher.changed") continue;
        const runner = runners.get(payload.publisherId);
        if (runner) runner.reconsider();
        // It may be a webhook that nobody has yet.
        else bell.ring();
      }
      for (const runner of runners.values()) runner.wake();
    },
    async stop() {
      stopping.abort();
      await looping;
      const mine = [...runners.values()];
      await Promise.all(mine.map((runner) => runner.stop()));
      const held = mine.map(({ lease }) => lease);
      await leases
        .release(pool, held)
        .catch((error: unknown) => log.warn({ err: error }, "leases run out by themselves"));
    },
  };
}

/** What this process can send; the publishers of other kinds are left to others. */
const kindsOf = ({ brokers, carriers }: PublishingDeps): PublisherKind[] => [
  ...brokers.map(({ kind }) => kind),
  ...(carriers.webhook ? (["webhook"] as const) : []),
];

function carrierFor({ carriers }: PublishingDeps, { id, kind }: leases.Lease): Carrier | undefined {
  return kind === "webhook" ? carriers.webhook?.(id) : carriers[kind]?.();
}
