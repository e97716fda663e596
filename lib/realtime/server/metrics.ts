import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { RecordedEvent } from "@/lib/events/schema";
import type { CaughtUp } from "../schema";

export interface RealtimeMetrics {
  registry: Registry;
  emitted(event: RecordedEvent, now: number): void;
  caughtUp(answer: CaughtUp): void;
  dropped(): void;
  refused(reason: string): void;
}

export interface MetricSources {
  sockets: () => number;
  people: () => number;
  position: () => number;
  /** Milliseconds since the end of the outbox was last reached. */
  behindMs: () => number;
  /** Whether this sidecar reads the outbox itself. */
  reads: () => boolean;
}

/** The sidecar's figures for Prometheus, in a registry of their own so that several can run in one test. */
export function createMetrics(sources: MetricSources): RealtimeMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `tallylight_realtime_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge("sockets", "Open sockets", sources.sockets);
  gauge("people", "People with at least one open socket", sources.people);
  gauge("outbox_position", "Last outbox seq handed to sockets", sources.position);
  gauge("outbox_behind_ms", "Milliseconds since the end of the outbox was last reached", sources.behindMs);

  gauge(
    "reads_outbox",
    "1 while this sidecar reads the outbox itself, 0 while another reads it for all",
    () => (sources.reads() ? 1 : 0),
  );

  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `tallylight_realtime_${name}`, help, labelNames, registers });
  const events = counter("events_total", "Events handed to their rooms", ["kind"]);
  const returns = counter("caught_up_total", "Sockets let in, by what they were told", ["answer"]);
  const refusals = counter("refused_total", "Sockets not let in", ["reason"]);
  const noise = counter("dropped_total", "Packets from browsers, which have nothing to send");
  const delay = new Histogram({
    name: "tallylight_realtime_commit_to_emit_ms",
    help: "Milliseconds from writing an event to handing it to its sockets",
    buckets: [2, 5, 10, 20, 50, 100, 250, 500, 1_000, 5_000, 30_000],
    registers,
  });
  return {
    registry,
    emitted(event, now) {
      events.inc({ kind: event.kind });
      // The database's clock may be ahead of ours.
      delay.observe(Math.max(0, now - Date.parse(event.at)));
    },
    caughtUp: (answer) => returns.inc({ answer: answerName(answer) }),
    dropped: () => noise.inc(),
    refused: (reason) => refusals.inc({ reason }),
  };
}

function answerName(answer: CaughtUp): string {
  if (answer.refetch) return "refetch";
  return answer.events.length > 0 ? "replayed" : "nothing_missed";
}
