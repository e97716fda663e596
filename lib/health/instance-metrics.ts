import { Gauge, Registry } from "prom-client";
import { within } from "@/lib/kernel/within";

/** How the instance does as a whole, whichever process is asked. */
export interface InstanceFacts {
  /** When the last good tick ended; null when none has. */
  lastGoodTickAt: Date | null;
  /** Ticks that failed since. */
  failedTicks: number;
  /** Kinds of the alerts that go on. */
  openAlerts: readonly string[];
  /** Every job, and whether it is late. */
  jobs: readonly { id: string; late: boolean }[];
  /** Streams on air whose session is open. */
  openSessions: number;
  helix: { left: number; capacity: number };
}

export interface InstanceMetricsDeps {
  read: () => Promise<InstanceFacts>;
  now: () => Date;
  /** Most time the facts may take. */
  timeoutMs: number;
}

/** Gauges of one answer are read once, and answers of the same second share it. */
const SHARED_MS = 1_000;

/**
 * Figures of the whole instance for Prometheus, read from the database when they are asked for. While it does not
 * answer, `tallylight_up` is 0 and the others are left out: no figure is better than an old one.
 */
export function createInstanceMetrics(deps: InstanceMetricsDeps): Registry {
  const registry = new Registry();
  const read = shared(deps);
  gauge(registry, read, "up", "1 while the database answers", (facts) => (facts ? 1 : 0));
  const known = (name: string, help: string, value: (facts: InstanceFacts) => number | null) =>
    gauge(registry, read, name, help, (facts) => facts && value(facts));
  known("sync_last_good_tick_age_seconds", "Seconds since a tick succeeded", ({ lastGoodTickAt }) =>
    lastGoodTickAt ? Math.max(0, (deps.now().getTime() - lastGoodTickAt.getTime()) / 1000) : null,
  );
  known("sync_failed_ticks", "Latest ticks that failed in a row", ({ failedTicks }) => failedTicks);
  known("helix_points_left", "Helix points that can be spent now", ({ helix }) => helix.left);
  known("helix_points_capacity", "Helix points when none is spent", ({ helix }) => helix.capacity);
  known("stream_sessions_open", "Streams on air whose session is open", ({ openSessions }) => openSessions);
  known("alerts_open", "Alerts that go on", ({ openAlerts }) => openAlerts.length);
  new Gauge({
    name: "tallylight_job_late",
    help: "1 while a job should have run and has not",
    labelNames: ["job"] as const,
    registers: [registry],
    async collect() {
      const facts = await read();
      this.reset();
      for (const { id, late } of facts?.jobs ?? []) this.set({ job: id }, late ? 1 : 0);
    },
  });
  return registry;
}

type Read = () => Promise<InstanceFacts | null>;

/** Null when the facts do not come in time. */
function shared({ read, timeoutMs }: InstanceMetricsDeps): Read {
  let latest: { at: number; facts: Promise<InstanceFacts | null> } | undefined;
  return () => {
    const at = performance.now();
    if (!latest || at - latest.at >= SHARED_MS) {
      latest = { at, facts: within(timeoutMs, read()).catch(() => null) };
    }
    return latest.facts;
  };
}

/** A figure that is null now is left out of the answer. */
function gauge(
  registry: Registry,
  read: Read,
  name: string,
  help: string,
  value: (facts: InstanceFacts | null) => number | null,
): void {
  new Gauge({
    name: `tallylight_${name}`,
    help,
    registers: [registry],
    async collect() {
      const now = value(await read());
      if (now === null) this.remove();
      else this.set(now);
    },
  });
}
